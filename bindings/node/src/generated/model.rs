// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! `Model`.

#[allow(unused_imports)] // each file needs some of these
use crate::generated::prelude::*;

/// Loads a model file.
#[napi(js_name = "modelLoad", catch_unwind)]
pub fn model_load<'env>(
    env: &'env Env,
    into: Unknown<'env>,
    path: Unknown<'env>,
    params: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let path = input::path(&path, "path")?;
    let params = params::model_params(&params, "params")?;
    let made = callbacks::reporting(env, &progress, |progress| {
        core::Model::load_with_progress(&path, &params, progress)
    })?;
    objects::wrap(&into, made)
}

/// Loads a model file on a thread of its own.
#[napi(js_name = "modelLoadAsync", catch_unwind)]
pub fn model_load_async<'env>(
    env: &'env Env,
    task: u32,
    into: Unknown<'env>,
    path: Unknown<'env>,
    params: Unknown<'env>,
    progress: Unknown<'env>,
) -> Result<Unknown<'env>> {
    let path = input::path(&path, "path")?;
    let params = params::model_params(&params, "params")?;
    let into = objects::keep(env, &into)?;
    let informing = tasks::informing(env, task, &progress)?;
    let pending = core::Model::load_async_with_progress(&path, &params, informing);
    tasks::promise_informing(env, task, &progress, pending, move |env, made| into.wrap(env, made))
}

/// Writes a conversation as the text that the model was trained on.
#[napi(js_name = "modelApplyChatTemplate", catch_unwind)]
pub fn model_apply_chat_template(
    env: &Env,
    this: Unknown,
    messages: Unknown,
    add_generation_prompt: Unknown,
    options: Unknown,
) -> Result<String> {
    let this = handles::model(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let add_generation_prompt = input::bool(&add_generation_prompt, "addGenerationPrompt")?;
    let options = params::chat_options(&options, "options")?;
    this.apply_chat_template_with(&messages, add_generation_prompt, &options)
        .or_throw(env)
}

/// Turns a conversation into tokens, in which only the template's own special tokens are special.
#[napi(js_name = "modelChatTokens", catch_unwind)]
pub fn model_chat_tokens(env: &Env, this: Unknown, messages: Unknown, options: Unknown) -> Result<Int32Array> {
    let this = handles::model(&this, "this")?;
    let messages = params::list_chat_message(&messages, "messages")?;
    let options = params::chat_options(&options, "options")?;
    let answer = this.chat_tokens_with(&messages, &options).or_throw(env)?;
    Ok(Int32Array::new(answer))
}

/// Tells whether a token ends a generation.
#[napi(js_name = "modelTokenIsEog", catch_unwind)]
pub fn model_token_is_eog(this: Unknown, token: Unknown) -> Result<bool> {
    let this = handles::model(&this, "this")?;
    let token = input::any_token(&token, "token")?;
    Ok(this.token_is_eog(token))
}

/// Tells whether a token is a control token, which text of a user should not become.
#[napi(js_name = "modelTokenIsControl", catch_unwind)]
pub fn model_token_is_control(this: Unknown, token: Unknown) -> Result<bool> {
    let this = handles::model(&this, "this")?;
    let token = input::any_token(&token, "token")?;
    Ok(this.token_is_control(token))
}

/// Turns text into tokens.
#[napi(js_name = "modelTokenize", catch_unwind)]
pub fn model_tokenize(
    env: &Env,
    this: Unknown,
    text: Unknown,
    add_bos: Unknown,
    special: Unknown,
) -> Result<Int32Array> {
    let this = handles::model(&this, "this")?;
    let text = input::text(&text, "text")?;
    let add_bos = input::bool(&add_bos, "addBos")?;
    let special = input::bool(&special, "special")?;
    let answer = this.tokenize_with(&text, add_bos, special).or_throw(env)?;
    Ok(Int32Array::new(answer))
}

/// Turns tokens into text.
#[napi(js_name = "modelDetokenize", catch_unwind)]
pub fn model_detokenize(
    env: &Env,
    this: Unknown,
    tokens: Unknown,
    remove_special: Unknown,
    unparse_special: Unknown,
) -> Result<String> {
    let this = handles::model(&this, "this")?;
    let tokens = input::integers(&tokens, "tokens")?;
    let remove_special = input::bool(&remove_special, "removeSpecial")?;
    let unparse_special = input::bool(&unparse_special, "unparseSpecial")?;
    this.detokenize_with(&tokens, remove_special, unparse_special)
        .or_throw(env)
}

/// Gives the bytes of one token.
#[napi(js_name = "modelTokenToPiece", catch_unwind)]
pub fn model_token_to_piece(env: &Env, this: Unknown, token: Unknown, special: Unknown) -> Result<Uint8Array> {
    let this = handles::model(&this, "this")?;
    let token = input::i32(&token, "token")?;
    let special = input::bool(&special, "special")?;
    let answer = this.token_to_piece_with(token, special).or_throw(env)?;
    Ok(Uint8Array::new(answer))
}

/// Tells what the vocabulary has on tokens.
#[napi(js_name = "modelTokenDetails", catch_unwind)]
pub fn model_token_details<'env>(
    env: &'env Env,
    this: Unknown<'env>,
    tokens: Unknown<'env>,
) -> Result<Vec<Object<'env>>> {
    let this = handles::model(&this, "this")?;
    let tokens = input::integers(&tokens, "tokens")?;
    let answer = this.token_details(&tokens).or_throw(env)?;
    answer
        .into_iter()
        .map(|value| records::token_detail(env, value))
        .collect::<Result<Vec<_>>>()
}

/// Context length that the model was trained with.
#[napi(js_name = "modelNCtxTrain", catch_unwind)]
pub fn model_n_ctx_train(this: Unknown) -> Result<i32> {
    let this = handles::model(&this, "this")?;
    Ok(this.n_ctx_train())
}

/// Width of an embedding.
#[napi(js_name = "modelNEmbd", catch_unwind)]
pub fn model_n_embd(this: Unknown) -> Result<i32> {
    let this = handles::model(&this, "this")?;
    Ok(this.n_embd())
}

/// Number of tokens in the vocabulary.
#[napi(js_name = "modelNVocab", catch_unwind)]
pub fn model_n_vocab(this: Unknown) -> Result<i32> {
    let this = handles::model(&this, "this")?;
    Ok(this.n_vocab())
}

/// Number of layers.
#[napi(js_name = "modelNLayer", catch_unwind)]
pub fn model_n_layer(this: Unknown) -> Result<i32> {
    let this = handles::model(&this, "this")?;
    Ok(this.n_layer())
}

/// Number of attention heads.
#[napi(js_name = "modelNHead", catch_unwind)]
pub fn model_n_head(this: Unknown) -> Result<i32> {
    let this = handles::model(&this, "this")?;
    Ok(this.n_head())
}

/// The token that begins a text; `null` where the vocabulary has none.
#[napi(js_name = "modelTokenBos", catch_unwind)]
pub fn model_token_bos(this: Unknown) -> Result<Option<i32>> {
    let this = handles::model(&this, "this")?;
    Ok(this.token_bos())
}

/// The token that ends a text; `null` where the vocabulary has none.
#[napi(js_name = "modelTokenEos", catch_unwind)]
pub fn model_token_eos(this: Unknown) -> Result<Option<i32>> {
    let this = handles::model(&this, "this")?;
    Ok(this.token_eos())
}

/// The token of a line break; `null` where the vocabulary has none.
#[napi(js_name = "modelTokenNl", catch_unwind)]
pub fn model_token_nl(this: Unknown) -> Result<Option<i32>> {
    let this = handles::model(&this, "this")?;
    Ok(this.token_nl())
}

/// Size of all tensors in bytes.
#[napi(js_name = "modelSize", catch_unwind)]
pub fn model_size(this: Unknown) -> Result<i64> {
    let this = handles::model(&this, "this")?;
    Ok(this.size())
}

/// Number of parameters.
#[napi(js_name = "modelNParams", catch_unwind)]
pub fn model_n_params(this: Unknown) -> Result<i64> {
    let this = handles::model(&this, "this")?;
    Ok(this.n_params())
}

/// Architecture, size and quantisation in words.
#[napi(js_name = "modelDescription", catch_unwind)]
pub fn model_description(this: Unknown) -> Result<String> {
    let this = handles::model(&this, "this")?;
    Ok(this.description().to_owned())
}

/// The architecture's name, as in `llama`.
#[napi(js_name = "modelArchitecture", catch_unwind)]
pub fn model_architecture(this: Unknown) -> Result<String> {
    let this = handles::model(&this, "this")?;
    Ok(this.architecture().to_owned())
}

/// The model's name; empty where the file gives none.
#[napi(js_name = "modelName", catch_unwind)]
pub fn model_name(this: Unknown) -> Result<String> {
    let this = handles::model(&this, "this")?;
    Ok(this.name().to_owned())
}

/// The file's metadata; arrays are left out.
#[napi(js_name = "modelMetadata", catch_unwind)]
pub fn model_metadata<'env>(env: &'env Env, this: Unknown<'env>) -> Result<Object<'env>> {
    let this = handles::model(&this, "this")?;
    output::map(env, this.metadata().to_owned())
}

/// The chat template, in Jinja; empty where the file gives none.
#[napi(js_name = "modelChatTemplate", catch_unwind)]
pub fn model_chat_template(this: Unknown) -> Result<String> {
    let this = handles::model(&this, "this")?;
    Ok(this.chat_template().to_owned())
}

/// Whether the model has an encoder, as T5 has.
#[napi(js_name = "modelHasEncoder", catch_unwind)]
pub fn model_has_encoder(this: Unknown) -> Result<bool> {
    let this = handles::model(&this, "this")?;
    Ok(this.has_encoder())
}

/// Whether the model has a decoder.
#[napi(js_name = "modelHasDecoder", catch_unwind)]
pub fn model_has_decoder(this: Unknown) -> Result<bool> {
    let this = handles::model(&this, "this")?;
    Ok(this.has_decoder())
}

/// The token that ends a turn; `null` where the vocabulary has none.
#[napi(js_name = "modelTokenEot", catch_unwind)]
pub fn model_token_eot(this: Unknown) -> Result<Option<i32>> {
    let this = handles::model(&this, "this")?;
    Ok(this.token_eot())
}

/// The token that separates two texts; `null` where the vocabulary has none.
#[napi(js_name = "modelTokenSep", catch_unwind)]
pub fn model_token_sep(this: Unknown) -> Result<Option<i32>> {
    let this = handles::model(&this, "this")?;
    Ok(this.token_sep())
}

/// The token that fills up; `null` where the vocabulary has none.
#[napi(js_name = "modelTokenPad", catch_unwind)]
pub fn model_token_pad(this: Unknown) -> Result<Option<i32>> {
    let this = handles::model(&this, "this")?;
    Ok(this.token_pad())
}

/// Gives a second handle on the same weights.
#[napi(js_name = "modelClone", catch_unwind)]
pub fn model_clone<'env>(env: &'env Env, into: Unknown<'env>, this: Unknown<'env>) -> Result<Unknown<'env>> {
    let this = handles::model(&this, "this")?;
    objects::refuse_closed(env, this.is_closed(), "model")?;
    objects::wrap(&into, this.clone())
}

/// Closes it; closing twice is closing once.
#[napi(js_name = "modelClose", catch_unwind)]
pub fn model_close(this: Unknown) -> Result<()> {
    let this = handles::model(&this, "this")?;
    this.close();
    Ok(())
}

/// Tells whether it was closed.
#[napi(js_name = "modelIsClosed", catch_unwind)]
pub fn model_is_closed(this: Unknown) -> Result<bool> {
    let this = handles::model(&this, "this")?;
    Ok(this.is_closed())
}
