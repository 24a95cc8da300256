/* The barrier and the way of leaving it, without ggml: thousands of random rounds, made to be run under ThreadSanitizer.
 *
 *     stress THREADS ROUNDS SEED
 *
 * Each round starts some of the pool's threads, which pass a random number of barriers; sometimes one of them throws at a random place,
 * and then all leave and the next round must be whole. Every thread writes a cell without atomics before a barrier and reads all cells
 * behind it: a barrier that lets a thread through too early is a data race and a wrong sum.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef pthread_mutex_t ggml_mutex_t;
typedef pthread_cond_t  ggml_cond_t;
#define ggml_mutex_init(m)          pthread_mutex_init(m, NULL)
#define ggml_mutex_destroy(m)       pthread_mutex_destroy(m)
#define ggml_mutex_lock(m)          pthread_mutex_lock(m)
#define ggml_mutex_unlock(m)        pthread_mutex_unlock(m)
#define ggml_mutex_lock_shared(m)   pthread_mutex_lock(m)
#define ggml_mutex_unlock_shared(m) pthread_mutex_unlock(m)
#define ggml_cond_init(c)           pthread_cond_init(c, NULL)
#define ggml_cond_destroy(c)        pthread_cond_destroy(c)
#define ggml_cond_wait(c, m)        pthread_cond_wait(c, m)
#define ggml_cond_broadcast(c)      pthread_cond_broadcast(c)

static inline void ggml_thread_cpu_relax(void) {
    __asm__ volatile("" ::: "memory");
}

static int64_t ggml_time_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

#include "team.h"

enum { MOST_THREADS = 16 };

struct pool {
    struct mullama_team team;
    atomic_int          n_barrier;
    atomic_int          n_passed;
    atomic_int          round; /* moves when there is work; -1 ends */
    struct mullama_gate started;
    int                 n_threads; /* of this round */
    int                 n_barriers;
    int                 thrower; /* thread that throws before barrier `throw_at`, or -1 */
    int                 throw_at;
    long                cells[MOST_THREADS];
};

struct thread {
    struct pool * pool;
    int           ith;
    unsigned      seed;
    pthread_t     id;
};

static unsigned next(unsigned * seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void fail(const char * what) {
    fprintf(stderr, "stress: %s\n", what);
    abort();
}

/* Sometimes a thread is late. */
static void dawdle(unsigned * seed) {
    unsigned n = next(seed) % 64;
    if (n == 0) {
        nanosleep(&(struct timespec) { 0, 200000 }, NULL);
    } else if (n < 8) {
        for (volatile unsigned i = 0; i < n * 200; i++) {
        }
    }
}

/* A thread's part of a round; what it answers stands for what was thrown, NULL for nothing. A broken barrier is left at once. */
static void * part(struct pool * pool, int ith, unsigned * seed) {
    for (int i = 0; i < pool->n_barriers; i++) {
        dawdle(seed);
        if (ith == pool->thrower && i == pool->throw_at) {
            return &pool->thrower;
        }
        pool->cells[ith] = i + 1;
        if (!mullama_barrier(&pool->team, &pool->n_barrier, &pool->n_passed, pool->n_threads)) {
            return pool;
        }
        long sum = 0;
        for (int j = 0; j < pool->n_threads; j++) {
            sum += pool->cells[j];
        }
        if (sum != (long) (i + 1) * pool->n_threads) {
            fail("a barrier let a thread through too early");
        }
        if (!mullama_barrier(&pool->team, &pool->n_barrier, &pool->n_passed, pool->n_threads)) {
            return pool;
        }
    }
    return NULL;
}

static void compute(struct pool * pool, int ith, unsigned * seed) {
    if (mullama_is_broken(&pool->team)) {
        return;
    }
    void * thrown = part(pool, ith, seed);
    if (thrown) {
        mullama_break(&pool->team, &pool->n_passed, thrown);
    }
}

static void * worker(void * data) {
    struct thread * self = data;
    struct pool *   pool = self->pool;
    for (int seen = 0;;) {
        mullama_gate_wait(&pool->started, &pool->round, seen);
        seen = atomic_load(&pool->round);
        if (seen < 0) {
            return NULL;
        }
        /* All workers take part in each round; those beyond `n_threads` only count themselves off. */
        if (self->ith < pool->n_threads) {
            compute(pool, self->ith, &self->seed);
        }
        mullama_left(&pool->team);
    }
}

static void start(struct pool * pool, int round) {
    atomic_store(&pool->round, round);
    mullama_gate_wake(&pool->started, &pool->round);
}

int main(int argc, char ** argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: stress THREADS ROUNDS SEED\n");
        return 2;
    }
    int      n_threads = atoi(argv[1]);
    int      rounds    = atoi(argv[2]);
    unsigned seed      = (unsigned) atoi(argv[3]);
    if (n_threads < 2 || n_threads > MOST_THREADS) {
        fail("THREADS is 2 to 16");
    }
    static struct pool   pool;
    static struct thread threads[MOST_THREADS];
    mullama_team_init(&pool.team);
    mullama_gate_init(&pool.started, MULLAMA_SPIN_BARRIER_MOST);
    for (int i = 1; i < n_threads; i++) {
        threads[i] = (struct thread) { &pool, i, next(&seed), 0 };
        if (pthread_create(&threads[i].id, NULL, worker, &threads[i]) != 0) {
            fail("a thread was refused");
        }
    }
    int thrown = 0;
    for (int round = 1; round <= rounds; round++) {
        mullama_await_left(&pool.team);
        pool.n_threads  = 2 + (int) (next(&seed) % (unsigned) (n_threads - 1));
        pool.n_barriers = 1 + (int) (next(&seed) % 12);
        pool.thrower    = next(&seed) % 4 == 0 ? (int) (next(&seed) % (unsigned) pool.n_threads) : -1;
        pool.throw_at   = (int) (next(&seed) % (unsigned) pool.n_barriers);
        atomic_store(&pool.team.inside, n_threads - 1);
        start(&pool, round);
        compute(&pool, 0, &seed);
        if (mullama_is_broken(&pool.team)) {
            mullama_await_left(&pool.team);
            void * what = mullama_mend(&pool.team, &pool.n_barrier);
            if (pool.thrower < 0 || what != &pool.thrower) {
                fail("what broke the barrier is not what was thrown");
            }
            thrown++;
        } else if (pool.thrower >= 0) {
            fail("a throw was lost");
        }
    }
    mullama_await_left(&pool.team);
    start(&pool, -1);
    for (int i = 1; i < n_threads; i++) {
        pthread_join(threads[i].id, NULL);
    }
    mullama_gate_destroy(&pool.started);
    mullama_team_destroy(&pool.team);
    printf("%d rounds, %d thrown\n", rounds, thrown);
    return 0;
}
