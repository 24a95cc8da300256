// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! Records and unions as objects.

#[allow(unused_imports)] // an API without results needs none of it
use crate::generated::prelude::*;

/// A `Excess`.
pub fn excess<'env>(env: &'env Env, record: core::Excess) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("nMessages", record.n_messages)?;
    object.set("messages", output::json(env, record.messages)?)?;
    object.set("nTokens", record.n_tokens)?;
    object.set("nAvailable", record.n_available)?;
    Ok(object)
}

/// A `GenerationStats`.
pub fn generation_stats<'env>(env: &'env Env, record: core::GenerationStats) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("nPrompt", record.n_prompt)?;
    object.set("nCached", record.n_cached)?;
    object.set("nGenerated", record.n_generated)?;
    object.set("seed", record.seed)?;
    object.set("loadMs", record.load_ms)?;
    object.set("promptMs", record.prompt_ms)?;
    object.set("generateMs", record.generate_ms)?;
    Ok(object)
}

/// A `TopLogprob`.
pub fn top_logprob<'env>(env: &'env Env, record: core::TopLogprob) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("token", record.token)?;
    object.set("logprob", record.logprob)?;
    object.set("sampledLogprob", record.sampled_logprob)?;
    Ok(object)
}

/// A `TokenLogprobs`.
pub fn token_logprobs<'env>(env: &'env Env, record: core::TokenLogprobs) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("token", record.token)?;
    object.set("logprob", record.logprob)?;
    object.set("sampledLogprob", record.sampled_logprob)?;
    object.set(
        "top",
        record
            .top
            .into_iter()
            .map(|value| records::top_logprob(env, value))
            .collect::<Result<Vec<_>>>()?,
    )?;
    Ok(object)
}

/// A `ToolRequest`.
pub fn tool_request<'env>(env: &'env Env, record: core::ToolRequest) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("id", record.id)?;
    object.set("name", record.name)?;
    object.set("arguments", output::json(env, record.arguments)?)?;
    Ok(object)
}

/// A `Generation`.
pub fn generation<'env>(env: &'env Env, record: core::Generation) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("text", record.text)?;
    object.set("tokens", record.tokens)?;
    object.set("finishReason", record.finish_reason.as_str())?;
    object.set("stats", records::generation_stats(env, record.stats)?)?;
    object.set("thinking", record.thinking)?;
    object.set(
        "toolCalls",
        record
            .tool_calls
            .into_iter()
            .map(|value| records::tool_request(env, value))
            .collect::<Result<Vec<_>>>()?,
    )?;
    object.set(
        "logprobs",
        record
            .logprobs
            .into_iter()
            .map(|value| records::token_logprobs(env, value))
            .collect::<Result<Vec<_>>>()?,
    )?;
    Ok(object)
}

/// A `GenerationEvent`.
pub fn generation_event<'env>(env: &'env Env, record: core::GenerationEvent) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("kind", record.kind.as_str())?;
    object.set("text", record.text)?;
    object.set("tokens", record.tokens)?;
    object.set(
        "toolCall",
        record
            .tool_call
            .map(|value| records::tool_request(env, value))
            .transpose()?,
    )?;
    object.set(
        "logprobs",
        record
            .logprobs
            .into_iter()
            .map(|value| records::token_logprobs(env, value))
            .collect::<Result<Vec<_>>>()?,
    )?;
    Ok(object)
}

/// A `Score`.
pub fn score<'env>(env: &'env Env, record: core::Score) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("sum", record.sum)?;
    object.set("tokens", record.tokens)?;
    object.set("logprobs", output::vector(env, record.logprobs)?)?;
    object.set("isGreedy", record.is_greedy)?;
    Ok(object)
}

/// A `TokenDetail`.
pub fn token_detail<'env>(env: &'env Env, record: core::TokenDetail) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set("text", record.text)?;
    object.set("kind", record.kind.as_str())?;
    object.set("score", record.score)?;
    Ok(object)
}

/// A `ToolStep`.
pub fn tool_step<'env>(env: &'env Env, record: core::ToolStep) -> Result<Object<'env>> {
    let mut object = Object::new(env)?;
    object.set(
        "calls",
        record
            .calls
            .into_iter()
            .map(|value| records::tool_request(env, value))
            .collect::<Result<Vec<_>>>()?,
    )?;
    object.set(
        "answer",
        record.answer.map(|value| records::generation(env, value)).transpose()?,
    )?;
    object.set("step", record.step)?;
    Ok(object)
}

/// A `Constraint`, as an object with one property.
pub fn constraint<'env>(env: &'env Env, union: core::Constraint) -> Result<Object<'env>> {
    match union {
        core::Constraint::JsonSchema(value) => output::case(env, "jsonSchema", output::json(env, value)?),
        core::Constraint::Regex(value) => output::case(env, "regex", value),
        core::Constraint::Lark(value) => output::case(env, "lark", value),
        core::Constraint::Gbnf(value) => output::case(env, "gbnf", value),
    }
}
