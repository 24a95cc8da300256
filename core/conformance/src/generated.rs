// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! From a call's path to the library's method.

use std::cell::RefCell;
#[allow(unused_imports)]
use std::collections::BTreeMap;
#[allow(unused_imports)]
use std::path::PathBuf;
use std::result::Result;

#[allow(unused_imports)]
use mullama::*;
use serde_json::{json, Value};

use crate::arguments::{list, tagged, tagged_text, Arguments, FromTagged};
use crate::objects::Objects;
use crate::tagged::{drained, ToTagged, Wrong};
use crate::Made;

/// What a request can make and keep.
#[allow(clippy::large_enum_variant)] // one at a time is made
pub enum Object {
    CancelToken(CancelToken),
    Model(Model),
    Context(Context),
    Conversation(Conversation),
    EmbeddingGenerator(EmbeddingGenerator),
    ToolRun(ToolRun),
    EventStream(RefCell<EventStream>),
    Stream(RefCell<Stream>),
}

const FEATURES: &[&str] = &[
    "abi_version",
    "api_digest",
    "backend_free",
    "backend_init",
    "can_pass.absent_text",
    "can_pass.closed_object",
    "can_pass.nul_in_text",
    "can_pass.unequal_vectors",
    "can_pass.zero_seed",
    "cancel_token.cancel",
    "cancel_token.is_cancelled",
    "cancel_token.new",
    "context.chat/async_result",
    "context.chat/async_stream",
    "context.chat/result",
    "context.chat/stream",
    "context.chat_events/async_stream",
    "context.chat_events/stream",
    "context.clear_cache",
    "context.generate",
    "context.generate/async",
    "context.generate/async_result",
    "context.generate/async_stream",
    "context.generate/result",
    "context.generate/stream",
    "context.new",
    "context.new/async",
    "context.parse",
    "context.parse/async",
    "context.prompt_tokens",
    "context.score",
    "context.score/async",
    "context.score_batch",
    "context.score_batch/async",
    "context.score_rolling",
    "context.score_rolling/async",
    "conversation.add",
    "conversation.condense",
    "conversation.excess",
    "conversation.excess/async",
    "conversation.fork",
    "conversation.messages",
    "conversation.new",
    "conversation.restore",
    "conversation.restore/async",
    "conversation.save",
    "conversation.save/async",
    "conversation.send/async_result",
    "conversation.send/async_stream",
    "conversation.send/result",
    "conversation.send/stream",
    "conversation.send_events/async_stream",
    "conversation.send_events/stream",
    "conversation.send_messages/async_result",
    "conversation.send_messages/async_stream",
    "conversation.send_messages/result",
    "conversation.send_messages/stream",
    "conversation.send_messages_events/async_stream",
    "conversation.send_messages_events/stream",
    "conversation.undo",
    "cosine_similarity",
    "device_count",
    "device_info",
    "embedding_generator.embed",
    "embedding_generator.embed/async",
    "embedding_generator.embed_batch",
    "embedding_generator.embed_batch/async",
    "embedding_generator.new",
    "embedding_generator.new/async",
    "event_stream.finish",
    "event_stream.next",
    "leaked_objects",
    "live_handles",
    "max_devices",
    "model.apply_chat_template",
    "model.chat_tokens",
    "model.detokenize",
    "model.load",
    "model.load/async",
    "model.token_details",
    "model.token_is_control",
    "model.token_is_eog",
    "model.token_to_piece",
    "model.tokenize",
    "normalize",
    "reserved_memory",
    "stream.finish",
    "stream.next",
    "supports_gpu_offload",
    "supports_mlock",
    "supports_mmap",
    "system_info",
    "tool_run.give",
    "tool_run.is_cancelled",
    "tool_run.messages",
    "tool_run.new",
    "tool_run.next",
    "tool_run.next/async",
    "version",
];

/// Who answers.
pub fn hello() -> Value {
    let features: Vec<Value> = FEATURES.iter().map(|feature| feature.to_tagged()).collect();
    json!(["record", {
        "language": "rust".to_tagged(),
        "version": version().to_tagged(),
        "abi": abi_version().to_tagged(),
        "api_digest": api_digest().to_tagged(),
        "features": ["list", features],
    }])
}

/// Makes a call.
pub fn call(path: &str, objects: &Objects, target: &str, arguments: &Arguments) -> Result<Made, Wrong> {
    let target = if target.is_empty() {
        None
    } else {
        Some(objects.get(target)?)
    };
    Ok(match (path, target) {
        ("abi_version", _) => Made::Value(mullama::abi_version().to_tagged()),
        ("api_digest", _) => Made::Value(mullama::api_digest().to_tagged()),
        ("backend_free", _) => Made::Value({
            mullama::backend_free();
            ().to_tagged()
        }),
        ("backend_init", _) => Made::Value(mullama::backend_init()?.to_tagged()),
        ("cosine_similarity", _) => {
            let a: Vec<f32> = arguments.read("a")?;
            let b: Vec<f32> = arguments.read("b")?;
            Made::Value(mullama::cosine_similarity(&a, &b)?.to_tagged())
        }
        ("device_count", _) => Made::Value(mullama::device_count().to_tagged()),
        ("device_info", _) => {
            let index: i32 = arguments.read("index")?;
            Made::Value(mullama::device_info(index)?.to_tagged())
        }
        ("leaked_objects", _) => Made::Value(mullama::leaked_objects().to_tagged()),
        ("live_handles", _) => Made::Value(mullama::live_handles().to_tagged()),
        ("max_devices", _) => Made::Value(mullama::max_devices().to_tagged()),
        ("normalize", _) => {
            let vector: Vec<f32> = arguments.read("vector")?;
            Made::Value(mullama::normalize(&vector)?.to_tagged())
        }
        ("reserved_memory", _) => Made::Value(mullama::reserved_memory().to_tagged()),
        ("supports_gpu_offload", _) => Made::Value(mullama::supports_gpu_offload().to_tagged()),
        ("supports_mlock", _) => Made::Value(mullama::supports_mlock().to_tagged()),
        ("supports_mmap", _) => Made::Value(mullama::supports_mmap().to_tagged()),
        ("system_info", _) => Made::Value(mullama::system_info().to_tagged()),
        ("version", _) => Made::Value(mullama::version().to_tagged()),
        ("cancel_token.new", _) => Made::Object(Object::CancelToken(CancelToken::new())),
        ("cancel_token.cancel", Some(Object::CancelToken(it))) => Made::Value(it.cancel()?.to_tagged()),
        ("cancel_token.is_cancelled", Some(Object::CancelToken(it))) => Made::Value(it.is_cancelled()?.to_tagged()),
        ("model.load", _) => {
            let path: PathBuf = arguments.read("path")?;
            let params: ModelParams = arguments.read_or("params", ModelParams::default())?;
            let mut progress = arguments.progress();
            Made::Object(Object::Model(Model::load_with_progress(
                &path,
                &params,
                progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
            )?))
        }
        ("model.load/async", _) => {
            let path: PathBuf = arguments.read("path")?;
            let params: ModelParams = arguments.read_or("params", ModelParams::default())?;
            let mut progress = arguments.progress();
            Made::Object(Object::Model(pollster::block_on(Model::load_async_with_progress(
                &path,
                &params,
                progress.take(),
            ))?))
        }
        ("model.apply_chat_template", Some(Object::Model(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let add_generation_prompt: bool = arguments.read_or("add_generation_prompt", true)?;
            let options: ChatOptions = arguments.read_or("options", ChatOptions::default())?;
            Made::Value(
                it.apply_chat_template_with(&messages, add_generation_prompt, &options)?
                    .to_tagged(),
            )
        }
        ("model.chat_tokens", Some(Object::Model(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let options: ChatOptions = arguments.read_or("options", ChatOptions::default())?;
            Made::Value(it.chat_tokens_with(&messages, &options)?.to_tagged())
        }
        ("model.token_is_eog", Some(Object::Model(it))) => {
            let token: Token = arguments.read("token")?;
            Made::Value(it.token_is_eog(token).to_tagged())
        }
        ("model.token_is_control", Some(Object::Model(it))) => {
            let token: Token = arguments.read("token")?;
            Made::Value(it.token_is_control(token).to_tagged())
        }
        ("model.tokenize", Some(Object::Model(it))) => {
            let text: String = arguments.read("text")?;
            let add_bos: bool = arguments.read_or("add_bos", true)?;
            let special: bool = arguments.read_or("special", false)?;
            Made::Value(it.tokenize_with(&text, add_bos, special)?.to_tagged())
        }
        ("model.detokenize", Some(Object::Model(it))) => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            let remove_special: bool = arguments.read_or("remove_special", false)?;
            let unparse_special: bool = arguments.read_or("unparse_special", false)?;
            Made::Value(
                it.detokenize_with(&tokens, remove_special, unparse_special)?
                    .to_tagged(),
            )
        }
        ("model.token_to_piece", Some(Object::Model(it))) => {
            let token: Token = arguments.read("token")?;
            let special: bool = arguments.read_or("special", false)?;
            Made::Value(it.token_to_piece_with(token, special)?.to_tagged())
        }
        ("model.token_details", Some(Object::Model(it))) => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            Made::Value(it.token_details(&tokens)?.to_tagged())
        }
        ("context.new", _) => {
            let model = model(objects.get(&arguments.handle("model")?)?)?;
            let params: ContextParams = arguments.read_or("params", ContextParams::default())?;
            Made::Object(Object::Context(Context::new_with(model, &params)?))
        }
        ("context.new/async", _) => {
            let model = model(objects.get(&arguments.handle("model")?)?)?;
            let params: ContextParams = arguments.read_or("params", ContextParams::default())?;
            Made::Object(Object::Context(pollster::block_on(Context::create_async_with(
                model, &params,
            ))?))
        }
        ("context.clear_cache", Some(Object::Context(it))) => Made::Value(it.clear_cache()?.to_tagged()),
        ("context.prompt_tokens", Some(Object::Context(it))) => {
            let prompt: String = arguments.read("prompt")?;
            Made::Value(it.prompt_tokens(&prompt)?.to_tagged())
        }
        ("context.generate", Some(Object::Context(it))) if arguments.has("prompt") => {
            let prompt: String = arguments.read("prompt")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(it.generate_with(&prompt, max_tokens, &sampler, &options)?.to_tagged())
        }
        ("context.generate", Some(Object::Context(it))) if arguments.has("tokens") => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(it.generate_with(&tokens, max_tokens, &sampler, &options)?.to_tagged())
        }
        ("context.generate/result", Some(Object::Context(it))) if arguments.has("prompt") => {
            let prompt: String = arguments.read("prompt")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(it.complete_with(&prompt, max_tokens, &sampler, &options)?.to_tagged())
        }
        ("context.generate/result", Some(Object::Context(it))) if arguments.has("tokens") => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(it.complete_with(&tokens, max_tokens, &sampler, &options)?.to_tagged())
        }
        ("context.generate/async", Some(Object::Context(it))) if arguments.has("prompt") => {
            let prompt: String = arguments.read("prompt")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                pollster::block_on(it.generate_async_with(&prompt, max_tokens, &sampler, &options))?.to_tagged(),
            )
        }
        ("context.generate/async", Some(Object::Context(it))) if arguments.has("tokens") => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                pollster::block_on(it.generate_async_with(&tokens, max_tokens, &sampler, &options))?.to_tagged(),
            )
        }
        ("context.generate/async_result", Some(Object::Context(it))) if arguments.has("prompt") => {
            let prompt: String = arguments.read("prompt")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                pollster::block_on(it.complete_async_with(&prompt, max_tokens, &sampler, &options))?.to_tagged(),
            )
        }
        ("context.generate/async_result", Some(Object::Context(it))) if arguments.has("tokens") => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                pollster::block_on(it.complete_async_with(&tokens, max_tokens, &sampler, &options))?.to_tagged(),
            )
        }
        ("context.generate/stream", Some(Object::Context(it))) if arguments.has("prompt") => {
            let prompt: String = arguments.read("prompt")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.generate_stream_with(&prompt, max_tokens, &sampler, &options)?,
            )))
        }
        ("context.generate/stream", Some(Object::Context(it))) if arguments.has("tokens") => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.generate_stream_with(&tokens, max_tokens, &sampler, &options)?,
            )))
        }
        ("context.generate/async_stream", Some(Object::Context(it))) if arguments.has("prompt") => {
            let prompt: String = arguments.read("prompt")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.generate_stream_async_with(&prompt, max_tokens, &sampler, &options)?
                    .into(),
            )))
        }
        ("context.generate/async_stream", Some(Object::Context(it))) if arguments.has("tokens") => {
            let tokens: Vec<Token> = arguments.read("tokens")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.generate_stream_async_with(&tokens, max_tokens, &sampler, &options)?
                    .into(),
            )))
        }
        ("context.chat/result", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                it.chat_with(&messages, max_tokens, &sampler, &chat, &options)?
                    .to_tagged(),
            )
        }
        ("context.chat/async_result", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                pollster::block_on(it.chat_async_with(&messages, max_tokens, &sampler, &chat, &options))?.to_tagged(),
            )
        }
        ("context.chat/stream", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.chat_stream_with(&messages, max_tokens, &sampler, &chat, &options)?,
            )))
        }
        ("context.chat/async_stream", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.chat_stream_async_with(&messages, max_tokens, &sampler, &chat, &options)?
                    .into(),
            )))
        }
        ("context.chat_events/stream", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::EventStream(RefCell::new(
                it.chat_events_with(&messages, max_tokens, &sampler, &chat, &options)?,
            )))
        }
        ("context.chat_events/async_stream", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", 100)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::EventStream(RefCell::new(
                it.chat_events_async_with(&messages, max_tokens, &sampler, &chat, &options)?
                    .into(),
            )))
        }
        ("context.parse", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let schema: String = arguments.read("schema")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                it.parse_with(&messages, &schema, max_tokens, &sampler, &chat, &options)?
                    .to_tagged(),
            )
        }
        ("context.parse/async", Some(Object::Context(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let schema: String = arguments.read("schema")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                pollster::block_on(it.parse_async_with(&messages, &schema, max_tokens, &sampler, &chat, &options))?
                    .to_tagged(),
            )
        }
        ("context.score", Some(Object::Context(it))) => {
            let prompt: String = arguments.read("prompt")?;
            let continuation: String = arguments.read("continuation")?;
            let options: ScoreOptions = arguments.read_or("options", ScoreOptions::default())?;
            Made::Value(it.score_with(&prompt, &continuation, &options)?.to_tagged())
        }
        ("context.score/async", Some(Object::Context(it))) => {
            let prompt: String = arguments.read("prompt")?;
            let continuation: String = arguments.read("continuation")?;
            let options: ScoreOptions = arguments.read_or("options", ScoreOptions::default())?;
            Made::Value(pollster::block_on(it.score_async_with(&prompt, &continuation, &options))?.to_tagged())
        }
        ("context.score_batch", Some(Object::Context(it))) => {
            let pairs: Vec<ScorePair> = arguments.read("pairs")?;
            let options: ScoreOptions = arguments.read_or("options", ScoreOptions::default())?;
            let mut progress = arguments.progress();
            Made::Value(
                it.score_batch_with_progress(
                    &pairs,
                    &options,
                    progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
                )?
                .to_tagged(),
            )
        }
        ("context.score_batch/async", Some(Object::Context(it))) => {
            let pairs: Vec<ScorePair> = arguments.read("pairs")?;
            let options: ScoreOptions = arguments.read_or("options", ScoreOptions::default())?;
            let mut progress = arguments.progress();
            Made::Value(
                pollster::block_on(it.score_batch_async_with_progress(&pairs, &options, progress.take()))?.to_tagged(),
            )
        }
        ("context.score_rolling", Some(Object::Context(it))) => {
            let text: String = arguments.read("text")?;
            let options: ScoreOptions = arguments.read_or("options", ScoreOptions::default())?;
            let mut progress = arguments.progress();
            Made::Value(
                it.score_rolling_with_progress(
                    &text,
                    &options,
                    progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
                )?
                .to_tagged(),
            )
        }
        ("context.score_rolling/async", Some(Object::Context(it))) => {
            let text: String = arguments.read("text")?;
            let options: ScoreOptions = arguments.read_or("options", ScoreOptions::default())?;
            let mut progress = arguments.progress();
            Made::Value(
                pollster::block_on(it.score_rolling_async_with_progress(&text, &options, progress.take()))?.to_tagged(),
            )
        }
        ("conversation.new", _) => {
            let context = context(objects.get(&arguments.handle("context")?)?)?;
            let params: ConversationParams = arguments.read_or("params", ConversationParams::default())?;
            Made::Object(Object::Conversation(Conversation::new_with(context, &params)?))
        }
        ("conversation.restore", _) => {
            let context = context(objects.get(&arguments.handle("context")?)?)?;
            let path: PathBuf = arguments.read("path")?;
            Made::Object(Object::Conversation(Conversation::restore(context, &path)?))
        }
        ("conversation.restore/async", _) => {
            let context = context(objects.get(&arguments.handle("context")?)?)?;
            let path: PathBuf = arguments.read("path")?;
            Made::Object(Object::Conversation(pollster::block_on(Conversation::restore_async(
                context, &path,
            ))?))
        }
        ("conversation.send/result", Some(Object::Conversation(it))) => {
            let text: String = arguments.read("text")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(it.send_with(&text, max_tokens, &sampler, &options)?.to_tagged())
        }
        ("conversation.send/async_result", Some(Object::Conversation(it))) => {
            let text: String = arguments.read("text")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(pollster::block_on(it.send_async_with(&text, max_tokens, &sampler, &options))?.to_tagged())
        }
        ("conversation.send/stream", Some(Object::Conversation(it))) => {
            let text: String = arguments.read("text")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.send_stream_with(&text, max_tokens, &sampler, &options)?,
            )))
        }
        ("conversation.send/async_stream", Some(Object::Conversation(it))) => {
            let text: String = arguments.read("text")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.send_stream_async_with(&text, max_tokens, &sampler, &options)?.into(),
            )))
        }
        ("conversation.send_messages/result", Some(Object::Conversation(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                it.send_messages_with(&messages, max_tokens, &sampler, &options)?
                    .to_tagged(),
            )
        }
        ("conversation.send_messages/async_result", Some(Object::Conversation(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Value(
                pollster::block_on(it.send_messages_async_with(&messages, max_tokens, &sampler, &options))?.to_tagged(),
            )
        }
        ("conversation.send_messages/stream", Some(Object::Conversation(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.send_messages_stream_with(&messages, max_tokens, &sampler, &options)?,
            )))
        }
        ("conversation.send_messages/async_stream", Some(Object::Conversation(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::Stream(RefCell::new(
                it.send_messages_stream_async_with(&messages, max_tokens, &sampler, &options)?
                    .into(),
            )))
        }
        ("conversation.send_events/stream", Some(Object::Conversation(it))) => {
            let text: String = arguments.read("text")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::EventStream(RefCell::new(
                it.send_events_with(&text, max_tokens, &sampler, &options)?,
            )))
        }
        ("conversation.send_events/async_stream", Some(Object::Conversation(it))) => {
            let text: String = arguments.read("text")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::EventStream(RefCell::new(
                it.send_events_async_with(&text, max_tokens, &sampler, &options)?.into(),
            )))
        }
        ("conversation.send_messages_events/stream", Some(Object::Conversation(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::EventStream(RefCell::new(
                it.send_messages_events_with(&messages, max_tokens, &sampler, &options)?,
            )))
        }
        ("conversation.send_messages_events/async_stream", Some(Object::Conversation(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            Made::Object(Object::EventStream(RefCell::new(
                it.send_messages_events_async_with(&messages, max_tokens, &sampler, &options)?
                    .into(),
            )))
        }
        ("conversation.add", Some(Object::Conversation(it))) => {
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            Made::Value(it.add(&messages)?.to_tagged())
        }
        ("conversation.messages", Some(Object::Conversation(it))) => Made::Value(it.messages()?.to_tagged()),
        ("conversation.undo", Some(Object::Conversation(it))) => Made::Value(it.undo()?.to_tagged()),
        ("conversation.save", Some(Object::Conversation(it))) => {
            let path: PathBuf = arguments.read("path")?;
            Made::Value(it.save(&path)?.to_tagged())
        }
        ("conversation.save/async", Some(Object::Conversation(it))) => {
            let path: PathBuf = arguments.read("path")?;
            Made::Value(pollster::block_on(it.save_async(&path))?.to_tagged())
        }
        ("conversation.excess", Some(Object::Conversation(it))) => {
            let n_tokens: i32 = arguments.read_or("n_tokens", 0)?;
            Made::Value(it.excess_with(n_tokens)?.to_tagged())
        }
        ("conversation.excess/async", Some(Object::Conversation(it))) => {
            let n_tokens: i32 = arguments.read_or("n_tokens", 0)?;
            Made::Value(pollster::block_on(it.excess_async_with(n_tokens))?.to_tagged())
        }
        ("conversation.condense", Some(Object::Conversation(it))) => {
            let n_oldest: i32 = arguments.read("n_oldest")?;
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            Made::Value(it.condense(n_oldest, &messages)?.to_tagged())
        }
        ("conversation.fork", Some(Object::Conversation(it))) => Made::Object(Object::Conversation(it.fork()?)),
        ("embedding_generator.new", _) => {
            let model = model(objects.get(&arguments.handle("model")?)?)?;
            let config: EmbeddingConfig = arguments.read_or("config", EmbeddingConfig::default())?;
            Made::Object(Object::EmbeddingGenerator(EmbeddingGenerator::new_with(
                model, &config,
            )?))
        }
        ("embedding_generator.new/async", _) => {
            let model = model(objects.get(&arguments.handle("model")?)?)?;
            let config: EmbeddingConfig = arguments.read_or("config", EmbeddingConfig::default())?;
            Made::Object(Object::EmbeddingGenerator(pollster::block_on(
                EmbeddingGenerator::create_async_with(model, &config),
            )?))
        }
        ("embedding_generator.embed", Some(Object::EmbeddingGenerator(it))) => {
            let text: String = arguments.read("text")?;
            Made::Value(it.embed(&text)?.to_tagged())
        }
        ("embedding_generator.embed/async", Some(Object::EmbeddingGenerator(it))) => {
            let text: String = arguments.read("text")?;
            Made::Value(pollster::block_on(it.embed_async(&text))?.to_tagged())
        }
        ("embedding_generator.embed_batch", Some(Object::EmbeddingGenerator(it))) => {
            let texts: Vec<String> = arguments.read("texts")?;
            let options: EmbedOptions = arguments.read_or("options", EmbedOptions::default())?;
            let mut progress = arguments.progress();
            Made::Value(
                it.embed_batch_with_progress(
                    &texts,
                    &options,
                    progress.as_mut().map(|heard| heard as &mut dyn FnMut(f32) -> bool),
                )?
                .to_tagged(),
            )
        }
        ("embedding_generator.embed_batch/async", Some(Object::EmbeddingGenerator(it))) => {
            let texts: Vec<String> = arguments.read("texts")?;
            let options: EmbedOptions = arguments.read_or("options", EmbedOptions::default())?;
            let mut progress = arguments.progress();
            Made::Value(
                pollster::block_on(it.embed_batch_async_with_progress(&texts, &options, progress.take()))?.to_tagged(),
            )
        }
        ("tool_run.new", _) => {
            let context = context(objects.get(&arguments.handle("context")?)?)?;
            let messages: Vec<ChatMessage> = arguments.read("messages")?;
            let tools: String = arguments.read("tools")?;
            let max_tokens: i32 = arguments.read_or("max_tokens", -1)?;
            let sampler: SamplerParams = arguments.read_or("sampler", SamplerParams::default())?;
            let chat: ChatOptions = arguments.read_or("chat", ChatOptions::default())?;
            let options: GenerateOptions = arguments.read_or("options", GenerateOptions::default())?;
            let max_steps: i32 = arguments.read_or("max_steps", 8)?;
            Made::Object(Object::ToolRun(ToolRun::new_with(
                context, &messages, &tools, max_tokens, &sampler, &chat, &options, max_steps,
            )?))
        }
        ("tool_run.next", Some(Object::ToolRun(it))) => Made::Value(it.next()?.to_tagged()),
        ("tool_run.next/async", Some(Object::ToolRun(it))) => {
            Made::Value(pollster::block_on(it.next_async())?.to_tagged())
        }
        ("tool_run.give", Some(Object::ToolRun(it))) => {
            let results: Vec<ToolResult> = arguments.read("results")?;
            Made::Value(it.give(&results)?.to_tagged())
        }
        ("tool_run.messages", Some(Object::ToolRun(it))) => Made::Value(it.messages()?.to_tagged()),
        ("tool_run.is_cancelled", Some(Object::ToolRun(it))) => Made::Value(it.is_cancelled()?.to_tagged()),
        _ => return Err(Wrong::Request(format!("no call {path}"))),
    })
}

/// Reads a fact.
pub fn fact(object: &Object, name: &str) -> Result<Value, Wrong> {
    match (object, name) {
        (Object::Model(it), "n_ctx_train") => Ok(it.n_ctx_train().to_tagged()),
        (Object::Model(it), "n_embd") => Ok(it.n_embd().to_tagged()),
        (Object::Model(it), "n_vocab") => Ok(it.n_vocab().to_tagged()),
        (Object::Model(it), "n_layer") => Ok(it.n_layer().to_tagged()),
        (Object::Model(it), "n_head") => Ok(it.n_head().to_tagged()),
        (Object::Model(it), "token_bos") => Ok(it.token_bos().to_tagged()),
        (Object::Model(it), "token_eos") => Ok(it.token_eos().to_tagged()),
        (Object::Model(it), "token_nl") => Ok(it.token_nl().to_tagged()),
        (Object::Model(it), "size") => Ok(it.size().to_tagged()),
        (Object::Model(it), "n_params") => Ok(it.n_params().to_tagged()),
        (Object::Model(it), "description") => Ok(it.description().to_tagged()),
        (Object::Model(it), "architecture") => Ok(it.architecture().to_tagged()),
        (Object::Model(it), "name") => Ok(it.name().to_tagged()),
        (Object::Model(it), "metadata") => Ok(it.metadata().to_tagged()),
        (Object::Model(it), "chat_template") => Ok(it.chat_template().to_tagged()),
        (Object::Model(it), "has_encoder") => Ok(it.has_encoder().to_tagged()),
        (Object::Model(it), "has_decoder") => Ok(it.has_decoder().to_tagged()),
        (Object::Model(it), "token_eot") => Ok(it.token_eot().to_tagged()),
        (Object::Model(it), "token_sep") => Ok(it.token_sep().to_tagged()),
        (Object::Model(it), "token_pad") => Ok(it.token_pad().to_tagged()),
        (Object::Context(it), "n_ctx") => Ok(it.n_ctx().to_tagged()),
        (Object::Context(it), "n_batch") => Ok(it.n_batch().to_tagged()),
        (Object::Context(it), "n_threads") => Ok(it.n_threads().to_tagged()),
        (Object::Conversation(it), "n_messages") => Ok(it.n_messages().to_tagged()),
        (Object::Conversation(it), "n_tokens") => Ok(it.n_tokens().to_tagged()),
        (Object::Conversation(it), "n_dropped") => Ok(it.n_dropped().to_tagged()),
        (Object::EmbeddingGenerator(it), "n_embd") => Ok(it.n_embd().to_tagged()),
        _ => Err(Wrong::Request(format!("no fact {name}"))),
    }
}

/// Asks a stream for an item, for all of them, or for its end.
pub fn pull(object: &Object, op: &str) -> Result<Value, Wrong> {
    match (object, op) {
        (Object::EventStream(it), "next") => Ok(it.borrow().wait_next()?.to_tagged()),
        (Object::EventStream(it), "try_next") => Ok(it.borrow().try_next()?.to_tagged()),
        (Object::EventStream(it), "finish") => Ok(it.borrow().finish()?.to_tagged()),
        (Object::EventStream(it), "drain") => drained(&mut *it.borrow_mut()),
        (Object::Stream(it), "next") => Ok(it.borrow().wait_next()?.to_tagged()),
        (Object::Stream(it), "try_next") => Ok(it.borrow().try_next()?.to_tagged()),
        (Object::Stream(it), "finish") => Ok(it.borrow().finish()?.to_tagged()),
        (Object::Stream(it), "drain") => drained(&mut *it.borrow_mut()),
        _ => Err(Wrong::Request("this object is no stream".to_owned())),
    }
}

/// Closes an object.
pub fn close(object: &Object) {
    match object {
        Object::CancelToken(it) => it.close(),
        Object::Model(it) => it.close(),
        Object::Context(it) => it.close(),
        Object::Conversation(it) => it.close(),
        Object::EmbeddingGenerator(it) => it.close(),
        Object::ToolRun(it) => it.close(),
        Object::EventStream(it) => it.borrow().close(),
        Object::Stream(it) => it.borrow().close(),
    }
}

/// A second handle on the same thing.
pub fn clone(object: &Object) -> Result<Made, Wrong> {
    match object {
        Object::Model(it) => Ok(Made::Object(Object::Model(it.try_clone()?))),
        _ => Err(Wrong::Request("this object cannot be cloned".to_owned())),
    }
}

#[allow(dead_code)]
fn cancel_token(object: &Object) -> Result<&CancelToken, Wrong> {
    match object {
        Object::CancelToken(it) => Ok(it),
        _ => Err(Wrong::Request("the object is of another type".to_owned())),
    }
}

impl FromTagged for CancelToken {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        Ok(cancel_token(objects.get(tagged_text(value, "handle")?)?)?.clone())
    }
}

#[allow(dead_code)]
fn model(object: &Object) -> Result<&Model, Wrong> {
    match object {
        Object::Model(it) => Ok(it),
        _ => Err(Wrong::Request("the object is of another type".to_owned())),
    }
}

#[allow(dead_code)]
fn context(object: &Object) -> Result<&Context, Wrong> {
    match object {
        Object::Context(it) => Ok(it),
        _ => Err(Wrong::Request("the object is of another type".to_owned())),
    }
}

#[allow(dead_code)]
fn conversation(object: &Object) -> Result<&Conversation, Wrong> {
    match object {
        Object::Conversation(it) => Ok(it),
        _ => Err(Wrong::Request("the object is of another type".to_owned())),
    }
}

#[allow(dead_code)]
fn embedding_generator(object: &Object) -> Result<&EmbeddingGenerator, Wrong> {
    match object {
        Object::EmbeddingGenerator(it) => Ok(it),
        _ => Err(Wrong::Request("the object is of another type".to_owned())),
    }
}

#[allow(dead_code)]
fn tool_run(object: &Object) -> Result<&ToolRun, Wrong> {
    match object {
        Object::ToolRun(it) => Ok(it),
        _ => Err(Wrong::Request("the object is of another type".to_owned())),
    }
}

impl FromTagged for ToolCall {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        Ok(Self {
            name: fields.read("name")?,
            arguments: fields.read("arguments")?,
            id: fields.read_or("id", None)?,
        })
    }
}

impl FromTagged for ChatMessage {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        Ok(Self {
            role: fields.read("role")?,
            content: fields.read_or("content", None)?,
            name: fields.read_or("name", None)?,
            tool_calls: fields.read_or("tool_calls", Vec::new())?,
            tool_call_id: fields.read_or("tool_call_id", None)?,
            extra: fields.read_or("extra", None)?,
        })
    }
}

impl FromTagged for ChatOptions {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = ChatOptions::default();
        Ok(Self {
            add_generation_prompt: fields.read_or("add_generation_prompt", defaults.add_generation_prompt)?,
            messages_json: fields.read_or("messages_json", defaults.messages_json)?,
            tools: fields.read_or("tools", defaults.tools)?,
            variables: fields.read_or("variables", defaults.variables)?,
            now_unix: fields.read_or("now_unix", defaults.now_unix)?,
            tool_choice: fields.read_or("tool_choice", defaults.tool_choice)?,
        })
    }
}

impl FromTagged for ContextParams {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = ContextParams::default();
        Ok(Self {
            n_ctx: fields.read_or("n_ctx", defaults.n_ctx)?,
            n_batch: fields.read_or("n_batch", defaults.n_batch)?,
            n_ubatch: fields.read_or("n_ubatch", defaults.n_ubatch)?,
            n_seq_max: fields.read_or("n_seq_max", defaults.n_seq_max)?,
            n_threads: fields.read_or("n_threads", defaults.n_threads)?,
            n_threads_batch: fields.read_or("n_threads_batch", defaults.n_threads_batch)?,
            embeddings: fields.read_or("embeddings", defaults.embeddings)?,
            offload_kqv: fields.read_or("offload_kqv", defaults.offload_kqv)?,
            deterministic: fields.read_or("deterministic", defaults.deterministic)?,
            flash_attn: fields.read_or("flash_attn", defaults.flash_attn)?,
            type_k: fields.read_or("type_k", defaults.type_k)?,
            type_v: fields.read_or("type_v", defaults.type_v)?,
            overflow: fields.read_or("overflow", defaults.overflow)?,
            swap_mib: fields.read_or("swap_mib", defaults.swap_mib)?,
        })
    }
}

impl FromTagged for ConversationParams {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = ConversationParams::default();
        Ok(Self {
            system: fields.read_or("system", defaults.system)?,
            messages: fields.read_or("messages", defaults.messages)?,
            chat: fields.read_or("chat", defaults.chat)?,
            cache_key: fields.read_or("cache_key", defaults.cache_key)?,
            when_full: fields.read_or("when_full", defaults.when_full)?,
            n_reserve: fields.read_or("n_reserve", defaults.n_reserve)?,
        })
    }
}

impl FromTagged for EmbedOptions {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = EmbedOptions::default();
        Ok(Self {
            cancel: fields.read_or("cancel", defaults.cancel)?,
        })
    }
}

impl FromTagged for EmbeddingConfig {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = EmbeddingConfig::default();
        Ok(Self {
            n_ctx: fields.read_or("n_ctx", defaults.n_ctx)?,
            normalize: fields.read_or("normalize", defaults.normalize)?,
            n_batch: fields.read_or("n_batch", defaults.n_batch)?,
            n_threads: fields.read_or("n_threads", defaults.n_threads)?,
            pooling: fields.read_or("pooling", defaults.pooling)?,
            truncate: fields.read_or("truncate", defaults.truncate)?,
        })
    }
}

impl FromTagged for LogitBias {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        Ok(Self {
            token: fields.read("token")?,
            bias: fields.read("bias")?,
        })
    }
}

impl FromTagged for GenerateOptions {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = GenerateOptions::default();
        Ok(Self {
            stop: fields.read_or("stop", defaults.stop)?,
            constraint: fields.read_or("constraint", defaults.constraint)?,
            n_logprobs: fields.read_or("n_logprobs", defaults.n_logprobs)?,
            logit_bias: fields.read_or("logit_bias", defaults.logit_bias)?,
            cancel: fields.read_or("cancel", defaults.cancel)?,
            cache_key: fields.read_or("cache_key", defaults.cache_key)?,
        })
    }
}

impl FromTagged for ModelParams {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = ModelParams::default();
        Ok(Self {
            n_gpu_layers: fields.read_or("n_gpu_layers", defaults.n_gpu_layers)?,
            main_gpu: fields.read_or("main_gpu", defaults.main_gpu)?,
            use_mmap: fields.read_or("use_mmap", defaults.use_mmap)?,
            use_mlock: fields.read_or("use_mlock", defaults.use_mlock)?,
            vocab_only: fields.read_or("vocab_only", defaults.vocab_only)?,
            check_tensors: fields.read_or("check_tensors", defaults.check_tensors)?,
            keep_loaded: fields.read_or("keep_loaded", defaults.keep_loaded)?,
            split_mode: fields.read_or("split_mode", defaults.split_mode)?,
            tensor_split: fields.read_or("tensor_split", defaults.tensor_split)?,
            devices: fields.read_or("devices", defaults.devices)?,
            cancel: fields.read_or("cancel", defaults.cancel)?,
        })
    }
}

impl FromTagged for SamplerParams {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        if value[0] == "preset" {
            return match value[1][1].as_str() {
                Some("default") => Ok(Self::default()),
                Some("greedy") => Ok(Self::greedy()),
                Some("precise") => Ok(Self::precise()),
                Some("creative") => Ok(Self::creative()),
                _ => Err(Wrong::Request(format!("no preset {value}"))),
            };
        }
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = SamplerParams::default();
        Ok(Self {
            temperature: fields.read_or("temperature", defaults.temperature)?,
            top_k: fields.read_or("top_k", defaults.top_k)?,
            top_p: fields.read_or("top_p", defaults.top_p)?,
            min_p: fields.read_or("min_p", defaults.min_p)?,
            typical_p: fields.read_or("typical_p", defaults.typical_p)?,
            penalty_repeat: fields.read_or("penalty_repeat", defaults.penalty_repeat)?,
            penalty_freq: fields.read_or("penalty_freq", defaults.penalty_freq)?,
            penalty_present: fields.read_or("penalty_present", defaults.penalty_present)?,
            penalty_last_n: fields.read_or("penalty_last_n", defaults.penalty_last_n)?,
            ignore_eos: fields.read_or("ignore_eos", defaults.ignore_eos)?,
            seed: fields.read_or("seed", defaults.seed)?,
            top_n_sigma: fields.read_or("top_n_sigma", defaults.top_n_sigma)?,
            xtc_probability: fields.read_or("xtc_probability", defaults.xtc_probability)?,
            xtc_threshold: fields.read_or("xtc_threshold", defaults.xtc_threshold)?,
            dynatemp_range: fields.read_or("dynatemp_range", defaults.dynatemp_range)?,
            dynatemp_exponent: fields.read_or("dynatemp_exponent", defaults.dynatemp_exponent)?,
            dry_multiplier: fields.read_or("dry_multiplier", defaults.dry_multiplier)?,
            dry_base: fields.read_or("dry_base", defaults.dry_base)?,
            dry_allowed_length: fields.read_or("dry_allowed_length", defaults.dry_allowed_length)?,
            dry_penalty_last_n: fields.read_or("dry_penalty_last_n", defaults.dry_penalty_last_n)?,
            mirostat: fields.read_or("mirostat", defaults.mirostat)?,
            mirostat_tau: fields.read_or("mirostat_tau", defaults.mirostat_tau)?,
            mirostat_eta: fields.read_or("mirostat_eta", defaults.mirostat_eta)?,
        })
    }
}

impl FromTagged for ScoreOptions {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        let defaults = ScoreOptions::default();
        Ok(Self {
            cancel: fields.read_or("cancel", defaults.cancel)?,
            truncate: fields.read_or("truncate", defaults.truncate)?,
            cache_key: fields.read_or("cache_key", defaults.cache_key)?,
        })
    }
}

impl FromTagged for ScorePair {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        Ok(Self {
            prompt: fields.read("prompt")?,
            continuation: fields.read("continuation")?,
        })
    }
}

impl FromTagged for ToolResult {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let fields = Arguments::new(tagged(value, "record")?, objects);
        Ok(Self {
            id: fields.read("id")?,
            content: fields.read("content")?,
            is_error: fields.read_or("is_error", false)?,
        })
    }
}

impl ToTagged for Excess {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "n_messages": self.n_messages.to_tagged(),
            "messages": self.messages.to_tagged(),
            "n_tokens": self.n_tokens.to_tagged(),
            "n_available": self.n_available.to_tagged(),
        }])
    }
}

impl ToTagged for GenerationStats {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "n_prompt": self.n_prompt.to_tagged(),
            "n_cached": self.n_cached.to_tagged(),
            "n_generated": self.n_generated.to_tagged(),
            "seed": self.seed.to_tagged(),
            "load_ms": self.load_ms.to_tagged(),
            "prompt_ms": self.prompt_ms.to_tagged(),
            "generate_ms": self.generate_ms.to_tagged(),
        }])
    }
}

impl ToTagged for TopLogprob {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "token": self.token.to_tagged(),
            "logprob": self.logprob.to_tagged(),
            "sampled_logprob": self.sampled_logprob.to_tagged(),
        }])
    }
}

impl ToTagged for TokenLogprobs {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "token": self.token.to_tagged(),
            "logprob": self.logprob.to_tagged(),
            "sampled_logprob": self.sampled_logprob.to_tagged(),
            "top": self.top.to_tagged(),
        }])
    }
}

impl ToTagged for ToolRequest {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "id": self.id.to_tagged(),
            "name": self.name.to_tagged(),
            "arguments": self.arguments.to_tagged(),
        }])
    }
}

impl ToTagged for Generation {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "text": self.text.to_tagged(),
            "tokens": self.tokens.to_tagged(),
            "finish_reason": self.finish_reason.to_tagged(),
            "stats": self.stats.to_tagged(),
            "thinking": self.thinking.to_tagged(),
            "tool_calls": self.tool_calls.to_tagged(),
            "logprobs": self.logprobs.to_tagged(),
        }])
    }
}

impl ToTagged for GenerationEvent {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "kind": self.kind.to_tagged(),
            "text": self.text.to_tagged(),
            "tokens": self.tokens.to_tagged(),
            "tool_call": self.tool_call.to_tagged(),
            "logprobs": self.logprobs.to_tagged(),
        }])
    }
}

impl ToTagged for Score {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "sum": self.sum.to_tagged(),
            "tokens": self.tokens.to_tagged(),
            "logprobs": self.logprobs.to_tagged(),
            "is_greedy": self.is_greedy.to_tagged(),
        }])
    }
}

impl ToTagged for TokenDetail {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "text": self.text.to_tagged(),
            "kind": self.kind.to_tagged(),
            "score": self.score.to_tagged(),
        }])
    }
}

impl ToTagged for ToolStep {
    fn to_tagged(&self) -> Value {
        json!(["record", {
            "calls": self.calls.to_tagged(),
            "answer": self.answer.to_tagged(),
            "step": self.step.to_tagged(),
        }])
    }
}

impl FromTagged for EventKind {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for EventKind {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for FinishReason {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for FinishReason {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for FlashAttn {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for FlashAttn {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for KvType {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for KvType {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for Overflow {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for Overflow {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for Pooling {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for Pooling {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for SplitMode {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for SplitMode {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for TokenKind {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for TokenKind {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for WhenFull {
    fn from_tagged(value: &Value, _: &Objects) -> Result<Self, Wrong> {
        Self::from_name(tagged_text(value, "enum")?).ok_or_else(|| Wrong::Request(format!("no value {value}")))
    }
}

impl ToTagged for WhenFull {
    fn to_tagged(&self) -> Value {
        json!(["enum", self.as_str()])
    }
}

impl FromTagged for Constraint {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        let case = tagged(value, "union")?;
        match case[0].as_str() {
            Some("json_schema") => Ok(Self::JsonSchema(FromTagged::from_tagged(&case[1], objects)?)),
            Some("regex") => Ok(Self::Regex(FromTagged::from_tagged(&case[1], objects)?)),
            Some("lark") => Ok(Self::Lark(FromTagged::from_tagged(&case[1], objects)?)),
            Some("gbnf") => Ok(Self::Gbnf(FromTagged::from_tagged(&case[1], objects)?)),
            _ => Err(Wrong::Request(format!("no case {value}"))),
        }
    }
}

impl FromTagged for Vec<ToolCall> {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        list(value, objects)
    }
}

impl FromTagged for Vec<ChatMessage> {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        list(value, objects)
    }
}

impl FromTagged for Vec<LogitBias> {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        list(value, objects)
    }
}

impl FromTagged for Vec<ScorePair> {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        list(value, objects)
    }
}

impl FromTagged for Vec<ToolResult> {
    fn from_tagged(value: &Value, objects: &Objects) -> Result<Self, Wrong> {
        list(value, objects)
    }
}

impl ToTagged for [TopLogprob] {
    fn to_tagged(&self) -> Value {
        json!(["list", self.iter().map(ToTagged::to_tagged).collect::<Vec<_>>()])
    }
}

impl ToTagged for [ToolRequest] {
    fn to_tagged(&self) -> Value {
        json!(["list", self.iter().map(ToTagged::to_tagged).collect::<Vec<_>>()])
    }
}

impl ToTagged for [TokenLogprobs] {
    fn to_tagged(&self) -> Value {
        json!(["list", self.iter().map(ToTagged::to_tagged).collect::<Vec<_>>()])
    }
}

impl ToTagged for [TokenDetail] {
    fn to_tagged(&self) -> Value {
        json!(["list", self.iter().map(ToTagged::to_tagged).collect::<Vec<_>>()])
    }
}

impl ToTagged for [Score] {
    fn to_tagged(&self) -> Value {
        json!(["list", self.iter().map(ToTagged::to_tagged).collect::<Vec<_>>()])
    }
}
