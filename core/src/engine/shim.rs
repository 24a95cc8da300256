//! The declarations of the C++ shim, `shim/*.cpp`.

use crate::generated::engine::EngineSamplerParams;
use llama_cpp_sys_2 as sys;
use std::ffi::{c_char, CStr};
use std::fmt;

/// What a shim function answers when llama.cpp threw.
pub(super) const THREW: i32 = i32::MIN;

/// The buffer for a thrown exception's text; its size stands in `shim.h` too.
pub(super) struct ErrorText([c_char; 256]);

impl ErrorText {
    pub(super) fn new() -> Self {
        Self([0; 256])
    }

    pub(super) fn as_mut_ptr(&mut self) -> *mut c_char {
        self.0.as_mut_ptr()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0[0] == 0
    }
}

impl fmt::Display for ErrorText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the buffer begins as zeros and the shim writes a text with its NUL inside it.
        let text = unsafe { CStr::from_ptr(self.0.as_ptr()) };
        f.write_str(&text.to_string_lossy())
    }
}

/// The shim's sampler, opaque here.
#[repr(C)]
pub(super) struct RawSampler {
    _private: [u8; 0],
}

extern "C" {
    pub(super) fn mullama_shim_backend_init(error: *mut c_char) -> i32;
    pub(super) fn mullama_shim_model_load(
        path: *const c_char,
        params: *const sys::llama_model_params,
        error: *mut c_char,
    ) -> *mut sys::llama_model;
    pub(super) fn mullama_shim_context_new(
        model: *mut sys::llama_model,
        params: *const sys::llama_context_params,
        error: *mut c_char,
    ) -> *mut sys::llama_context;
    pub(super) fn mullama_shim_team_new(
        n_threads: i32,
        size: *mut i32,
        refused: *mut i32,
        error: *mut c_char,
    ) -> *mut sys::ggml_threadpool;
    pub(super) fn mullama_shim_team_attach(
        ctx: *mut sys::llama_context,
        pool: *mut sys::ggml_threadpool,
        n_threads: i32,
        n_threads_batch: i32,
        error: *mut c_char,
    ) -> i32;
    pub(super) fn mullama_shim_team_free(pool: *mut sys::ggml_threadpool);
    pub(super) fn mullama_shim_tokenize(
        vocab: *const sys::llama_vocab,
        text: *const c_char,
        n_text: i32,
        tokens: *mut sys::llama_token,
        capacity: i32,
        add_special: bool,
        parse_special: bool,
        error: *mut c_char,
    ) -> i32;
    pub(super) fn mullama_shim_token_to_piece(
        vocab: *const sys::llama_vocab,
        token: sys::llama_token,
        bytes: *mut c_char,
        capacity: i32,
        special: bool,
        error: *mut c_char,
    ) -> i32;
    pub(super) fn mullama_shim_chat_apply_template(
        name: *const c_char,
        chat: *const sys::llama_chat_message,
        n_messages: usize,
        add_generation_prompt: bool,
        text: *mut c_char,
        capacity: i32,
        error: *mut c_char,
    ) -> i32;
    pub(super) fn mullama_shim_decode(
        ctx: *mut sys::llama_context,
        batch: *const sys::llama_batch,
        error: *mut c_char,
    ) -> i32;
    pub(super) fn mullama_shim_seq_rm(
        ctx: *mut sys::llama_context,
        seq: sys::llama_seq_id,
        from: sys::llama_pos,
        error: *mut c_char,
    ) -> i32;
    pub(super) fn mullama_shim_sampler_new(
        vocab: *const sys::llama_vocab,
        params: *const EngineSamplerParams,
        n_ctx: i32,
        bias: *const sys::llama_logit_bias,
        n_bias: usize,
        prompt: *const sys::llama_token,
        n_prompt: usize,
        error: *mut c_char,
    ) -> *mut RawSampler;
    pub(super) fn mullama_shim_sampler_free(sampler: *mut RawSampler);
    pub(super) fn mullama_shim_sampler_accept(
        sampler: *mut RawSampler,
        token: sys::llama_token,
        error: *mut c_char,
    ) -> i32;
    pub(super) fn mullama_shim_sampler_sample(sampler: *mut RawSampler, logits: *mut f32, error: *mut c_char) -> i32;
}
