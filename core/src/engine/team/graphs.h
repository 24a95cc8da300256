// How a pool's threads take part in graphs: waiting for one, computing it, leaving it when a thread has thrown.
//
// Patched into ggml-cpu.c before `ggml_graph_compute_secondary_thread` (see patch.cmake); it uses that file's names.
#pragma once

static struct mullama_team_hooks mullama_hooks = { NULL, NULL, NULL };

void mullama_team_set_hooks(const struct mullama_team_hooks * hooks) {
    mullama_hooks = *hooks;
}

int mullama_team_size(const struct ggml_threadpool * pool, int * refused) {
    *refused = pool->team.refused;
    return pool->n_threads;
}

// Gives a worker a name that tools show.
static void mullama_name_worker(void) {
#if defined(__linux__)
    pthread_setname_np(pthread_self(), "mullama-team");
#endif
}

// Called where a broken barrier was met, deep inside a node's work.
static void mullama_leave(void) {
    if (mullama_hooks.leave) {
        mullama_hooks.leave();
    }
    GGML_ABORT("a barrier is broken and no hook leaves it");
}

static void mullama_graph_body(void * state) {
    ggml_graph_compute_thread(state);
}

// Computes a thread's part of the current graph.
static void mullama_compute(struct ggml_compute_state * state) {
    struct ggml_threadpool * pool = state->threadpool;
    if (mullama_hooks.run == NULL) {
        ggml_graph_compute_thread(state);
        return;
    }
    if (mullama_is_broken(&pool->team)) {
        return;
    }
    void * thrown = mullama_hooks.run(mullama_graph_body, state);
    if (thrown) {
        mullama_break(&pool->team, &pool->n_barrier_passed, thrown);
    }
}

// Threads of the graph that was started last.
static inline int mullama_threads_now(struct ggml_threadpool * pool) {
    return atomic_load_explicit(&pool->n_graph, memory_order_relaxed) & GGML_THREADPOOL_N_THREADS_MASK;
}

// Sleeps while graphs have fewer threads than would give this one a part; those do not wake it. It misses none of its own: a graph ends
// when all have done their part.
static void mullama_sleep_spare(struct ggml_compute_state * state) {
    struct ggml_threadpool * pool = state->threadpool;
    struct mullama_gate *    gate = &pool->team.work;
    atomic_fetch_add_explicit(&gate->sleepers, 1, memory_order_relaxed);
    ggml_mutex_lock(&pool->mutex);
    while (mullama_threads_now(pool) <= state->ith && !pool->stop) {
        ggml_cond_wait(&pool->team.spare, &pool->mutex);
    }
    ggml_mutex_unlock(&pool->mutex);
    atomic_fetch_add_explicit(&gate->sleepers, -1, memory_order_relaxed);
    // What woke it has a part for it; no graph has this number, so none can be mistaken for one that was seen.
    state->last_graph = -1;
    const int core    = mullama_core();
    if (core >= 0 && core == atomic_load_explicit(&gate->moved_on, memory_order_relaxed)) {
        mullama_step_aside(gate, core);
    }
}

// Waits for a graph, or for the pool's end: spins while that has paid, then sleeps.
static void mullama_await_work(struct ggml_compute_state * state) {
    struct ggml_threadpool * pool   = state->threadpool;
    struct mullama_gate *    gate   = &pool->team.work;
    if (mullama_threads_now(pool) <= state->ith) {
        mullama_sleep_spare(state);
    }
    const int                budget = atomic_load_explicit(&gate->budget, memory_order_relaxed);
    const int64_t            start  = ggml_time_us();
    do {
        for (int i = 0; i < MULLAMA_LOOKS; i++) {
            if (ggml_graph_compute_thread_ready(state)) {
                ggml_graph_compute_thread_sync(state);
                if (state->pending) {
                    mullama_gate_learn(gate, true);
                }
                return;
            }
            ggml_thread_cpu_relax();
        }
    } while (ggml_time_us() - start < budget);

    const int core = mullama_core();
    atomic_fetch_add_explicit(&gate->sleepers, 1, memory_order_relaxed);
    ggml_mutex_lock_shared(&pool->mutex);
    while (!ggml_graph_compute_thread_ready(state)) {
        ggml_cond_wait(&pool->cond, &pool->mutex);
    }
    ggml_mutex_unlock_shared(&pool->mutex);
    atomic_fetch_add_explicit(&gate->sleepers, -1, memory_order_relaxed);
    mullama_gate_learn_from_sleep(gate, start, core);
}

// One round of a worker.
static void mullama_work(struct ggml_compute_state * state) {
    mullama_await_work(state);
    if (state->pending) {
        state->pending = false;
        mullama_compute(state);
        mullama_left(&state->threadpool->team);
    }
}

static void ggml_graph_compute_kickoff(struct ggml_threadpool * threadpool, int n_threads);

// Computes the pool's graph on `n_threads`, the caller's among them.
static void mullama_compute_all(struct ggml_threadpool * pool, int n_threads) {
    struct mullama_team * team = &pool->team;
    // All have passed the last graph's last barrier, but may not have counted themselves off yet.
    mullama_await_left(team);
    if (n_threads == 1 && !pool->pause) {
        // Nobody is woken, and the graph has no number of its own: a worker that sleeps through many must not meet its number again.
        const int n_graph = atomic_load_explicit(&pool->n_graph, memory_order_relaxed);
        atomic_store_explicit(&pool->n_graph, (n_graph & ~GGML_THREADPOOL_N_THREADS_MASK) | 1, memory_order_seq_cst);
    } else {
        atomic_store_explicit(&team->inside, n_threads - 1, memory_order_relaxed);
        mullama_gate_note(&team->work);
        const bool grows = n_threads > mullama_threads_now(pool);
        ggml_graph_compute_kickoff(pool, n_threads);
        if (grows) {
            ggml_cond_broadcast(&team->spare);
        }
    }
    mullama_compute(&pool->workers[0]);
    if (mullama_is_broken(team)) {
        mullama_await_left(team);
        void * thrown = mullama_mend(team, &pool->n_barrier);
        pool->ec      = GGML_STATUS_FAILED;
        if (mullama_hooks.raise) {
            mullama_hooks.raise(thrown);
        }
    }
}
