// How the threads of a pool wait: spin while that has paid, then sleep.
//
// Patched into ggml-cpu.c (see patch.cmake) in place of loops that spin without end: beside other work such a loop keeps its core from
// the very thread that it waits for. Knows a counter and who waits for it; nothing of graphs. The file that includes it brings C11's
// atomics and ggml's names for a pause, a clock, a mutex and a condition.
#pragma once

#if defined(__linux__) && !defined(MULLAMA_NO_FUTEX)
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#define MULLAMA_FUTEX 1
#endif

// Looks at the counter between two looks at the clock: some microseconds at most.
#define MULLAMA_LOOKS 32

// Bounds of a spin in microseconds. A sleep costs a wake-up, some tens of microseconds; a barrier inside a graph is mostly shorter, the
// time between two graphs (sampling, building the next) mostly longer.
#define MULLAMA_SPIN_LEAST        2
#define MULLAMA_SPIN_BARRIER_MOST 100
#define MULLAMA_SPIN_WORK_MOST    1000

// One wait of so many spins for the most, whatever was learnt: how else would a machine that is idle again be noticed?
#define MULLAMA_SPIN_PROBE 64

// A place where threads wait for a counter to move.
struct mullama_gate {
    atomic_int sleepers;  // threads that sleep or are about to; who moves the counter wakes them
    atomic_int budget;    // microseconds that the next wait spins
    atomic_int waits;     // that were not over at the first looks
    int        most;      // and its upper bound
#ifndef MULLAMA_FUTEX
    ggml_mutex_t mutex;
    ggml_cond_t  moved;
#endif
};

static inline void mullama_gate_init(struct mullama_gate * gate, int most) {
    atomic_store_explicit(&gate->sleepers, 0, memory_order_relaxed);
    atomic_store_explicit(&gate->budget, most, memory_order_relaxed);
    atomic_store_explicit(&gate->waits, 0, memory_order_relaxed);
    gate->most = most;
#ifndef MULLAMA_FUTEX
    ggml_mutex_init(&gate->mutex);
    ggml_cond_init(&gate->moved);
#endif
}

static inline void mullama_gate_destroy(struct mullama_gate * gate) {
#ifdef MULLAMA_FUTEX
    (void) gate;
#else
    ggml_cond_destroy(&gate->moved);
    ggml_mutex_destroy(&gate->mutex);
#endif
}

// Microseconds that a wait should spin. Threads may overwrite each other's counts and lessons: each is as good.
static inline int mullama_gate_budget(struct mullama_gate * gate) {
    const int waits = atomic_load_explicit(&gate->waits, memory_order_relaxed) + 1;
    atomic_store_explicit(&gate->waits, waits % MULLAMA_SPIN_PROBE, memory_order_relaxed);
    return waits == MULLAMA_SPIN_PROBE ? gate->most : atomic_load_explicit(&gate->budget, memory_order_relaxed);
}

// Spinning ended the wait, or did not and the thread slept. How long it slept teaches nothing: who shares a core with the thread that it
// waits for sleeps shortly, and would have spun in vain.
static inline void mullama_gate_learn(struct mullama_gate * gate, bool paid) {
    const int budget = atomic_load_explicit(&gate->budget, memory_order_relaxed);
    int       next   = paid ? budget + budget / 4 + 1 : budget / 2;
    next             = next < MULLAMA_SPIN_LEAST ? MULLAMA_SPIN_LEAST : next > gate->most ? gate->most : next;
    if (next != budget) {
        atomic_store_explicit(&gate->budget, next, memory_order_relaxed);
    }
}

// Sleeps until `counter` is not `seen`, or for a shorter time.
static inline void mullama_gate_sleep(struct mullama_gate * gate, atomic_int * counter, int seen) {
#ifdef MULLAMA_FUTEX
    (void) gate;
    syscall(SYS_futex, counter, FUTEX_WAIT_PRIVATE, seen, NULL, NULL, 0);
#else
    ggml_mutex_lock_shared(&gate->mutex);
    if (atomic_load_explicit(counter, memory_order_seq_cst) == seen) {
        ggml_cond_wait(&gate->moved, &gate->mutex);
    }
    ggml_mutex_unlock_shared(&gate->mutex);
#endif
}

// Wakes all who sleep until `counter` moves. To be called after it was moved with sequential consistency: either the sleeper counted
// itself before this looks, or its own look at the counter comes after the move.
static inline void mullama_gate_wake(struct mullama_gate * gate, atomic_int * counter) {
    if (atomic_load_explicit(&gate->sleepers, memory_order_seq_cst) == 0) {
        return;
    }
#ifdef MULLAMA_FUTEX
    syscall(SYS_futex, counter, FUTEX_WAKE_PRIVATE, 0x7fffffff, NULL, NULL, 0);
#else
    (void) counter;
    ggml_mutex_lock(&gate->mutex);
    ggml_cond_broadcast(&gate->moved);
    ggml_mutex_unlock(&gate->mutex);
#endif
}

// Waits until `counter` is not `seen`.
static inline void mullama_gate_wait(struct mullama_gate * gate, atomic_int * counter, int seen) {
    for (int i = 0; i < MULLAMA_LOOKS; i++) {
        if (atomic_load_explicit(counter, memory_order_acquire) != seen) {
            return;
        }
        ggml_thread_cpu_relax();
    }
    const int     budget = mullama_gate_budget(gate);
    const int64_t start  = ggml_time_us();
    do {
        for (int i = 0; i < MULLAMA_LOOKS; i++) {
            if (atomic_load_explicit(counter, memory_order_acquire) != seen) {
                mullama_gate_learn(gate, true);
                return;
            }
            ggml_thread_cpu_relax();
        }
    } while (ggml_time_us() - start < budget);

    atomic_fetch_add_explicit(&gate->sleepers, 1, memory_order_seq_cst);
    while (atomic_load_explicit(counter, memory_order_seq_cst) == seen) {
        mullama_gate_sleep(gate, counter, seen);
    }
    atomic_fetch_add_explicit(&gate->sleepers, -1, memory_order_seq_cst);
    mullama_gate_learn(gate, false);
}
