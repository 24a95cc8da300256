//! ggml's pool as our patch makes it, when graphs have fewer threads than it has: right, and the others sleep on.
#![cfg(all(target_os = "linux", mullama_team))]

use llama_cpp_sys_2 as sys;
use std::collections::HashMap;
use std::time::Duration;

const THREADS: i32 = 5;
const SIDE: i64 = 48;

/// A chain of matrix products, and the pool that computes it.
struct Graph {
    ctx: *mut sys::ggml_context,
    pool: *mut sys::ggml_threadpool,
    graph: *mut sys::ggml_cgraph,
    end: *mut sys::ggml_tensor,
    work: Vec<u8>,
}

impl Graph {
    fn new(n_products: usize) -> Self {
        let memory = sys::ggml_init_params {
            mem_size: 16 << 20,
            mem_buffer: std::ptr::null_mut(),
            no_alloc: false,
        };
        // SAFETY: ggml allocates what it makes in its own memory, which is ample.
        unsafe {
            let ctx = sys::ggml_init(memory);
            let matrix = |seed: i64| {
                let matrix = sys::ggml_new_tensor_2d(ctx, sys::GGML_TYPE_F32, SIDE, SIDE);
                let cells = std::slice::from_raw_parts_mut(sys::ggml_get_data_f32(matrix), (SIDE * SIDE) as usize);
                for (at, cell) in cells.iter_mut().enumerate() {
                    *cell = ((at as i64 * 31 + seed * 17) % 64 - 32) as f32 / 256.0;
                }
                matrix
            };
            let mut end = matrix(0);
            for seed in 1..=n_products {
                end = sys::ggml_mul_mat(ctx, matrix(seed as i64), end);
            }
            let graph = sys::ggml_new_graph(ctx);
            sys::ggml_build_forward_expand(graph, end);
            let mut params = sys::ggml_threadpool_params_default(THREADS);
            let pool = sys::ggml_threadpool_new(&mut params);
            assert!(!pool.is_null());
            Self {
                ctx,
                pool,
                graph,
                end,
                work: Vec::new(),
            }
        }
    }

    /// Computes it on so many threads.
    fn compute(&mut self, n_threads: i32) {
        // SAFETY: the graph and the pool are ours, and the plan's work area is as large as it asks for.
        unsafe {
            let mut plan = sys::ggml_graph_plan(self.graph, n_threads, self.pool);
            assert_eq!(plan.n_threads, n_threads, "all threads have a part");
            self.work.resize(plan.work_size, 0);
            plan.work_data = self.work.as_mut_ptr();
            assert_eq!(sys::ggml_graph_compute(self.graph, &mut plan), sys::GGML_STATUS_SUCCESS);
        }
    }

    /// What it has computed; forgotten, so that the next graph has to compute it again.
    fn take(&mut self) -> Vec<f32> {
        // SAFETY: the last matrix has so many cells.
        let cells = unsafe { std::slice::from_raw_parts_mut(sys::ggml_get_data_f32(self.end), (SIDE * SIDE) as usize) };
        let computed = cells.to_vec();
        cells.fill(f32::NAN);
        computed
    }
}

impl Drop for Graph {
    fn drop(&mut self) {
        // SAFETY: both are ours, and no graph runs.
        unsafe {
            sys::ggml_threadpool_free(self.pool);
            sys::ggml_free(self.ctx);
        }
    }
}

/// How often each of the pool's threads has gone to sleep.
fn sleeps() -> HashMap<String, u64> {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap().map(Result::unwrap);
    let of_pool = tasks.filter(|task| {
        let name = std::fs::read_to_string(task.path().join("comm"));
        name.is_ok_and(|name| name.trim() == "mullama-team")
    });
    let count = |task: std::fs::DirEntry| {
        let status = std::fs::read_to_string(task.path().join("status")).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        let id = task.file_name().to_string_lossy().into_owned();
        (id, line.unwrap().trim().parse().unwrap())
    };
    of_pool.map(count).collect()
}

/// One after the other, for both look at the threads of this process.
#[test]
fn graphs_of_fewer_threads_are_right_and_let_the_others_sleep() {
    any_numbers_in_any_order();
    spare_threads_sleep_on();
    none_takes_a_graph_for_one_that_it_has_seen();
}

fn any_numbers_in_any_order() {
    let mut graph = Graph::new(6);
    graph.compute(1);
    let expected = graph.take();
    assert!(expected.iter().any(|cell| *cell != 0.0));
    let mut seed = 1u32;
    for round in 0..3000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let n_threads = 1 + (seed >> 16) as i32 % THREADS;
        graph.compute(n_threads);
        assert!(graph.take() == expected, "round {round}, {n_threads} threads");
        if seed >> 8 & 63 == 0 {
            // Longer than a thread spins: it sleeps.
            std::thread::sleep(Duration::from_micros(1500));
        }
    }
}

fn spare_threads_sleep_on() {
    const GRAPHS: u64 = 100;
    let mut graph = Graph::new(6);
    graph.compute(THREADS);
    graph.compute(2);
    // Until the others, which that graph may have woken, sleep again: none has gone to sleep for a while.
    let mut before = sleeps();
    for _ in 0..100 {
        std::thread::sleep(Duration::from_millis(100));
        let now = sleeps();
        if now == before {
            break;
        }
        before = now;
    }
    for _ in 0..GRAPHS {
        graph.compute(2);
        std::thread::sleep(Duration::from_millis(2));
    }
    let after = sleeps();
    let mut slept: Vec<u64> = after.iter().map(|(id, n)| n - before[id]).collect();
    slept.sort_unstable();
    let [rest @ .., used] = &slept[..] else {
        panic!("the pool has no threads")
    };
    assert_eq!(rest, [0; THREADS as usize - 2], "{slept:?}");
    assert!(*used >= GRAPHS / 2, "{slept:?}");
}

/// Graphs are counted in 16 bits: the one for which a thread is woken may have the number of the last that it had a part in.
fn none_takes_a_graph_for_one_that_it_has_seen() {
    let mut graph = Graph::new(1);
    graph.compute(THREADS);
    for _ in 0..(1 << 16) - 1 {
        graph.compute(2);
    }
    graph.compute(THREADS);
}
