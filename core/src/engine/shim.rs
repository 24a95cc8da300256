//! The declarations of the C++ shim, `shim/*.cpp`, and how a call through it went.

use super::EngineError;
use llama_cpp_sys_2 as sys;
use std::ffi::{c_char, CStr};

/// Size of a failure's text; stands in `shim.h` too.
const TEXT: usize = 1016;

/// How a call went, as the shim tells it.
#[repr(C)]
pub(super) struct Failure {
    outcome: i32,
    leaked: i32,
    text: [c_char; TEXT],
}

const WENT_WELL: i32 = 0;
const ASSERTED: i32 = 2;
const NO_MEMORY: i32 = 3;

/// Makes a call through the shim and answers its value, or why there is none.
pub(super) fn call<T>(call: impl FnOnce(*mut Failure) -> T) -> Result<T, EngineError> {
    let mut failure = std::mem::MaybeUninit::<Failure>::uninit();
    let at = failure.as_mut_ptr();
    // SAFETY: the place is ours, and each of its fields may be written. The text is read where an outcome says that it was written.
    unsafe {
        (*at).outcome = WENT_WELL;
        (*at).leaked = 0;
    }
    let value = call(at);
    // SAFETY: written above, and by the shim.
    if unsafe { (*at).outcome } == WENT_WELL {
        return Ok(value);
    }
    // SAFETY: the shim has told a failure, with its text.
    Err(unsafe { told(&*at) })
}

/// # Safety
///
/// `failure` was told by the shim.
#[cold]
unsafe fn told(failure: &Failure) -> EngineError {
    for _ in 0..failure.leaked {
        super::leaked::count();
    }
    // SAFETY: the shim writes a text with its NUL inside the buffer.
    let text = unsafe { CStr::from_ptr(failure.text.as_ptr()) }.to_string_lossy();
    match failure.outcome {
        ASSERTED => EngineError::asserted(&text),
        NO_MEMORY => EngineError::NoMemory,
        _ => EngineError::Failed(text.into_owned()),
    }
}

/// What never changes about a context.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub(super) struct ContextFacts {
    pub n_ctx: u32,
    pub n_ctx_seq: u32,
    pub n_batch: u32,
    pub n_ubatch: u32,
    pub causal: bool,
    pub has_cache: bool,
}

/// What a vocabulary has on itself; a token that it does not have is -1.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub(super) struct VocabFacts {
    pub kind: i32,
    pub n_tokens: i32,
    pub bos: i32,
    pub eos: i32,
    pub eot: i32,
    pub sep: i32,
    pub pad: i32,
    pub nl: i32,
    pub longest: i32,
    pub add_bos: bool,
    pub add_eos: bool,
}

/// What never changes about a model.
#[derive(Clone, Copy)]
#[repr(C)]
pub(super) struct ModelFacts {
    pub vocab: *const sys::llama_vocab,
    pub size: i64,
    pub n_params: i64,
    pub n_ctx_train: i32,
    pub n_embd: i32,
    pub n_embd_out: i32,
    pub n_layer: i32,
    pub n_head: i32,
    pub n_meta: i32,
    pub has_encoder: bool,
    pub has_decoder: bool,
    pub is_diffusion: bool,
    pub has_state: bool,
    pub n_swa: i32,
}

/// What holds for every model and machine of this build.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub(super) struct Limits {
    pub max_sequences: usize,
    pub max_devices: usize,
    pub mmap: bool,
    pub mlock: bool,
}

/// A device that can compute; its texts live as long as the process, and are null where there is none.
#[derive(Clone, Copy)]
#[repr(C)]
pub(super) struct RawDevice {
    pub name: *const c_char,
    pub description: *const c_char,
    pub memory_free: usize,
    pub memory_total: usize,
    pub kind: i32,
}

// Each has the same name, arguments and order in `shim/*.cpp`, where it says what it does.
extern "C" {
    pub(super) fn mullama_shim_catch_assertions() -> bool;
    pub(super) fn mullama_shim_backend_init(failure: *mut Failure);
    pub(super) fn mullama_shim_limits(limits: *mut Limits, failure: *mut Failure);
    pub(super) fn mullama_shim_log_set(callback: sys::ggml_log_callback, failure: *mut Failure);
    pub(super) fn mullama_shim_supports_gpu_offload(failure: *mut Failure) -> bool;
    pub(super) fn mullama_shim_system_info(failure: *mut Failure) -> *const c_char;
    pub(super) fn mullama_shim_device_count(failure: *mut Failure) -> usize;
    pub(super) fn mullama_shim_device_kind(index: usize, failure: *mut Failure) -> i32;
    pub(super) fn mullama_shim_device(index: usize, device: *mut RawDevice, failure: *mut Failure);

    pub(super) fn mullama_shim_model_default_params(params: *mut sys::llama_model_params, failure: *mut Failure);
    pub(super) fn mullama_shim_model_load(
        path: *const c_char,
        params: *const sys::llama_model_params,
        failure: *mut Failure,
    ) -> *mut sys::llama_model;
    pub(super) fn mullama_shim_model_free(model: *mut sys::llama_model, failure: *mut Failure);
    pub(super) fn mullama_shim_model_facts(
        model: *const sys::llama_model,
        facts: *mut ModelFacts,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_model_description(
        model: *const sys::llama_model,
        text: *mut c_char,
        capacity: usize,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_model_meta_key(
        model: *const sys::llama_model,
        index: i32,
        text: *mut c_char,
        capacity: usize,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_model_meta_value(
        model: *const sys::llama_model,
        index: i32,
        text: *mut c_char,
        capacity: usize,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_row_bytes(format: i32, n: u64, failure: *mut Failure) -> u64;
    pub(super) fn mullama_shim_file_type_name(kind: i32, failure: *mut Failure) -> *const c_char;

    pub(super) fn mullama_shim_context_default_params(params: *mut sys::llama_context_params, failure: *mut Failure);
    pub(super) fn mullama_shim_context_new(
        model: *mut sys::llama_model,
        params: *const sys::llama_context_params,
        failure: *mut Failure,
    ) -> *mut sys::llama_context;
    pub(super) fn mullama_shim_context_free(ctx: *mut sys::llama_context, failure: *mut Failure);
    pub(super) fn mullama_shim_context_facts(
        ctx: *const sys::llama_context,
        facts: *mut ContextFacts,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_decode(
        ctx: *mut sys::llama_context,
        batch: *const sys::llama_batch,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_logits(ctx: *mut sys::llama_context, index: i32, failure: *mut Failure) -> *mut f32;
    pub(super) fn mullama_shim_embeddings_seq(
        ctx: *mut sys::llama_context,
        seq: sys::llama_seq_id,
        failure: *mut Failure,
    ) -> *mut f32;
    pub(super) fn mullama_shim_seq_rm(
        ctx: *mut sys::llama_context,
        seq: sys::llama_seq_id,
        from: sys::llama_pos,
        failure: *mut Failure,
    ) -> bool;
    pub(super) fn mullama_shim_seq_pos_min(
        ctx: *mut sys::llama_context,
        seq: sys::llama_seq_id,
        failure: *mut Failure,
    ) -> sys::llama_pos;

    pub(super) fn mullama_shim_team_catch(failure: *mut Failure);
    pub(super) fn mullama_shim_team_new(
        n_threads: i32,
        size: *mut i32,
        refused: *mut i32,
        failure: *mut Failure,
    ) -> *mut sys::ggml_threadpool;
    pub(super) fn mullama_shim_team_attach(
        ctx: *mut sys::llama_context,
        pool: *mut sys::ggml_threadpool,
        n_threads: i32,
        n_threads_batch: i32,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_team_use(ctx: *mut sys::llama_context, n_threads: i32, failure: *mut Failure);
    pub(super) fn mullama_shim_has_space(n_bytes: usize, failure: *mut Failure) -> bool;
    pub(super) fn mullama_shim_team_free(pool: *mut sys::ggml_threadpool, failure: *mut Failure);

    pub(super) fn mullama_shim_vocab_facts(
        vocab: *const sys::llama_vocab,
        facts: *mut VocabFacts,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_vocab_bits(
        vocab: *const sys::llama_vocab,
        n_tokens: i32,
        eog: *mut u64,
        control: *mut u64,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_token_text(
        vocab: *const sys::llama_vocab,
        token: sys::llama_token,
        failure: *mut Failure,
    ) -> *const c_char;
    pub(super) fn mullama_shim_token_score(
        vocab: *const sys::llama_vocab,
        token: sys::llama_token,
        failure: *mut Failure,
    ) -> f32;
    pub(super) fn mullama_shim_token_attributes(
        vocab: *const sys::llama_vocab,
        token: sys::llama_token,
        failure: *mut Failure,
    ) -> u32;
    pub(super) fn mullama_shim_tokenize(
        vocab: *const sys::llama_vocab,
        text: *const c_char,
        n_text: i32,
        tokens: *mut sys::llama_token,
        capacity: i32,
        add_special: bool,
        parse_special: bool,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_token_to_piece(
        vocab: *const sys::llama_vocab,
        token: sys::llama_token,
        bytes: *mut c_char,
        capacity: i32,
        special: bool,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_chat_template(
        model: *const sys::llama_model,
        name: *const c_char,
        failure: *mut Failure,
    ) -> *const c_char;
    pub(super) fn mullama_shim_chat_builtin_templates(
        names: *mut *const c_char,
        capacity: usize,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_chat_apply_template(
        name: *const c_char,
        chat: *const sys::llama_chat_message,
        n_messages: usize,
        add_generation_prompt: bool,
        text: *mut c_char,
        capacity: i32,
        failure: *mut Failure,
    ) -> i32;
    pub(super) fn mullama_shim_seq_cp(
        ctx: *mut sys::llama_context,
        from: sys::llama_seq_id,
        to: sys::llama_seq_id,
        begin: sys::llama_pos,
        end: sys::llama_pos,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_seq_state_size(
        ctx: *mut sys::llama_context,
        seq: sys::llama_seq_id,
        failure: *mut Failure,
    ) -> usize;
    pub(super) fn mullama_shim_seq_state_save(
        ctx: *mut sys::llama_context,
        seq: sys::llama_seq_id,
        state: *mut u8,
        size: usize,
        failure: *mut Failure,
    ) -> usize;
    pub(super) fn mullama_shim_seq_state_restore(
        ctx: *mut sys::llama_context,
        seq: sys::llama_seq_id,
        state: *const u8,
        size: usize,
        failure: *mut Failure,
    ) -> usize;

    pub(super) fn mullama_shim_sampler_new(failure: *mut Failure) -> *mut sys::llama_sampler;
    pub(super) fn mullama_shim_sampler_free(chain: *mut sys::llama_sampler, failure: *mut Failure);
    pub(super) fn mullama_shim_sampler_accept(
        chain: *mut sys::llama_sampler,
        tokens: *const sys::llama_token,
        n: usize,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_sampler_apply(
        chain: *mut sys::llama_sampler,
        array: *mut sys::llama_token_data_array,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_add_penalties(
        chain: *mut sys::llama_sampler,
        n_vocab: i32,
        last_n: i32,
        repeat: f32,
        freq: f32,
        present: f32,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_add_dry(
        chain: *mut sys::llama_sampler,
        vocab: *const sys::llama_vocab,
        multiplier: f32,
        base: f32,
        allowed_length: i32,
        last_n: i32,
        breakers: *mut *const c_char,
        n_breakers: usize,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_add_top_n_sigma(chain: *mut sys::llama_sampler, n: f32, failure: *mut Failure);
    pub(super) fn mullama_shim_add_top_k(chain: *mut sys::llama_sampler, k: i32, failure: *mut Failure);
    pub(super) fn mullama_shim_add_typical(chain: *mut sys::llama_sampler, p: f32, least: usize, failure: *mut Failure);
    pub(super) fn mullama_shim_add_top_p(chain: *mut sys::llama_sampler, p: f32, least: usize, failure: *mut Failure);
    pub(super) fn mullama_shim_add_min_p(chain: *mut sys::llama_sampler, p: f32, least: usize, failure: *mut Failure);
    pub(super) fn mullama_shim_add_xtc(
        chain: *mut sys::llama_sampler,
        probability: f32,
        threshold: f32,
        least: usize,
        seed: u32,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_add_temperature(
        chain: *mut sys::llama_sampler,
        temperature: f32,
        range: f32,
        exponent: f32,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_add_mirostat(
        chain: *mut sys::llama_sampler,
        n_vocab: i32,
        seed: u32,
        tau: f32,
        eta: f32,
        m: i32,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_add_mirostat_v2(
        chain: *mut sys::llama_sampler,
        seed: u32,
        tau: f32,
        eta: f32,
        failure: *mut Failure,
    );
    pub(super) fn mullama_shim_add_draw(chain: *mut sys::llama_sampler, seed: u32, failure: *mut Failure);
}
