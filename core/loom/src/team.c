// The thread team's barrier, the same headers that are patched into ggml, over atomics, a mutex and a condition that are loom's.
//
// The headers take C11's atomics and ggml's names from whoever includes them; here they get functions of team.rs. Each object is a pointer to
// one of loom's, which is made when it is first used. PREFIX names the functions, for this file is compiled twice.
#define _GNU_SOURCE
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#ifndef MULLAMA_NO_FUTEX
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif
#include <sched.h>

typedef struct {
    void * object;
} model_object;

enum { memory_order_relaxed, memory_order_acquire, memory_order_seq_cst };

int  model_load(model_object * at, int order);
void model_store(model_object * at, int value, int order);
int  model_add(model_object * at, int value, int order);
void model_futex_wait(model_object * at, int seen);
void model_futex_wake(model_object * at);
void model_lock(model_object * mutex);
void model_unlock(model_object * mutex);
void model_wait(model_object * condition, model_object * mutex);
void model_wake_all(model_object * condition);

#define atomic_int                          model_object
#define atomic_load_explicit(at, order)     model_load(at, order)
#define atomic_store_explicit(at, v, order) model_store(at, v, order)
#define atomic_fetch_add_explicit(at, v, order) model_add(at, v, order)

#define ggml_mutex_t              model_object
#define ggml_cond_t               model_object
#define ggml_mutex_init(m)        ((m)->object = NULL)
#define ggml_mutex_destroy(m)     ((void) (m))
#define ggml_mutex_lock(m)        model_lock(m)
#define ggml_mutex_lock_shared(m) model_lock(m)
#define ggml_mutex_unlock(m)      model_unlock(m)
#define ggml_mutex_unlock_shared(m) model_unlock(m)
#define ggml_cond_init(c)         ((c)->object = NULL)
#define ggml_cond_destroy(c)      ((void) (c))
#define ggml_cond_wait(c, m)      model_wait(c, m)
#define ggml_cond_broadcast(c)    model_wake_all(c)

// No core is known, and no wait is short: a thread that has looked in vain sleeps.
#define sched_getcpu() (-1)
// Tests are threads of one process, and each plays alone.
static _Thread_local int64_t model_time;
static inline int64_t ggml_time_us(void) {
    return model_time += 1000000;
}
static inline void ggml_thread_cpu_relax(void) {
}

#ifndef MULLAMA_NO_FUTEX
static inline void model_futex(model_object * at, int operation, int value) {
    if (operation == FUTEX_WAIT_PRIVATE) {
        model_futex_wait(at, value);
    } else {
#ifndef MODEL_WAKES_NOBODY
        model_futex_wake(at);
#endif
    }
}
#define syscall(number, at, operation, value, ...) model_futex(at, operation, value)
#endif

#include "team.h"

struct model_pool {
    struct mullama_team team;
    atomic_int          n_barrier;
    atomic_int          n_passed;
};

#define JOIN(a, b)  a##_##b
#define NAMED(a, b) JOIN(a, b)
#define NAME(name)  NAMED(PREFIX, name)

struct model_pool * NAME(pool_new)(void) {
    struct model_pool * pool = calloc(1, sizeof *pool);
    if (pool == NULL) {
        abort();
    }
    model_time = 0;
    mullama_team_init(&pool->team);
    atomic_store_explicit(&pool->n_barrier, 0, memory_order_relaxed);
    atomic_store_explicit(&pool->n_passed, 0, memory_order_relaxed);
    return pool;
}

void NAME(pool_free)(struct model_pool * pool) {
    mullama_team_destroy(&pool->team);
    free(pool);
}

// What the caller does before it starts a graph.
void NAME(begin)(struct model_pool * pool, int workers) {
    mullama_await_left(&pool->team);
    atomic_store_explicit(&pool->team.inside, workers, memory_order_relaxed);
}

bool NAME(barrier)(struct model_pool * pool, int n_threads) {
    return mullama_barrier(&pool->team, &pool->n_barrier, &pool->n_passed, n_threads);
}

void NAME(break_it)(struct model_pool * pool, void * thrown) {
    mullama_break(&pool->team, &pool->n_passed, thrown);
}

void NAME(left)(struct model_pool * pool) {
    mullama_left(&pool->team);
}

// What the caller does when its own part is done: what was thrown, or null.
void * NAME(end)(struct model_pool * pool) {
    if (!mullama_is_broken(&pool->team)) {
        return NULL;
    }
    mullama_await_left(&pool->team);
    return mullama_mend(&pool->team, &pool->n_barrier);
}
