// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `mullama_*` functions of model.

#[allow(unused_imports)]
use std::ffi::{c_char, c_void};

#[allow(unused_imports)]
use mullama::*;

#[allow(unused_imports)]
use super::convert;
#[allow(unused_imports)]
use super::types::*;
#[allow(unused_imports)]
use crate::runtime as rt;

/// Loads a model file.
///
/// - `path`: A GGUF file, or the first part of a split one.
/// - `params`: How to load it.
///
/// Errors: `MODEL_LOAD`, `INVALID_INPUT`, `NOT_AVAILABLE`, `CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_load(
    path: *const c_char,
    params: *const MullamaModelParams,
) -> *mut MullamaModel {
    rt::handle(|| {
        let mut progress = convert::progress_of_model_params(params);
        let path = rt::text(path, "path")?;
        let params = rt::params::<_, ModelParams>(params)?;
        Ok(Model::load(
            path,
            &params,
            progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
        )?)
    })
}

/// Frees a model; null and a freed one are ignored. It never waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_free(model: *mut MullamaModel) {
    rt::free::<Model>(model)
}

/// Gives a second handle on the same weights.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_clone(model: *const MullamaModel) -> *mut MullamaModel {
    rt::handle(|| rt::clone::<Model>(model, "model"))
}

/// Context length that the model was trained with.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_n_ctx_train(model: *const MullamaModel) -> i32 {
    rt::count(|| Ok(rt::get::<Model>(model, "model")?.n_ctx_train()))
}

/// Width of an embedding.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_n_embd(model: *const MullamaModel) -> i32 {
    rt::count(|| Ok(rt::get::<Model>(model, "model")?.n_embd()))
}

/// Number of tokens in the vocabulary.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_n_vocab(model: *const MullamaModel) -> i32 {
    rt::count(|| Ok(rt::get::<Model>(model, "model")?.n_vocab()))
}

/// Number of layers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_n_layer(model: *const MullamaModel) -> i32 {
    rt::count(|| Ok(rt::get::<Model>(model, "model")?.n_layer()))
}

/// Number of attention heads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_n_head(model: *const MullamaModel) -> i32 {
    rt::count(|| Ok(rt::get::<Model>(model, "model")?.n_head()))
}

/// The token that begins a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_bos(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_bos()))
}

/// The token that ends a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_eos(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_eos()))
}

/// The token of a line break.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_nl(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_nl()))
}

/// Size of all tensors in bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_size(model: *const MullamaModel) -> i64 {
    rt::count(|| Ok(rt::get::<Model>(model, "model")?.size()))
}

/// Number of parameters.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_n_params(model: *const MullamaModel) -> i64 {
    rt::count(|| Ok(rt::get::<Model>(model, "model")?.n_params()))
}

/// Architecture, size and quantisation in words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_desc(model: *const MullamaModel, text: *mut c_char, capacity: usize) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Model>(model, "model")?.description().to_owned())
    })
}

/// Tells whether a token ends a generation.
///
/// - `token`: A token id in [0, n_vocab).
///
/// Returns: True for end-of-text, end-of-turn and the like. False on failure.
///
/// Errors: `INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_is_eog(model: *const MullamaModel, token: i32) -> bool {
    rt::boolean(|| Ok(rt::get::<Model>(model, "model")?.token_is_eog(token)?))
}

/// Tells whether a token is a control token, which text of a user should not become.
///
/// - `token`: A token id in [0, n_vocab).
///
/// Returns: True for the tokens that begin, end or separate texts and turns. False on failure.
///
/// Errors: `INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_is_control(model: *const MullamaModel, token: i32) -> bool {
    rt::boolean(|| Ok(rt::get::<Model>(model, "model")?.token_is_control(token)?))
}

/// Turns text into tokens.
///
/// - `text`: The text.
/// - `add_bos`: Put the BOS token first when the vocabulary asks for one.
/// - `special`: Parse special tokens written in the text.
///
/// Returns: Token ids, shape (n,). The return value is the count; a short buffer is `BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `INVALID_INPUT`, `UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tokenize(
    model: *const MullamaModel,
    text: *const c_char,
    tokens: *mut i32,
    capacity: i32,
    add_bos: bool,
    special: bool,
) -> i32 {
    rt::list_out(tokens, capacity, || {
        let text = rt::text(text, "text")?;
        Ok(rt::get::<Model>(model, "model")?.tokenize(text, add_bos, special)?)
    })
}

/// Turns tokens into text.
///
/// - `tokens`: Token ids, shape (n,).
/// - `remove_special`: Leave out BOS and EOS where the vocabulary adds them.
/// - `unparse_special`: Write special tokens as text.
///
/// Returns: The text; incomplete characters are U+FFFD. The return value is the whole text's length in bytes.
///
/// Errors: `INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_detokenize(
    model: *const MullamaModel,
    tokens: *const i32,
    n_tokens: i32,
    text: *mut c_char,
    capacity: usize,
    remove_special: bool,
    unparse_special: bool,
) -> i64 {
    rt::text_out(text, capacity, || {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        Ok(rt::get::<Model>(model, "model")?.detokenize(tokens, remove_special, unparse_special)?)
    })
}

/// Gives the bytes of one token.
///
/// - `token`: A token id in [0, n_vocab).
/// - `special`: Write special tokens as text.
///
/// Returns: The bytes, perhaps only part of a character. The return value is the number of bytes.
///
/// Errors: `INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_to_piece(
    model: *const MullamaModel,
    token: i32,
    bytes: *mut u8,
    capacity: usize,
    special: bool,
) -> i64 {
    rt::bytes_out(bytes, capacity, || {
        Ok(rt::get::<Model>(model, "model")?.token_to_piece(token, special)?)
    })
}
