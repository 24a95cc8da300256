// What a pool of ggml's has more than ggml gave it, and the barrier of its threads.
//
// Patched into ggml-cpu.c before `struct ggml_threadpool` (see patch.cmake). A barrier is passed by all threads or, when one of them has
// thrown, left by all: it is broken then until the pool's caller has seen every thread off.
#pragma once

#include "hooks.h"
#include "waiting.h"

struct mullama_team {
    struct mullama_gate barrier;  // for n_barrier_passed
    struct mullama_gate work;     // what it learns only: the sleep between graphs is ggml's own
    struct mullama_gate leaving;  // for `inside`
    atomic_int          inside;   // workers that have not finished the graph that was started last
    atomic_int          broken;   // 1 from the first throw on
    void *              thrown;   // of the thread that broke it, see `mullama_team_hooks`
    ggml_cond_t         spare;    // where workers sleep that have no part in graphs of few threads, under the pool's mutex
    int                 refused;  // what the system answered when it refused a thread, otherwise 0
};

static inline void mullama_team_init(struct mullama_team * team) {
    mullama_gate_init(&team->barrier, MULLAMA_SPIN_BARRIER_MOST);
    mullama_gate_init(&team->work, MULLAMA_SPIN_WORK_MOST);
    mullama_gate_init(&team->leaving, MULLAMA_SPIN_BARRIER_MOST);
    ggml_cond_init(&team->spare);
    atomic_store_explicit(&team->inside, 0, memory_order_relaxed);
    atomic_store_explicit(&team->broken, 0, memory_order_relaxed);
    team->thrown  = NULL;
    team->refused = 0;
}

static inline void mullama_team_destroy(struct mullama_team * team) {
    mullama_gate_destroy(&team->barrier);
    mullama_gate_destroy(&team->work);
    mullama_gate_destroy(&team->leaving);
    ggml_cond_destroy(&team->spare);
}

static inline bool mullama_is_broken(struct mullama_team * team) {
    return atomic_load_explicit(&team->broken, memory_order_seq_cst) != 0;
}

// Waits for all `n_threads`. False when the barrier is broken, and then nothing may be taken as done.
static inline bool mullama_barrier(struct mullama_team * team, atomic_int * n_barrier, atomic_int * n_passed, int n_threads) {
    const int seen = atomic_load_explicit(n_passed, memory_order_acquire);
    if (mullama_is_broken(team)) {
        return false;
    }
    if (atomic_fetch_add_explicit(n_barrier, 1, memory_order_seq_cst) == n_threads - 1) {
        atomic_store_explicit(n_barrier, 0, memory_order_relaxed);
        mullama_gate_note(&team->barrier);
        atomic_fetch_add_explicit(n_passed, 1, memory_order_seq_cst);
        mullama_gate_wake(&team->barrier, n_passed);
    } else {
        mullama_gate_wait(&team->barrier, n_passed, seen);
    }
    return !mullama_is_broken(team);
}

// Breaks the barrier for all who wait there or come. What the first thread gives is kept.
static inline void mullama_break(struct mullama_team * team, atomic_int * n_passed, void * thrown) {
    if (atomic_fetch_add_explicit(&team->broken, 1, memory_order_seq_cst) == 0) {
        team->thrown = thrown;
    }
    atomic_fetch_add_explicit(n_passed, 1, memory_order_seq_cst);
    mullama_gate_wake(&team->barrier, n_passed);
}

// A worker has finished its part of the graph, or has left it.
static inline void mullama_left(struct mullama_team * team) {
    mullama_gate_note(&team->leaving);
    atomic_fetch_add_explicit(&team->inside, -1, memory_order_seq_cst);
    mullama_gate_wake(&team->leaving, &team->inside);
}

// Waits until all workers have.
static inline void mullama_await_left(struct mullama_team * team) {
    for (;;) {
        const int inside = atomic_load_explicit(&team->inside, memory_order_acquire);
        if (inside == 0) {
            return;
        }
        mullama_gate_wait(&team->leaving, &team->inside, inside);
    }
}

// Makes a broken barrier whole, when all workers have left. Answers what broke it.
static inline void * mullama_mend(struct mullama_team * team, atomic_int * n_barrier) {
    void * thrown = team->thrown;
    team->thrown  = NULL;
    atomic_store_explicit(n_barrier, 0, memory_order_relaxed);
    atomic_store_explicit(&team->broken, 0, memory_order_seq_cst);
    return thrown;
}
