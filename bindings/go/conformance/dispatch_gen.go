// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package main

import (
	"context"
	"encoding/json"
	"fmt"

	mullama "github.com/neul-labs/mullama-go"
)

// features is what this language has, which the runner holds against the description.
var features = []string{
	"abi_version",
	"api_digest",
	"backend_free",
	"backend_init",
	"can_pass.closed_object",
	"can_pass.invalid_utf8",
	"can_pass.nul_in_text",
	"can_pass.unequal_vectors",
	"cancel_token.cancel",
	"cancel_token.is_cancelled",
	"cancel_token.new",
	"context.chat/async_result",
	"context.chat/callback",
	"context.chat/result",
	"context.chat/stream",
	"context.chat_events/stream",
	"context.clear_cache",
	"context.generate",
	"context.generate/async",
	"context.generate/async_result",
	"context.generate/callback",
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
	"conversation.send/callback",
	"conversation.send/result",
	"conversation.send/stream",
	"conversation.send_events/stream",
	"conversation.send_messages/async_result",
	"conversation.send_messages/callback",
	"conversation.send_messages/result",
	"conversation.send_messages/stream",
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
}

// call makes a call of the library.
func call(r *request) (any, error) {
	switch {
	case r.Method == "abi_version":
		return answer(toInt[int])(mullama.ABIVersion(), nil)
	case r.Method == "api_digest":
		return answer(toText)(mullama.APIDigest(), nil)
	case r.Method == "backend_free":
		return nothing(func() { mullama.BackendFree() })
	case r.Method == "backend_init":
		return nothing(func() { mullama.BackendInit() })
	case r.Method == "cosine_similarity":
		a_ := get(r, "a", asFloats)
		b := get(r, "b", asFloats)
		return answer(toF32)(mullama.CosineSimilarity(a_, b))
	case r.Method == "device_count":
		return answer(toInt[int])(mullama.DeviceCount(), nil)
	case r.Method == "device_info":
		index := get(r, "index", asInt[int])
		return answer(toJSON)(mullama.DeviceInfo(index))
	case r.Method == "leaked_objects":
		return answer(toInt[int])(mullama.LeakedObjects(), nil)
	case r.Method == "live_handles":
		return answer(toInt[int])(mullama.LiveHandles(), nil)
	case r.Method == "max_devices":
		return answer(toInt[int])(mullama.MaxDevices(), nil)
	case r.Method == "normalize":
		vector := get(r, "vector", asFloats)
		return answer(toFloats)(mullama.Normalize(vector))
	case r.Method == "reserved_memory":
		return answer(toInt[int64])(mullama.ReservedMemory(), nil)
	case r.Method == "supports_gpu_offload":
		return answer(toBool)(mullama.SupportsGPUOffload(), nil)
	case r.Method == "supports_mlock":
		return answer(toBool)(mullama.SupportsMlock(), nil)
	case r.Method == "supports_mmap":
		return answer(toBool)(mullama.SupportsMmap(), nil)
	case r.Method == "system_info":
		return answer(toText)(mullama.SystemInfo(), nil)
	case r.Method == "version":
		return answer(toText)(mullama.Version(), nil)
	case r.Method == "cancel_token.new":
		return bind(r)(mullama.NewCancelToken())
	case r.Method == "cancel_token.cancel":
		return done(target[*mullama.CancelToken](r).Cancel())
	case r.Method == "cancel_token.is_cancelled":
		return answer(toBool)(target[*mullama.CancelToken](r).IsCancelled())
	case r.Method == "model.load":
		path := get(r, "path", asText)
		params := pointerTo(r, "params", asModelParams)
		if r.has("progress") {
			params = orNew(params)
			params.Progress = r.progress()
		}
		return bind(r)(mullama.LoadModel(path, params))
	case r.Method == "model.load/async":
		path := get(r, "path", asText)
		params := pointerTo(r, "params", asModelParams)
		if r.has("progress") {
			params = orNew(params)
			params.Progress = r.progress()
		}
		return bind(r)(mullama.LoadModelContext(context.Background(), path, params))
	case r.Method == "model.apply_chat_template":
		messages := get(r, "messages", asList(asChatMessage))
		addGenerationPrompt := getOr(r, "add_generation_prompt", asBool, true)
		options_ := pointerTo(r, "options", asChatOptions)
		return answer(toText)(target[*mullama.Model](r).ApplyChatTemplate(messages, addGenerationPrompt, options_))
	case r.Method == "model.chat_tokens":
		messages := get(r, "messages", asList(asChatMessage))
		options_ := pointerTo(r, "options", asChatOptions)
		return answer(toInts[int32])(target[*mullama.Model](r).ChatTokens(messages, options_))
	case r.Method == "model.token_is_eog":
		token := get(r, "token", asInt[int32])
		return answer(toBool)(target[*mullama.Model](r).TokenIsEOG(token), nil)
	case r.Method == "model.token_is_control":
		token := get(r, "token", asInt[int32])
		return answer(toBool)(target[*mullama.Model](r).TokenIsControl(token), nil)
	case r.Method == "model.tokenize":
		text := get(r, "text", asText)
		addBOS := getOr(r, "add_bos", asBool, true)
		special := getOr(r, "special", asBool, false)
		return answer(toInts[int32])(target[*mullama.Model](r).Tokenize(text, addBOS, special))
	case r.Method == "model.detokenize":
		tokens := get(r, "tokens", asInts[int32])
		removeSpecial := getOr(r, "remove_special", asBool, false)
		unparseSpecial := getOr(r, "unparse_special", asBool, false)
		return answer(toText)(target[*mullama.Model](r).Detokenize(tokens, removeSpecial, unparseSpecial))
	case r.Method == "model.token_to_piece":
		token := get(r, "token", asInt[int32])
		special := getOr(r, "special", asBool, false)
		return answer(toBytes)(target[*mullama.Model](r).TokenToPiece(token, special))
	case r.Method == "model.token_details":
		tokens := get(r, "tokens", asInts[int32])
		return answer(toList(toTokenDetail))(target[*mullama.Model](r).TokenDetails(tokens))
	case r.Method == "context.new":
		model := get(r, "model", asHandle[*mullama.Model])
		params := pointerTo(r, "params", asContextParams)
		return bind(r)(mullama.NewContext(model, params))
	case r.Method == "context.new/async":
		model := get(r, "model", asHandle[*mullama.Model])
		params := pointerTo(r, "params", asContextParams)
		return bind(r)(mullama.NewContextContext(context.Background(), model, params))
	case r.Method == "context.clear_cache":
		return done(target[*mullama.Context](r).ClearCache())
	case r.Method == "context.prompt_tokens":
		prompt := get(r, "prompt", asText)
		return answer(toInts[int32])(target[*mullama.Context](r).PromptTokens(prompt))
	case r.Method == "context.generate" && r.has("prompt"):
		prompt := get(r, "prompt", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toText)(target[*mullama.Context](r).Generate(prompt, maxTokens, sampler, options_...))
	case r.Method == "context.generate" && r.has("tokens"):
		tokens := get(r, "tokens", asInts[int32])
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toText)(target[*mullama.Context](r).GenerateFromTokens(tokens, maxTokens, sampler, options_...))
	case r.Method == "context.generate/result" && r.has("prompt"):
		prompt := get(r, "prompt", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Context](r).Complete(prompt, maxTokens, sampler, options_...))
	case r.Method == "context.generate/result" && r.has("tokens"):
		tokens := get(r, "tokens", asInts[int32])
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Context](r).CompleteFromTokens(tokens, maxTokens, sampler, options_...))
	case r.Method == "context.generate/async" && r.has("prompt"):
		prompt := get(r, "prompt", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toText)(target[*mullama.Context](r).GenerateContext(context.Background(), prompt, maxTokens, sampler, options_...))
	case r.Method == "context.generate/async" && r.has("tokens"):
		tokens := get(r, "tokens", asInts[int32])
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toText)(target[*mullama.Context](r).GenerateFromTokensContext(context.Background(), tokens, maxTokens, sampler, options_...))
	case r.Method == "context.generate/async_result" && r.has("prompt"):
		prompt := get(r, "prompt", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Context](r).CompleteContext(context.Background(), prompt, maxTokens, sampler, options_...))
	case r.Method == "context.generate/async_result" && r.has("tokens"):
		tokens := get(r, "tokens", asInts[int32])
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Context](r).CompleteFromTokensContext(context.Background(), tokens, maxTokens, sampler, options_...))
	case r.Method == "context.generate/stream" && r.has("prompt"):
		prompt := get(r, "prompt", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Context](r).OpenStream(prompt, maxTokens, sampler, options_...))
	case r.Method == "context.generate/stream" && r.has("tokens"):
		tokens := get(r, "tokens", asInts[int32])
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Context](r).OpenStreamFromTokens(tokens, maxTokens, sampler, options_...))
	case r.Method == "context.generate/callback" && r.has("prompt"):
		prompt := get(r, "prompt", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		var seen pieces
		return answer(toList(toText))(seen.heard(target[*mullama.Context](r).GenerateStream(prompt, maxTokens, sampler, seen.until(r), options_...)))
	case r.Method == "context.generate/callback" && r.has("tokens"):
		tokens := get(r, "tokens", asInts[int32])
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		var seen pieces
		return answer(toList(toText))(seen.heard(target[*mullama.Context](r).GenerateStreamFromTokens(tokens, maxTokens, sampler, seen.until(r), options_...)))
	case r.Method == "context.chat/result":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Context](r).Chat(messages, maxTokens, sampler, chat, options_...))
	case r.Method == "context.chat/async_result":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Context](r).ChatContext(context.Background(), messages, maxTokens, sampler, chat, options_...))
	case r.Method == "context.chat/stream":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Context](r).OpenChatStream(messages, maxTokens, sampler, chat, options_...))
	case r.Method == "context.chat/callback":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		var seen pieces
		return answer(toList(toText))(seen.heard(target[*mullama.Context](r).ChatStreaming(messages, maxTokens, sampler, chat, seen.until(r), options_...)))
	case r.Method == "context.chat_events/stream":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], 100)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Context](r).OpenChatEvents(messages, maxTokens, sampler, chat, options_...))
	case r.Method == "context.parse":
		messages := get(r, "messages", asList(asChatMessage))
		schema := get(r, "schema", asJSON)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toJSON)(target[*mullama.Context](r).Parse(messages, schema, maxTokens, sampler, chat, options_...))
	case r.Method == "context.parse/async":
		messages := get(r, "messages", asList(asChatMessage))
		schema := get(r, "schema", asJSON)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toJSON)(target[*mullama.Context](r).ParseContext(context.Background(), messages, schema, maxTokens, sampler, chat, options_...))
	case r.Method == "context.score":
		prompt := get(r, "prompt", asText)
		continuation := get(r, "continuation", asText)
		options_ := pointerTo(r, "options", asScoreOptions)
		return answer(toScore)(target[*mullama.Context](r).Score(prompt, continuation, options_))
	case r.Method == "context.score/async":
		prompt := get(r, "prompt", asText)
		continuation := get(r, "continuation", asText)
		options_ := pointerTo(r, "options", asScoreOptions)
		return answer(toScore)(target[*mullama.Context](r).ScoreContext(context.Background(), prompt, continuation, options_))
	case r.Method == "context.score_batch":
		pairs := get(r, "pairs", asList(asScorePair))
		options_ := pointerTo(r, "options", asScoreOptions)
		if r.has("progress") {
			options_ = orNew(options_)
			options_.Progress = r.progress()
		}
		return answer(toList(toScore))(target[*mullama.Context](r).ScoreBatch(pairs, options_))
	case r.Method == "context.score_batch/async":
		pairs := get(r, "pairs", asList(asScorePair))
		options_ := pointerTo(r, "options", asScoreOptions)
		if r.has("progress") {
			options_ = orNew(options_)
			options_.Progress = r.progress()
		}
		return answer(toList(toScore))(target[*mullama.Context](r).ScoreBatchContext(context.Background(), pairs, options_))
	case r.Method == "context.score_rolling":
		text := get(r, "text", asText)
		options_ := pointerTo(r, "options", asScoreOptions)
		if r.has("progress") {
			options_ = orNew(options_)
			options_.Progress = r.progress()
		}
		return answer(toScore)(target[*mullama.Context](r).ScoreRolling(text, options_))
	case r.Method == "context.score_rolling/async":
		text := get(r, "text", asText)
		options_ := pointerTo(r, "options", asScoreOptions)
		if r.has("progress") {
			options_ = orNew(options_)
			options_.Progress = r.progress()
		}
		return answer(toScore)(target[*mullama.Context](r).ScoreRollingContext(context.Background(), text, options_))
	case r.Method == "conversation.new":
		context_ := get(r, "context", asHandle[*mullama.Context])
		params := pointerTo(r, "params", asConversationParams)
		return bind(r)(mullama.NewConversation(context_, params))
	case r.Method == "conversation.restore":
		context_ := get(r, "context", asHandle[*mullama.Context])
		path := get(r, "path", asText)
		return bind(r)(mullama.RestoreConversation(context_, path))
	case r.Method == "conversation.restore/async":
		context_ := get(r, "context", asHandle[*mullama.Context])
		path := get(r, "path", asText)
		return bind(r)(mullama.RestoreConversationContext(context.Background(), context_, path))
	case r.Method == "conversation.send/result":
		text := get(r, "text", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Conversation](r).Send(text, maxTokens, sampler, options_...))
	case r.Method == "conversation.send/async_result":
		text := get(r, "text", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Conversation](r).SendContext(context.Background(), text, maxTokens, sampler, options_...))
	case r.Method == "conversation.send/stream":
		text := get(r, "text", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Conversation](r).OpenSendStream(text, maxTokens, sampler, options_...))
	case r.Method == "conversation.send/callback":
		text := get(r, "text", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		var seen pieces
		return answer(toList(toText))(seen.heard(target[*mullama.Conversation](r).SendStreaming(text, maxTokens, sampler, seen.until(r), options_...)))
	case r.Method == "conversation.send_messages/result":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Conversation](r).SendMessages(messages, maxTokens, sampler, options_...))
	case r.Method == "conversation.send_messages/async_result":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return answer(toGeneration)(target[*mullama.Conversation](r).SendMessagesContext(context.Background(), messages, maxTokens, sampler, options_...))
	case r.Method == "conversation.send_messages/stream":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Conversation](r).OpenSendMessagesStream(messages, maxTokens, sampler, options_...))
	case r.Method == "conversation.send_messages/callback":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		var seen pieces
		return answer(toList(toText))(seen.heard(target[*mullama.Conversation](r).SendMessagesStreaming(messages, maxTokens, sampler, seen.until(r), options_...)))
	case r.Method == "conversation.send_events/stream":
		text := get(r, "text", asText)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Conversation](r).OpenSendEvents(text, maxTokens, sampler, options_...))
	case r.Method == "conversation.send_messages_events/stream":
		messages := get(r, "messages", asList(asChatMessage))
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(target[*mullama.Conversation](r).OpenSendMessagesEvents(messages, maxTokens, sampler, options_...))
	case r.Method == "conversation.add":
		messages := get(r, "messages", asList(asChatMessage))
		return done(target[*mullama.Conversation](r).Add(messages))
	case r.Method == "conversation.messages":
		return answer(toJSON)(target[*mullama.Conversation](r).Messages())
	case r.Method == "conversation.undo":
		return answer(toInt[int])(target[*mullama.Conversation](r).Undo())
	case r.Method == "conversation.save":
		path := get(r, "path", asText)
		return done(target[*mullama.Conversation](r).Save(path))
	case r.Method == "conversation.save/async":
		path := get(r, "path", asText)
		return done(target[*mullama.Conversation](r).SaveContext(context.Background(), path))
	case r.Method == "conversation.excess":
		nTokens := getOr(r, "n_tokens", asInt[int], 0)
		return answer(toExcess)(target[*mullama.Conversation](r).Excess(nTokens))
	case r.Method == "conversation.excess/async":
		nTokens := getOr(r, "n_tokens", asInt[int], 0)
		return answer(toExcess)(target[*mullama.Conversation](r).ExcessContext(context.Background(), nTokens))
	case r.Method == "conversation.condense":
		nOldest := get(r, "n_oldest", asInt[int])
		messages := get(r, "messages", asList(asChatMessage))
		return done(target[*mullama.Conversation](r).Condense(nOldest, messages))
	case r.Method == "conversation.fork":
		return bind(r)(target[*mullama.Conversation](r).Fork())
	case r.Method == "embedding_generator.new":
		model := get(r, "model", asHandle[*mullama.Model])
		nCtx := leading(r, "n_ctx", asInt[uint32], 512)
		normalize := leading(r, "normalize", asBool, true)
		config := getOr(r, "config", asEmbeddingConfig, nil)
		return bind(r)(mullama.NewEmbeddingGenerator(model, nCtx, normalize, config...))
	case r.Method == "embedding_generator.new/async":
		model := get(r, "model", asHandle[*mullama.Model])
		nCtx := leading(r, "n_ctx", asInt[uint32], 512)
		normalize := leading(r, "normalize", asBool, true)
		config := getOr(r, "config", asEmbeddingConfig, nil)
		return bind(r)(mullama.NewEmbeddingGeneratorContext(context.Background(), model, nCtx, normalize, config...))
	case r.Method == "embedding_generator.embed":
		text := get(r, "text", asText)
		return answer(toFloats)(target[*mullama.EmbeddingGenerator](r).Embed(text))
	case r.Method == "embedding_generator.embed/async":
		text := get(r, "text", asText)
		return answer(toFloats)(target[*mullama.EmbeddingGenerator](r).EmbedContext(context.Background(), text))
	case r.Method == "embedding_generator.embed_batch":
		texts := get(r, "texts", asList(asText))
		options_ := getOr(r, "options", asEmbedOptions, nil)
		if r.has("progress") {
			options_ = append(options_, mullama.WithEmbedProgress(r.progress()))
		}
		return answer(toList(toFloats))(target[*mullama.EmbeddingGenerator](r).EmbedBatch(texts, options_...))
	case r.Method == "embedding_generator.embed_batch/async":
		texts := get(r, "texts", asList(asText))
		options_ := getOr(r, "options", asEmbedOptions, nil)
		if r.has("progress") {
			options_ = append(options_, mullama.WithEmbedProgress(r.progress()))
		}
		return answer(toList(toFloats))(target[*mullama.EmbeddingGenerator](r).EmbedBatchContext(context.Background(), texts, options_...))
	case r.Method == "tool_run.new":
		context_ := get(r, "context", asHandle[*mullama.Context])
		messages := get(r, "messages", asList(asChatMessage))
		tools := get(r, "tools", asJSON)
		maxTokens := getOr(r, "max_tokens", asInt[int], -1)
		sampler := pointerTo(r, "sampler", asSamplerParams)
		chat := pointerTo(r, "chat", asChatOptions)
		maxSteps := getOr(r, "max_steps", asInt[int], 8)
		options_ := getOr(r, "options", asGenerateOptions, nil)
		return bind(r)(mullama.NewToolRun(context_, messages, tools, maxTokens, sampler, chat, maxSteps, options_...))
	case r.Method == "tool_run.next":
		return answer(toToolStep)(target[*mullama.ToolRun](r).Next())
	case r.Method == "tool_run.next/async":
		return answer(toToolStep)(target[*mullama.ToolRun](r).NextContext(context.Background()))
	case r.Method == "tool_run.give":
		results := get(r, "results", asList(asToolResult))
		return done(target[*mullama.ToolRun](r).Give(results))
	case r.Method == "tool_run.messages":
		return answer(toJSON)(target[*mullama.ToolRun](r).Messages())
	case r.Method == "tool_run.is_cancelled":
		return answer(toBool)(target[*mullama.ToolRun](r).IsCancelled())
	}
	panic(fmt.Sprintf("no call %s of these arguments", r.Method))
}

// fact gives a value of an object.
func fact(object any, name string) (any, error) {
	switch it := object.(type) {
	case *mullama.Model:
		switch name {
		case "n_ctx_train":
			return toInt[int32](it.NCtxTrain()), nil
		case "n_embd":
			return toInt[int32](it.NEmbd()), nil
		case "n_vocab":
			return toInt[int32](it.NVocab()), nil
		case "n_layer":
			return toInt[int32](it.NLayer()), nil
		case "n_head":
			return toInt[int32](it.NHead()), nil
		case "token_bos":
			return toToken(it.TokenBOS()), nil
		case "token_eos":
			return toToken(it.TokenEOS()), nil
		case "token_nl":
			return toToken(it.TokenNL()), nil
		case "size":
			return toInt[uint64](it.Size()), nil
		case "n_params":
			return toInt[uint64](it.NParams()), nil
		case "description":
			return toText(it.Description()), nil
		case "architecture":
			return toText(it.Architecture()), nil
		case "name":
			return toText(it.Name()), nil
		case "metadata":
			return toMap(it.Metadata()), nil
		case "chat_template":
			return toText(it.ChatTemplate()), nil
		case "has_encoder":
			return toBool(it.HasEncoder()), nil
		case "has_decoder":
			return toBool(it.HasDecoder()), nil
		case "token_eot":
			return toToken(it.TokenEOT()), nil
		case "token_sep":
			return toToken(it.TokenSep()), nil
		case "token_pad":
			return toToken(it.TokenPad()), nil
		}
	case *mullama.Context:
		switch name {
		case "n_ctx":
			return toInt[uint32](it.NCtx()), nil
		case "n_batch":
			return toInt[uint32](it.NBatch()), nil
		case "n_threads":
			return toInt[int32](it.NThreads()), nil
		}
	case *mullama.Conversation:
		switch name {
		case "n_messages":
			return answer(toInt[int32])(it.NMessages())
		case "n_tokens":
			return answer(toInt[int32])(it.NTokens())
		case "n_dropped":
			return answer(toInt[int32])(it.NDropped())
		}
	case *mullama.EmbeddingGenerator:
		switch name {
		case "n_embd":
			return toInt[int32](it.NEmbd()), nil
		}
	}
	panic(fmt.Sprintf("%T has no fact %s", object, name))
}

// clone gives a second handle on an object.
func clone(r *request, object any) (any, error) {
	switch it := object.(type) {
	case *mullama.Model:
		return bind(r)(it.Clone())
	}
	panic(fmt.Sprintf("%T cannot be cloned", object))
}

func asToolCall(r *request, given json.RawMessage) mullama.ToolCall {
	p := mullama.ToolCall{}
	for name, value := range fieldsOf(given) {
		switch name {
		case "name":
			p.Name = asText(r, value)
		case "arguments":
			p.Arguments = asJSON(r, value)
		case "id":
			p.ID = asOrZero(asText)(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asChatMessage(r *request, given json.RawMessage) mullama.ChatMessage {
	p := mullama.ChatMessage{}
	for name, value := range fieldsOf(given) {
		switch name {
		case "role":
			p.Role = asText(r, value)
		case "content":
			p.Content = asOrZero(asText)(r, value)
		case "name":
			p.Name = asOrZero(asText)(r, value)
		case "tool_calls":
			p.ToolCalls = asList(asToolCall)(r, value)
		case "tool_call_id":
			p.ToolCallID = asOrZero(asText)(r, value)
		case "extra":
			p.Extra = asOptionalJSON(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asChatOptions(r *request, given json.RawMessage) mullama.ChatOptions {
	p := mullama.DefaultChatOptions()
	for name, value := range fieldsOf(given) {
		switch name {
		case "add_generation_prompt":
			p.AddGenerationPrompt = asBool(r, value)
		case "messages_json":
			p.MessagesJSON = asOptionalJSON(r, value)
		case "tools":
			p.Tools = asOptionalJSON(r, value)
		case "variables":
			p.Variables = asOptionalJSON(r, value)
		case "now_unix":
			p.NowUnix = asOptional(asInt[int64])(r, value)
		case "tool_choice":
			p.ToolChoice = asText(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asContextParams(r *request, given json.RawMessage) mullama.ContextParams {
	p := mullama.DefaultContextParams()
	for name, value := range fieldsOf(given) {
		switch name {
		case "n_ctx":
			p.NCtx = asInt[uint32](r, value)
		case "n_batch":
			p.NBatch = asInt[uint32](r, value)
		case "n_ubatch":
			p.NUbatch = asInt[uint32](r, value)
		case "n_seq_max":
			p.NSeqMax = asInt[uint32](r, value)
		case "n_threads":
			p.NThreads = asInt[int32](r, value)
		case "n_threads_batch":
			p.NThreadsBatch = asInt[int32](r, value)
		case "embeddings":
			p.Embeddings = asBool(r, value)
		case "offload_kqv":
			p.OffloadKqv = asBool(r, value)
		case "deterministic":
			p.Deterministic = asBool(r, value)
		case "flash_attn":
			p.FlashAttn = asFlashAttn(r, value)
		case "type_k":
			p.TypeK = asKvType(r, value)
		case "type_v":
			p.TypeV = asKvType(r, value)
		case "overflow":
			p.Overflow = asOverflow(r, value)
		case "swap_mib":
			p.SwapMib = asInt[int32](r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asConversationParams(r *request, given json.RawMessage) mullama.ConversationParams {
	p := mullama.DefaultConversationParams()
	for name, value := range fieldsOf(given) {
		switch name {
		case "system":
			p.System = asOrZero(asText)(r, value)
		case "messages":
			p.Messages = asList(asChatMessage)(r, value)
		case "chat":
			p.Chat = asChatOptions(r, value)
		case "cache_key":
			p.CacheKey = asOrZero(asText)(r, value)
		case "when_full":
			p.WhenFull = asWhenFull(r, value)
		case "n_reserve":
			p.NReserve = asInt[int32](r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asEmbedOptions(r *request, given json.RawMessage) (options []mullama.EmbedOption) {
	for name, value := range fieldsOf(given) {
		switch name {
		case "cancel":
			options = append(options, mullama.WithEmbedCancel(asHandle[*mullama.CancelToken](r, value)))
		default:
			panic("no option " + name)
		}
	}
	return options
}

func asEmbeddingConfig(r *request, given json.RawMessage) (options []mullama.EmbeddingConfigOption) {
	for name, value := range fieldsOf(given) {
		switch name {
		case "n_batch":
			options = append(options, mullama.WithNBatch(asInt[uint32](r, value)))
		case "n_threads":
			options = append(options, mullama.WithNThreads(asInt[int32](r, value)))
		case "pooling":
			options = append(options, mullama.WithPooling(asPooling(r, value)))
		case "truncate":
			options = append(options, mullama.WithTruncate(asBool(r, value)))
		case "n_ctx": // given by its place
		case "normalize": // given by its place
		default:
			panic("no option " + name)
		}
	}
	return options
}

func asLogitBias(r *request, given json.RawMessage) mullama.LogitBias {
	p := mullama.LogitBias{}
	for name, value := range fieldsOf(given) {
		switch name {
		case "token":
			p.Token = asInt[int32](r, value)
		case "bias":
			p.Bias = asF32(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asGenerateOptions(r *request, given json.RawMessage) (options []mullama.GenerateOption) {
	for name, value := range fieldsOf(given) {
		switch name {
		case "stop":
			options = append(options, mullama.WithStop(asList(asText)(r, value)...))
		case "constraint":
			options = append(options, mullama.WithConstraint(asConstraint(r, value)))
		case "n_logprobs":
			options = append(options, mullama.WithNLogprobs(asInt[int32](r, value)))
		case "logit_bias":
			options = append(options, mullama.WithLogitBias(asList(asLogitBias)(r, value)...))
		case "cancel":
			options = append(options, mullama.WithCancel(asHandle[*mullama.CancelToken](r, value)))
		case "cache_key":
			options = append(options, mullama.WithCacheKey(asText(r, value)))
		default:
			panic("no option " + name)
		}
	}
	return options
}

func asModelParams(r *request, given json.RawMessage) mullama.ModelParams {
	p := mullama.DefaultModelParams()
	for name, value := range fieldsOf(given) {
		switch name {
		case "n_gpu_layers":
			p.NGPULayers = asInt[int32](r, value)
		case "main_gpu":
			p.MainGPU = asInt[int32](r, value)
		case "use_mmap":
			p.UseMmap = asBool(r, value)
		case "use_mlock":
			p.UseMlock = asBool(r, value)
		case "vocab_only":
			p.VocabOnly = asBool(r, value)
		case "check_tensors":
			p.CheckTensors = asBool(r, value)
		case "keep_loaded":
			p.KeepLoaded = asBool(r, value)
		case "split_mode":
			p.SplitMode = asSplitMode(r, value)
		case "tensor_split":
			p.TensorSplit = asFloats(r, value)
		case "devices":
			p.Devices = asInts[int32](r, value)
		case "cancel":
			p.Cancel = asHandle[*mullama.CancelToken](r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asSamplerParams(r *request, given json.RawMessage) mullama.SamplerParams {
	switch presetOf(given) {
	case "default":
		return mullama.DefaultSamplerParams()
	case "greedy":
		return mullama.GreedySamplerParams()
	case "precise":
		return mullama.PreciseSamplerParams()
	case "creative":
		return mullama.CreativeSamplerParams()
	}
	p := mullama.DefaultSamplerParams()
	for name, value := range fieldsOf(given) {
		switch name {
		case "temperature":
			p.Temperature = asF32(r, value)
		case "top_k":
			p.TopK = asInt[int32](r, value)
		case "top_p":
			p.TopP = asF32(r, value)
		case "min_p":
			p.MinP = asF32(r, value)
		case "typical_p":
			p.TypicalP = asF32(r, value)
		case "penalty_repeat":
			p.PenaltyRepeat = asF32(r, value)
		case "penalty_freq":
			p.PenaltyFreq = asF32(r, value)
		case "penalty_present":
			p.PenaltyPresent = asF32(r, value)
		case "penalty_last_n":
			p.PenaltyLastN = asInt[int32](r, value)
		case "ignore_eos":
			p.IgnoreEOS = asBool(r, value)
		case "seed":
			p.Seed = asOrZero(asInt[uint32])(r, value)
		case "top_n_sigma":
			p.TopNSigma = asF32(r, value)
		case "xtc_probability":
			p.XtcProbability = asF32(r, value)
		case "xtc_threshold":
			p.XtcThreshold = asF32(r, value)
		case "dynatemp_range":
			p.DynatempRange = asF32(r, value)
		case "dynatemp_exponent":
			p.DynatempExponent = asF32(r, value)
		case "dry_multiplier":
			p.DryMultiplier = asF32(r, value)
		case "dry_base":
			p.DryBase = asF32(r, value)
		case "dry_allowed_length":
			p.DryAllowedLength = asInt[int32](r, value)
		case "dry_penalty_last_n":
			p.DryPenaltyLastN = asInt[int32](r, value)
		case "mirostat":
			p.Mirostat = asInt[int32](r, value)
		case "mirostat_tau":
			p.MirostatTau = asF32(r, value)
		case "mirostat_eta":
			p.MirostatEta = asF32(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asScoreOptions(r *request, given json.RawMessage) mullama.ScoreOptions {
	p := mullama.DefaultScoreOptions()
	for name, value := range fieldsOf(given) {
		switch name {
		case "cancel":
			p.Cancel = asHandle[*mullama.CancelToken](r, value)
		case "truncate":
			p.Truncate = asBool(r, value)
		case "cache_key":
			p.CacheKey = asOrZero(asText)(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asScorePair(r *request, given json.RawMessage) mullama.ScorePair {
	p := mullama.ScorePair{}
	for name, value := range fieldsOf(given) {
		switch name {
		case "prompt":
			p.Prompt = asText(r, value)
		case "continuation":
			p.Continuation = asText(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

func asToolResult(r *request, given json.RawMessage) mullama.ToolResult {
	p := mullama.ToolResult{}
	for name, value := range fieldsOf(given) {
		switch name {
		case "id":
			p.ID = asText(r, value)
		case "content":
			p.Content = asText(r, value)
		case "is_error":
			p.IsError = asBool(r, value)
		default:
			panic("no field " + name)
		}
	}
	return p
}

// pull does what is asked of a stream.
func pull(op string, object any) (any, error) {
	switch stream := object.(type) {
	case *mullama.EventStream:
		return pullFrom(op, stream, toGenerationEvent, toGeneration)
	case *mullama.Stream:
		return pullFrom(op, stream, toText, toGeneration)
	}
	panic(fmt.Sprintf("%T is no stream", object))
}

func toExcess(it mullama.Excess) any {
	return tagged{"record", map[string]any{
		"n_messages":  toInt[int](it.NMessages),
		"messages":    toJSON(it.Messages),
		"n_tokens":    toInt[int](it.NTokens),
		"n_available": toInt[int](it.NAvailable),
	}}
}

func toGenerationStats(it mullama.GenerationStats) any {
	return tagged{"record", map[string]any{
		"n_prompt":    toInt[int](it.NPrompt),
		"n_cached":    toInt[int](it.NCached),
		"n_generated": toInt[int](it.NGenerated),
		"seed":        toInt[uint32](it.Seed),
		"load_ms":     toF64(it.LoadMs),
		"prompt_ms":   toF64(it.PromptMs),
		"generate_ms": toF64(it.GenerateMs),
	}}
}

func toTopLogprob(it mullama.TopLogprob) any {
	return tagged{"record", map[string]any{
		"token":           toInt[int32](it.Token),
		"logprob":         toF32(it.Logprob),
		"sampled_logprob": toF32(it.SampledLogprob),
	}}
}

func toTokenLogprobs(it mullama.TokenLogprobs) any {
	return tagged{"record", map[string]any{
		"token":           toInt[int32](it.Token),
		"logprob":         toF32(it.Logprob),
		"sampled_logprob": toF32(it.SampledLogprob),
		"top":             toList(toTopLogprob)(it.Top),
	}}
}

func toToolRequest(it mullama.ToolRequest) any {
	return tagged{"record", map[string]any{
		"id":        toText(it.ID),
		"name":      toText(it.Name),
		"arguments": toJSON(it.Arguments),
	}}
}

func toGeneration(it mullama.Generation) any {
	return tagged{"record", map[string]any{
		"text":          toText(it.Text),
		"tokens":        toInts[int32](it.Tokens),
		"finish_reason": toEnum[mullama.FinishReason](it.FinishReason),
		"stats":         toGenerationStats(it.Stats),
		"thinking":      toText(it.Thinking),
		"tool_calls":    toList(toToolRequest)(it.ToolCalls),
		"logprobs":      toList(toTokenLogprobs)(it.Logprobs),
	}}
}

func toGenerationEvent(it mullama.GenerationEvent) any {
	return tagged{"record", map[string]any{
		"kind":      toEnum[mullama.EventKind](it.Kind),
		"text":      toText(it.Text),
		"tokens":    toInts[int32](it.Tokens),
		"tool_call": toOptional(toToolRequest)(it.ToolCall),
		"logprobs":  toList(toTokenLogprobs)(it.Logprobs),
	}}
}

func toScore(it mullama.Score) any {
	return tagged{"record", map[string]any{
		"sum":       toF64(it.Sum),
		"tokens":    toInts[int32](it.Tokens),
		"logprobs":  toFloats(it.Logprobs),
		"is_greedy": toBool(it.IsGreedy),
	}}
}

func toTokenDetail(it mullama.TokenDetail) any {
	return tagged{"record", map[string]any{
		"text":  toText(it.Text),
		"kind":  toEnum[mullama.TokenKind](it.Kind),
		"score": toF32(it.Score),
	}}
}

func toToolStep(it mullama.ToolStep) any {
	return tagged{"record", map[string]any{
		"calls":  toList(toToolRequest)(it.Calls),
		"answer": toOptional(toGeneration)(it.Answer),
		"step":   toInt[int](it.Step),
	}}
}

func asEventKind(r *request, given json.RawMessage) mullama.EventKind {
	return named(payload[string](given, "enum"), map[string]mullama.EventKind{
		"text":      mullama.EventKindText,
		"thinking":  mullama.EventKindThinking,
		"tool_call": mullama.EventKindToolCall,
	})
}

func asFinishReason(r *request, given json.RawMessage) mullama.FinishReason {
	return named(payload[string](given, "enum"), map[string]mullama.FinishReason{
		"stop":         mullama.FinishReasonStop,
		"stop_string":  mullama.FinishReasonStopString,
		"length":       mullama.FinishReasonLength,
		"cancelled":    mullama.FinishReasonCancelled,
		"context_full": mullama.FinishReasonContextFull,
	})
}

func asFlashAttn(r *request, given json.RawMessage) mullama.FlashAttn {
	return named(payload[string](given, "enum"), map[string]mullama.FlashAttn{
		"auto": mullama.FlashAttnAuto,
		"off":  mullama.FlashAttnOff,
		"on":   mullama.FlashAttnOn,
	})
}

func asKvType(r *request, given json.RawMessage) mullama.KvType {
	return named(payload[string](given, "enum"), map[string]mullama.KvType{
		"f32":  mullama.KvTypeF32,
		"f16":  mullama.KvTypeF16,
		"q4_0": mullama.KvTypeQ4_0,
		"q4_1": mullama.KvTypeQ4_1,
		"q5_0": mullama.KvTypeQ5_0,
		"q5_1": mullama.KvTypeQ5_1,
		"q8_0": mullama.KvTypeQ8_0,
		"bf16": mullama.KvTypeBf16,
	})
}

func asOverflow(r *request, given json.RawMessage) mullama.Overflow {
	return named(payload[string](given, "enum"), map[string]mullama.Overflow{
		"stop":  mullama.OverflowStop,
		"shift": mullama.OverflowShift,
	})
}

func asPooling(r *request, given json.RawMessage) mullama.Pooling {
	return named(payload[string](given, "enum"), map[string]mullama.Pooling{
		"unspecified": mullama.PoolingUnspecified,
		"none":        mullama.PoolingNone,
		"mean":        mullama.PoolingMean,
		"cls":         mullama.PoolingCls,
		"last":        mullama.PoolingLast,
		"rank":        mullama.PoolingRank,
	})
}

func asSplitMode(r *request, given json.RawMessage) mullama.SplitMode {
	return named(payload[string](given, "enum"), map[string]mullama.SplitMode{
		"none":  mullama.SplitModeNone,
		"layer": mullama.SplitModeLayer,
		"row":   mullama.SplitModeRow,
	})
}

func asTokenKind(r *request, given json.RawMessage) mullama.TokenKind {
	return named(payload[string](given, "enum"), map[string]mullama.TokenKind{
		"undefined":    mullama.TokenKindUndefined,
		"normal":       mullama.TokenKindNormal,
		"unknown":      mullama.TokenKindUnknown,
		"control":      mullama.TokenKindControl,
		"user_defined": mullama.TokenKindUserDefined,
		"unused":       mullama.TokenKindUnused,
		"byte":         mullama.TokenKindByte,
	})
}

func asWhenFull(r *request, given json.RawMessage) mullama.WhenFull {
	return named(payload[string](given, "enum"), map[string]mullama.WhenFull{
		"drop_oldest": mullama.WhenFullDropOldest,
		"fail":        mullama.WhenFullFail,
	})
}

func asConstraint(r *request, given json.RawMessage) mullama.Constraint {
	if isNone(given) {
		return nil
	}
	name, value := caseOf(given)
	switch name {
	case "json_schema":
		return mullama.JSONSchemaConstraint(asJSON(r, value))
	case "regex":
		return mullama.RegexConstraint(asText(r, value))
	case "lark":
		return mullama.LarkConstraint(asText(r, value))
	case "gbnf":
		return mullama.GBNFConstraint(asText(r, value))
	}
	panic("no case " + name)
}
