//! What llama.cpp computes for embeddings and nobody reads: the output layer, over every token of the batch.
//!
//! Where the vocabulary is large it is as much work as all that is read, and one operation, which a cancel waits for.

use llama_cpp_sys_2 as sys;
use std::ffi::{c_void, CStr};

/// The weights of the output layer: its own, or those that it has in common with the input's.
const WEIGHTS: [&CStr; 2] = [c"output.weight", c"token_embd.weight"];

/// A context's `cb_eval`: llama.cpp shows it every node before a graph is computed. `data` is the size of the vocabulary, as a number.
///
/// # Safety
///
/// `node` is of a graph that is about to be computed.
pub(super) unsafe extern "C" fn skip(node: *mut sys::ggml_tensor, is_before: bool, data: *mut c_void) -> bool {
    // SAFETY: the caller's promise; nobody else uses the graph meanwhile.
    if is_before && unsafe { is_output_layer(&*node, data as usize) } {
        // SAFETY: the same. Every backend passes over nodes without this flag.
        unsafe { (*node).flags &= !(sys::GGML_TENSOR_FLAG_COMPUTE as i32) };
        #[cfg(test)]
        tests::SKIPPED.with(|skipped| skipped.set(skipped.get() + 1));
    }
    // Nothing is to be shown afterwards.
    false
}

/// # Safety
///
/// The node's sources are there, too.
unsafe fn is_output_layer(node: &sys::ggml_tensor, n_vocab: usize) -> bool {
    if node.op != sys::GGML_OP_MUL_MAT || usize::try_from(node.ne[0]) != Ok(n_vocab) {
        return false;
    }
    // SAFETY: a multiplication has sources, and their names have a NUL.
    let name = unsafe { CStr::from_ptr((*node.src[0]).name.as_ptr()) };
    WEIGHTS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::super::{Decoded, Runner, RunnerSpec, Weights};
    use crate::generated::enums::{FlashAttn, KvType};
    use crate::Pooling;
    use std::cell::Cell;
    use std::sync::Arc;

    thread_local! {
        pub(super) static SKIPPED: Cell<usize> = const { Cell::new(0) };
    }

    /// How often the layer was skipped in two batches of three tokens.
    fn skipped(pooling: Option<Pooling>) -> usize {
        let spec = RunnerSpec {
            n_ctx: 256,
            n_batch: 32,
            n_ubatch: 32,
            n_seq_max: 1,
            n_threads: 1,
            n_threads_batch: 1,
            exact_threads: false,
            offload_kqv: true,
            flash_attn: FlashAttn::Off.code(),
            type_k: KvType::F16.code(),
            type_v: KvType::F16.code(),
            unified: true,
            pooling: pooling.map(Pooling::code),
        };
        let mut runner = Runner::new(&Arc::new(Weights::of_tiny(false)), &spec).unwrap();
        SKIPPED.set(0);
        for _ in 0..2 {
            runner.clear();
            (0..3).for_each(|n| runner.push(7, n, 0, pooling.is_some() || n == 2));
            assert!(matches!(runner.decode(&[]), Decoded::Done));
            runner.forget(0, 0);
        }
        SKIPPED.get()
    }

    #[test]
    fn embeddings_skip_it_and_generating_does_not() {
        assert_eq!(skipped(Some(Pooling::Mean)), 2);
        assert_eq!(skipped(Some(Pooling::Last)), 2);
        assert_eq!(skipped(None), 0);
    }
}
