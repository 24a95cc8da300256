// How the threads of a pool wait: spin while that has paid, then sleep.
//
// Patched into ggml-cpu.c (see patch.cmake) in place of loops that spin without end: beside other work such a loop keeps its core from
// the very thread that it waits for. Knows a counter and who waits for it; nothing of graphs. The file that includes it brings C11's
// atomics and ggml's names for a pause, a clock, a mutex and a condition.
#pragma once

#if defined(__linux__) && !defined(MULLAMA_NO_FUTEX)
#include <linux/futex.h>
#include <sched.h>
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

// Least microseconds between two moves to another core.
#define MULLAMA_ASIDE_EVERY 20000

// A place where threads wait for a counter to move.
struct mullama_gate {
    atomic_int sleepers;  // threads that sleep or are about to; who moves the counter wakes them
    atomic_int budget;    // microseconds that the next wait spins
    int        most;      // and its upper bound
    atomic_int moved_at;  // when the counter was moved under a sleeper, in microseconds
    atomic_int moved_on;  // and by a thread on which core
    atomic_int aside_at;  // when a thread last left a core that it shared with another of ours, in microseconds
#ifndef MULLAMA_FUTEX
    ggml_mutex_t mutex;
    ggml_cond_t  moved;
#endif
};

static inline void mullama_gate_init(struct mullama_gate * gate, int most) {
    atomic_store_explicit(&gate->sleepers, 0, memory_order_relaxed);
    atomic_store_explicit(&gate->budget, most, memory_order_relaxed);
    atomic_store_explicit(&gate->moved_at, 0, memory_order_relaxed);
    atomic_store_explicit(&gate->moved_on, 0, memory_order_relaxed);
    atomic_store_explicit(&gate->aside_at, 0, memory_order_relaxed);
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

// The core that this thread is on, or -1.
static inline int mullama_core(void) {
#if defined(__linux__)
    return sched_getcpu();
#else
    return -1;
#endif
}

// Spinning ended the wait, or would have: spin for longer next time. Otherwise for less. Threads may overwrite each other's lesson; each
// is as good.
static inline void mullama_gate_learn(struct mullama_gate * gate, bool pays) {
    const int budget = atomic_load_explicit(&gate->budget, memory_order_relaxed);
    int       next   = pays ? budget + budget / 4 + 1 : budget / 2;
    next             = next < MULLAMA_SPIN_LEAST ? MULLAMA_SPIN_LEAST : next > gate->most ? gate->most : next;
    if (next != budget) {
        atomic_store_explicit(&gate->budget, next, memory_order_relaxed);
    }
}

// Moves this thread to another core. A busy machine wakes a thread on the core of who wakes it, where the two then take turns for ever;
// one that has been moved stays as long as it spins instead of sleeping.
static inline void mullama_step_aside(struct mullama_gate * gate, int core) {
#if defined(__linux__)
    const int now = (int) (uint32_t) ggml_time_us();
    if ((uint32_t) now - (uint32_t) atomic_load_explicit(&gate->aside_at, memory_order_relaxed) < MULLAMA_ASIDE_EVERY) {
        return;
    }
    atomic_store_explicit(&gate->aside_at, now, memory_order_relaxed);
    cpu_set_t all;
    if (sched_getaffinity(0, sizeof all, &all) != 0) {
        return;
    }
    cpu_set_t others = all;
    CPU_CLR(core, &others);
    if (CPU_COUNT(&others) > 0 && sched_setaffinity(0, sizeof others, &others) == 0) {
        sched_setaffinity(0, sizeof all, &all);
        atomic_store_explicit(&gate->budget, gate->most, memory_order_relaxed);
    }
#else
    (void) gate;
    (void) core;
#endif
}

// What a sleep teaches. `start` is when the wait began, `core` where it spun: who waits on the core of the thread that it waits for only
// keeps that from running.
static inline void mullama_gate_learn_from_sleep(struct mullama_gate * gate, int64_t start, int core) {
    const int waited = (int) ((uint32_t) atomic_load_explicit(&gate->moved_at, memory_order_relaxed) - (uint32_t) start);
    if (waited < 0) {
        return; // the note is of another time: who moved the counter did not see us sleep
    }
    const bool shared = core >= 0 && core == atomic_load_explicit(&gate->moved_on, memory_order_relaxed);
    mullama_gate_learn(gate, waited < gate->most && !shared);
    if (shared) {
        mullama_step_aside(gate, core);
    }
}

// Notes when and where the counter is going to be moved, for sleepers to learn from.
static inline void mullama_gate_note(struct mullama_gate * gate) {
    if (atomic_load_explicit(&gate->sleepers, memory_order_relaxed) != 0) {
        atomic_store_explicit(&gate->moved_at, (int) (uint32_t) ggml_time_us(), memory_order_relaxed);
        atomic_store_explicit(&gate->moved_on, mullama_core(), memory_order_relaxed);
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
    const int     budget = atomic_load_explicit(&gate->budget, memory_order_relaxed);
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

    const int core = mullama_core();
    atomic_fetch_add_explicit(&gate->sleepers, 1, memory_order_seq_cst);
    while (atomic_load_explicit(counter, memory_order_seq_cst) == seen) {
        mullama_gate_sleep(gate, counter, seen);
    }
    atomic_fetch_add_explicit(&gate->sleepers, -1, memory_order_seq_cst);
    mullama_gate_learn_from_sleep(gate, start, core);
}
