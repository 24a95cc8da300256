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
/// - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
/// - `params`: How to load it.
///
/// Errors: `MULLAMA_ERR_MODEL_LOAD`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_load(
    path: *const c_char,
    params: *const MullamaModelParams,
) -> *mut MullamaModel {
    rt::handle(|| {
        let mut progress = convert::progress_of_model_params(params);
        let path = rt::path(path, "path")?;
        let params = rt::params::<_, ModelParams>(params)?;
        Ok(Model::load_with_progress(
            path,
            &params,
            progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
        )?)
    })
}

/// Loads a model file on a thread of its own.
///
/// - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
/// - `params`: How to load it.
///
/// Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
///
/// Errors: `MULLAMA_ERR_MODEL_LOAD`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_load_start(
    path: *const c_char,
    params: *const MullamaModelParams,
) -> *mut MullamaPending {
    rt::handle(|| {
        let progress = convert::progress_of_model_params(params);
        let path = rt::path(path, "path")?;
        let params = rt::params::<_, ModelParams>(params)?;
        {
            rt::pending::no_listener(progress.is_some())?;
            rt::pending::Started::reporting(
                |report| Ok(Model::load_async_with_progress(path, &params, Some(report))),
                rt::pending::Answer::handle,
            )
        }
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

/// The token that begins a text; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_bos(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_bos()))
}

/// The token that ends a text; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_eos(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_eos()))
}

/// The token of a line break; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
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

/// The architecture's name, as in `llama`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_architecture(
    model: *const MullamaModel,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Model>(model, "model")?.architecture().to_owned())
    })
}

/// The model's name; empty where the file gives none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_name(model: *const MullamaModel, text: *mut c_char, capacity: usize) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Model>(model, "model")?.name().to_owned())
    })
}

/// The file's metadata; arrays are left out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_meta_count(model: *const MullamaModel) -> i32 {
    rt::count(|| rt::map_count(rt::get::<Model>(model, "model")?.metadata()))
}

/// The file's metadata; arrays are left out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_meta_key(
    model: *const MullamaModel,
    index: i32,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::map_key(rt::get::<Model>(model, "model")?.metadata(), index)?.to_owned())
    })
}

/// The file's metadata; arrays are left out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_meta_val(
    model: *const MullamaModel,
    key: *const c_char,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::map_value(rt::get::<Model>(model, "model")?.metadata(), rt::text(key, "key")?)?.to_owned())
    })
}

/// The chat template, in Jinja; empty where the file gives none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_chat_template(
    model: *const MullamaModel,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        Ok(rt::get::<Model>(model, "model")?.chat_template().to_owned())
    })
}

/// Whether the model has an encoder, as T5 has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_has_encoder(model: *const MullamaModel) -> bool {
    rt::boolean(|| Ok(rt::get::<Model>(model, "model")?.has_encoder()))
}

/// Whether the model has a decoder.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_has_decoder(model: *const MullamaModel) -> bool {
    rt::boolean(|| Ok(rt::get::<Model>(model, "model")?.has_decoder()))
}

/// The token that ends a turn; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_eot(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_eot()))
}

/// The token that separates two texts; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_sep(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_sep()))
}

/// The token that fills up; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_pad(model: *const MullamaModel) -> i32 {
    rt::id(|| Ok(rt::get::<Model>(model, "model")?.token_pad()))
}

/// Writes a conversation as the text that the model was trained on.
///
/// The text is for reading: a special token that a user typed looks like a real one in it. `mullama_message_tokens` tells them apart.
///
/// - `messages`: The messages, oldest first.
/// - `add_generation_prompt`: End with what begins the assistant's answer.
/// - `options`: Tools, variables and the clock; its own `MullamaChatOptions.add_generation_prompt` is not looked at.
///
/// Returns: The prompt. The return value is the whole text's length in bytes.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_text(
    model: *const MullamaModel,
    messages: *const MullamaMessage,
    n_messages: i32,
    add_generation_prompt: rt::Flag,
    options: *const MullamaChatOptions,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let options = rt::params::<_, ChatOptions>(options)?;
        Ok(rt::get::<Model>(model, "model")?.apply_chat_template_with(
            &messages,
            add_generation_prompt.is_set(),
            &options,
        )?)
    })
}

/// Writes a conversation as the text that the model was trained on.
///
/// The text is for reading: a special token that a user typed looks like a real one in it. `mullama_message_tokens` tells them apart.
///
/// - `messages`: The messages, oldest first.
/// - `add_generation_prompt`: End with what begins the assistant's answer.
///
/// Returns: The prompt. The return value is the whole text's length in bytes.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_apply_chat_template(
    model: *const MullamaModel,
    messages: *const MullamaChatMessage,
    n_messages: i32,
    add_generation_prompt: rt::Flag,
    text: *mut c_char,
    capacity: usize,
) -> i64 {
    rt::text_out(text, capacity, || {
        let messages = rt::structs(messages, n_messages, "messages")?;
        Ok(rt::get::<Model>(model, "model")?.apply_chat_template_with(
            &messages,
            add_generation_prompt.is_set(),
            &ChatOptions::default(),
        )?)
    })
}

/// Turns a conversation into tokens, in which only the template's own special tokens are special.
///
/// - `messages`: The messages, oldest first.
/// - `options`: Tools, variables and the clock.
///
/// Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_message_tokens(
    model: *const MullamaModel,
    messages: *const MullamaMessage,
    n_messages: i32,
    options: *const MullamaChatOptions,
    tokens: *mut i32,
    capacity: i32,
) -> i32 {
    rt::list_out(tokens, capacity, || {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let options = rt::params::<_, ChatOptions>(options)?;
        Ok(rt::get::<Model>(model, "model")?.chat_tokens_with(&messages, &options)?)
    })
}

/// Turns a conversation into tokens, in which only the template's own special tokens are special.
///
/// - `messages`: The messages, oldest first.
/// - `options`: Tools, variables and the clock.
///
/// Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_chat_tokens(
    model: *const MullamaModel,
    messages: *const MullamaChatMessage,
    n_messages: i32,
    options: *const MullamaChatOptions,
    tokens: *mut i32,
    capacity: i32,
) -> i32 {
    rt::list_out(tokens, capacity, || {
        let messages = rt::structs(messages, n_messages, "messages")?;
        let options = rt::params::<_, ChatOptions>(options)?;
        Ok(rt::get::<Model>(model, "model")?.chat_tokens_with(&messages, &options)?)
    })
}

/// Tells whether a token ends a generation.
///
/// - `token`: Any number.
///
/// Returns: `true` for end-of-text, end-of-turn and the like; `false` for a number that is no token. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_is_eog(model: *const MullamaModel, token: i32) -> bool {
    rt::boolean(|| Ok(rt::get::<Model>(model, "model")?.token_is_eog(token)))
}

/// Tells whether a token is a control token, which text of a user should not become.
///
/// - `token`: Any number.
///
/// Returns: `true` for the tokens that begin, end or separate texts and turns; `false` for a number that is no token. False on failure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_is_control(model: *const MullamaModel, token: i32) -> bool {
    rt::boolean(|| Ok(rt::get::<Model>(model, "model")?.token_is_control(token)))
}

/// Turns text into tokens.
///
/// - `text`: The text.
/// - `add_bos`: Put the BOS token first when the vocabulary asks for one.
/// - `special`: Parse special tokens written in the text.
///
/// Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_UTF8`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_tokenize(
    model: *const MullamaModel,
    text: *const c_char,
    tokens: *mut i32,
    capacity: i32,
    add_bos: rt::Flag,
    special: rt::Flag,
) -> i32 {
    rt::list_out(tokens, capacity, || {
        let text = rt::text(text, "text")?;
        Ok(rt::get::<Model>(model, "model")?.tokenize_with(text, add_bos.is_set(), special.is_set())?)
    })
}

/// Turns tokens into text.
///
/// The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
///
/// - `tokens`: Token ids, shape (n,).
/// - `remove_special`: Leave out BOS and EOS where the vocabulary adds them.
/// - `unparse_special`: Write special tokens as text.
///
/// Returns: The text; incomplete characters are U+FFFD. The return value is the whole text's length in bytes.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_detokenize(
    model: *const MullamaModel,
    tokens: *const i32,
    n_tokens: i32,
    text: *mut c_char,
    capacity: usize,
    remove_special: rt::Flag,
    unparse_special: rt::Flag,
) -> i64 {
    rt::text_out(text, capacity, || {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        Ok(rt::get::<Model>(model, "model")?.detokenize_with(
            tokens,
            remove_special.is_set(),
            unparse_special.is_set(),
        )?)
    })
}

/// Gives the bytes of one token.
///
/// - `token`: A token id from 0 up to `mullama_model_n_vocab`.
/// - `special`: Write special tokens as text.
///
/// Returns: The bytes, perhaps only part of a character. The return value is the number of bytes.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_token_to_piece(
    model: *const MullamaModel,
    token: i32,
    bytes: *mut u8,
    capacity: usize,
    special: rt::Flag,
) -> i64 {
    rt::bytes_out(bytes, capacity, || {
        Ok(rt::get::<Model>(model, "model")?.token_to_piece_with(token, special.is_set())?)
    })
}

/// Tells what the vocabulary has on tokens.
///
/// - `tokens`: Token ids from 0 up to `mullama_model_n_vocab`, shape (n,).
///
/// Returns: One record for each token, in their order. NULL on failure.
///
/// Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_TOKENIZATION`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_details(
    model: *const MullamaModel,
    tokens: *const i32,
    n_tokens: i32,
) -> *mut MullamaTokenDetailList {
    rt::handle(|| {
        let tokens = rt::list(tokens, n_tokens, "tokens")?;
        Ok(rt::get::<Model>(model, "model")?.token_details(tokens)?)
    })
}

/// What `mullama_model_token_is_eog` answers for every token: bit `t % 8` of byte `t / 8` is set where it is true of the token `t`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_is_eog_bits(
    model: *const MullamaModel,
    bits: *mut u8,
    capacity: usize,
) -> i64 {
    rt::bits_out(bits, capacity, || {
        let found = rt::get::<Model>(model, "model")?;
        Ok((found.n_vocab(), move |token| found.token_is_eog(token)))
    })
}

/// What `mullama_model_token_is_control` answers for every token: bit `t % 8` of byte `t / 8` is set where it is true of the token `t`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mullama_model_token_is_control_bits(
    model: *const MullamaModel,
    bits: *mut u8,
    capacity: usize,
) -> i64 {
    rt::bits_out(bits, capacity, || {
        let found = rt::get::<Model>(model, "model")?;
        Ok((found.n_vocab(), move |token| found.token_is_control(token)))
    })
}
