// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"encoding/json"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// Context is a model's working memory; runs generations.
//
// Calls may come from every thread; they wait for each other behind one owner thread. ContextParams.NSeqMax generations are computed at once, and any number can be open: a stream that nobody pulls gives up its sequence to a request that needs one and goes on where it was when it is pulled again; streams that are pulled, and calls that take long, take turns. Prompts that begin alike share what was computed for the beginning, but in a deterministic context. Closing a context ends what runs on it: a call that gives a record says [FinishReasonCancelled], one that gives text alone answers [ErrInvalidHandle], which says how many tokens it had made.
//
// Free or Close closes it; what is forgotten is closed when it is collected.
type Context struct {
	object
	nCtxFact     uint32
	nBatchFact   uint32
	nThreadsFact int32
}

// NewContext creates a context on a model.
//
//   - model: The model, loaded with its weights.
//   - params: How to create it.
//
// Errors: [ErrContext], [ErrInvalidInput], [ErrNotAvailable], [ErrInvalidHandle].
func NewContext(model *Model, params *ContextParams) (*Context, error) {
	a := newArena()
	defer a.free()
	defer runtime.KeepAlive(model)
	cParams := params.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openContext(C.go_context_new(model.handle(), cParams), model)
}

// NewContextContext creates a context on a model. The end of ctx ends the work and comes as its error.
//
//   - model: The model, loaded with its weights.
//   - params: How to create it.
//
// Errors: [ErrContext], [ErrInvalidInput], [ErrNotAvailable], [ErrInvalidHandle].
func NewContextContext(ctx context.Context, model *Model, params *ContextParams) (*Context, error) {
	a := newArena()
	defer a.free()
	a.under(ctx)
	defer runtime.KeepAlive(model)
	cParams := params.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_context_new_start(model.handle(), cParams), nil, func(started C.uintptr_t) (*Context, error) {
		return openContext(C.go_pending_take_handle(started), model)
	})
}

// NCtx gives the tokens that fit into the context.
func (c *Context) NCtx() uint32 { return c.nCtxFact }

// NBatch gives the tokens evaluated in one call of the engine.
func (c *Context) NBatch() uint32 { return c.nBatchFact }

// NThreads gives the threads for single tokens, at most; fewer than were asked for where the system refused some.
func (c *Context) NThreads() int32 { return c.nThreadsFact }

// ClearCache forgets every token that is cached.
//
// Errors: [ErrInvalidHandle].
func (c *Context) ClearCache() error {
	defer runtime.KeepAlive(c)
	return statusOf(C.go_context_kv_cache_clear(c.handle()))
}

// PromptTokens turns a prompt into the tokens that a generation starts from.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//
// The result: token ids, shape (n,).
//
// Errors: [ErrInvalidInput], [ErrUTF8].
func (c *Context) PromptTokens(prompt string) ([]int32, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cPrompt := a.text("prompt", prompt)
	if a.err != nil {
		return nil, a.err
	}
	return fillTokens(len(prompt)+16, func(out *C.int32_t, capacity C.int32_t) C.go_int {
		return C.go_context_prompt_tokens(c.handle(), cPrompt, out, capacity)
	})
}

// Generate continues a prompt and gives the text.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the text; bytes that never became a whole character are U+FFFD.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) Generate(prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	return c.GenerateContext(context.Background(), prompt, maxTokens, sampler, opts...)
}

// GenerateFromTokens continues a list of tokens and gives the text.
//
//   - tokens: Token ids, used as they are, shape (n,).
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the text; bytes that never became a whole character are U+FFFD.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateFromTokens(tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	return c.GenerateFromTokensContext(context.Background(), tokens, maxTokens, sampler, opts...)
}

// Complete continues a prompt and gives the text with its record.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) Complete(prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cPrompt := a.text("prompt", prompt)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return options.deliver(readGeneration(C.go_complete_text(c.handle(), cPrompt, cMaxTokens, cSampler, cOptions)))
}

// CompleteFromTokens continues a list of tokens and gives the text with its record.
//
//   - tokens: Token ids, used as they are, shape (n,).
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) CompleteFromTokens(tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return options.deliver(readGeneration(C.go_complete(c.handle(), lent[C.int32_t](tokens), C.int32_t(len(tokens)), cMaxTokens, cSampler, cOptions)))
}

// GenerateContext continues a prompt and gives the text. The end of ctx ends the work and comes as its error; what was made until then stands beside it.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the text; bytes that never became a whole character are U+FFFD.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateContext(ctx context.Context, prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cPrompt := a.text("prompt", prompt)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if options.result != nil {
		record, err := c.CompleteContext(ctx, prompt, maxTokens, sampler, opts...)
		return record.Text, err
	}
	if a.err != nil {
		return "", a.err
	}
	return partly(ctx, C.go_generate_text_start(c.handle(), cPrompt, cMaxTokens, cSampler, cOptions), nil, func(started C.uintptr_t) (string, error) {
		return fillText(256, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_pending_take_text(started, out, capacity)
		})
	})
}

// GenerateFromTokensContext continues a list of tokens and gives the text. The end of ctx ends the work and comes as its error; what was made until then stands beside it.
//
//   - tokens: Token ids, used as they are, shape (n,).
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the text; bytes that never became a whole character are U+FFFD.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateFromTokensContext(ctx context.Context, tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if options.result != nil {
		record, err := c.CompleteFromTokensContext(ctx, tokens, maxTokens, sampler, opts...)
		return record.Text, err
	}
	if a.err != nil {
		return "", a.err
	}
	return partly(ctx, C.go_generate_start(c.handle(), lent[C.int32_t](tokens), C.int32_t(len(tokens)), cMaxTokens, cSampler, cOptions), nil, func(started C.uintptr_t) (string, error) {
		return fillText(8*len(tokens)+64, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_pending_take_text(started, out, capacity)
		})
	})
}

// CompleteContext continues a prompt and gives the text with its record. The end of ctx ends the work and comes as its error; what was made until then stands beside it.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) CompleteContext(ctx context.Context, prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cPrompt := a.text("prompt", prompt)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return partly(ctx, C.go_complete_text_start(c.handle(), cPrompt, cMaxTokens, cSampler, cOptions), nil, func(started C.uintptr_t) (Generation, error) {
		return options.deliver(readGeneration(C.go_pending_take_record(started)))
	})
}

// CompleteFromTokensContext continues a list of tokens and gives the text with its record. The end of ctx ends the work and comes as its error; what was made until then stands beside it.
//
//   - tokens: Token ids, used as they are, shape (n,).
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) CompleteFromTokensContext(ctx context.Context, tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return partly(ctx, C.go_complete_start(c.handle(), lent[C.int32_t](tokens), C.int32_t(len(tokens)), cMaxTokens, cSampler, cOptions), nil, func(started C.uintptr_t) (Generation, error) {
		return options.deliver(readGeneration(C.go_pending_take_record(started)))
	})
}

// OpenStream continues a prompt piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) OpenStream(prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (*Stream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cPrompt := a.text("prompt", prompt)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openStream(C.go_stream_new_text(c.handle(), cPrompt, cMaxTokens, cSampler, cOptions), options.result, c)
}

// Stream continues a prompt piece by piece, as the pieces come.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) Stream(ctx context.Context, prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces[string](ctx, func() (*Stream, error) {
		return c.OpenStream(prompt, maxTokens, sampler, opts...)
	})
}

// OpenStreamFromTokens continues a list of tokens piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
//   - tokens: Token ids, used as they are, shape (n,).
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) OpenStreamFromTokens(tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (*Stream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openStream(C.go_stream_new(c.handle(), lent[C.int32_t](tokens), C.int32_t(len(tokens)), cMaxTokens, cSampler, cOptions), options.result, c)
}

// StreamFromTokens continues a list of tokens piece by piece, as the pieces come.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - tokens: Token ids, used as they are, shape (n,).
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) StreamFromTokens(ctx context.Context, tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces[string](ctx, func() (*Stream, error) {
		return c.OpenStreamFromTokens(tokens, maxTokens, sampler, opts...)
	})
}

// GenerateStream continues a prompt and calls back with each piece on the caller's thread; false stops it.
//
//   - prompt: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateStream(prompt string, maxTokens int, sampler *SamplerParams, callback StreamCallback, opts ...GenerateOption) error {
	return eachPiece(callback, func() (*Stream, error) {
		return c.OpenStream(prompt, maxTokens, sampler, opts...)
	})
}

// GenerateStreamFromTokens continues a list of tokens and calls back with each piece on the caller's thread; false stops it.
//
//   - tokens: Token ids, used as they are, shape (n,).
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateStreamFromTokens(tokens []int32, maxTokens int, sampler *SamplerParams, callback StreamCallback, opts ...GenerateOption) error {
	return eachPiece(callback, func() (*Stream, error) {
		return c.OpenStreamFromTokens(tokens, maxTokens, sampler, opts...)
	})
}

// Chat answers a conversation and gives the text with its record.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) Chat(messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return options.deliver(readGeneration(C.go_chat_messages(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cChat, cOptions)))
}

// ChatContext answers a conversation and gives the text with its record. The end of ctx ends the work and comes as its error; what was made until then stands beside it.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) ChatContext(ctx context.Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return partly(ctx, C.go_chat_messages_start(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cChat, cOptions), nil, func(started C.uintptr_t) (Generation, error) {
		return options.deliver(readGeneration(C.go_pending_take_record(started)))
	})
}

// OpenChatStream answers a conversation piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) OpenChatStream(messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (*Stream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openStream(C.go_chat_messages_stream_new(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cChat, cOptions), options.result, c)
}

// ChatStream answers a conversation piece by piece, as the pieces come.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) ChatStream(ctx context.Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces[string](ctx, func() (*Stream, error) {
		return c.OpenChatStream(messages, maxTokens, sampler, chat, opts...)
	})
}

// ChatStreaming answers a conversation and calls back with each piece on the caller's thread; false stops it.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) ChatStreaming(messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, callback StreamCallback, opts ...GenerateOption) error {
	return eachPiece(callback, func() (*Stream, error) {
		return c.OpenChatStream(messages, maxTokens, sampler, chat, opts...)
	})
}

// OpenChatEvents answers a conversation part by part, with the thought and the calls of tools among the parts.
//
// The texts of the parts of kind [EventKindText], joined, are the record's Generation.Text; the same goes for the thought and the calls. It is for a caller that pulls, and closes the stream.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) OpenChatEvents(messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (*EventStream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openEventStream(C.go_context_chat_events(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cChat, cOptions), options.result, c)
}

// ChatEvents answers a conversation part by part, with the thought and the calls of tools among the parts.
//
// The texts of the parts of kind [EventKindText], joined, are the record's Generation.Text; the same goes for the thought and the calls.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) ChatEvents(ctx context.Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) func(yield func(GenerationEvent, error) bool) {
	return pieces[GenerationEvent](ctx, func() (*EventStream, error) {
		return c.OpenChatEvents(messages, maxTokens, sampler, chat, opts...)
	})
}

// RunTools answers a conversation, with functions of the program as tools.
//
// A [ToolRun] from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result. The functions that one step calls run at once, each in a goroutine; an error and a panic are told to the model as the result of the call. The context that a function has is the caller's.
//
//   - messages: The messages, oldest first.
//   - tools: The functions, each made by [NewTool].
//   - maxTokens: Tokens of one generation at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - chat: Variables, the clock and the like. A call that its ChatOptions.ToolChoice asks for is asked for in the first generation alone.
//   - opts: Stop strings and the like, for each generation.
//   - maxSteps: Generations at most.
//
// The result: the record of the answer.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) RunTools(messages []ChatMessage, tools []Tool, maxTokens int, sampler *SamplerParams, chat *ChatOptions, maxSteps int, opts ...GenerateOption) (Generation, error) {
	return runToolRun(context.Background(), tools, func(tools json.RawMessage) (*ToolRun, error) {
		return NewToolRun(c, messages, tools, maxTokens, sampler, chat, maxSteps, opts...)
	})
}

// RunToolsContext answers a conversation, with functions of the program as tools.
//
// A [ToolRun] from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result. The functions that one step calls run at once, each in a goroutine; an error and a panic are told to the model as the result of the call. The context that a function has is the caller's. The end of ctx ends the work and comes as its error.
//
//   - messages: The messages, oldest first.
//   - tools: The functions, each made by [NewTool].
//   - maxTokens: Tokens of one generation at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - chat: Variables, the clock and the like. A call that its ChatOptions.ToolChoice asks for is asked for in the first generation alone.
//   - opts: Stop strings and the like, for each generation.
//   - maxSteps: Generations at most.
//
// The result: the record of the answer.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) RunToolsContext(ctx context.Context, messages []ChatMessage, tools []Tool, maxTokens int, sampler *SamplerParams, chat *ChatOptions, maxSteps int, opts ...GenerateOption) (Generation, error) {
	return runToolRun(ctx, tools, func(tools json.RawMessage) (*ToolRun, error) {
		return NewToolRun(c, messages, tools, maxTokens, sampler, chat, maxSteps, opts...)
	})
}

// Parse answers a conversation with a JSON text of a schema.
//
// The answer is whole: where the generation ends with another [FinishReason] than [FinishReasonStop], the call answers [ErrGeneration], whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
//
//   - messages: The messages, oldest first.
//   - schema: A JSON Schema, as [JSONSchemaConstraint] takes it. A schema alone tells the model nothing: say in the messages what is asked for.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: What stops it and the like; its [WithConstraint] must be left out, for the schema is one.
//
// The result: the answer, compact, with its properties in the schema's order.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) Parse(messages []ChatMessage, schema json.RawMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (json.RawMessage, error) {
	return c.ParseContext(context.Background(), messages, schema, maxTokens, sampler, chat, opts...)
}

// ParseContext answers a conversation with a JSON text of a schema.
//
// The answer is whole: where the generation ends with another [FinishReason] than [FinishReasonStop], the call answers [ErrGeneration], whose data has the reason's code and how many tokens there were, and whose message ends with the text so far. The end of ctx ends the work and comes as its error.
//
//   - messages: The messages, oldest first.
//   - schema: A JSON Schema, as [JSONSchemaConstraint] takes it. A schema alone tells the model nothing: say in the messages what is asked for.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: What stops it and the like; its [WithConstraint] must be left out, for the schema is one.
//
// The result: the answer, compact, with its properties in the schema's order.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) ParseContext(ctx context.Context, messages []ChatMessage, schema json.RawMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (json.RawMessage, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cSchema := a.text("schema", string(schema))
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_context_parse_start(c.handle(), cMessages, nMessages, cSchema, cMaxTokens, cSampler, cChat, cOptions), nil, func(started C.uintptr_t) (json.RawMessage, error) {
		return fillJSON(4096, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_pending_take_text(started, out, capacity)
		})
	})
}

// ParseAs answers a conversation with a value of a type.
//
// The answer is whole: where the generation ends with another [FinishReason] than [FinishReasonStop], the call answers [ErrGeneration], whose data has the reason's code and how many tokens there were, and whose message ends with the text so far. T is any type that encoding/json fills; its error comes as it is.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: What stops it and the like; its [WithConstraint] must be left out, for the schema is one.
//
// The result: the answer, compact, with its properties in the schema's order.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func ParseAs[T any](c *Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (T, error) {
	schema, err := schemaOf[T]()
	if err != nil {
		return typedAs[T](nil, err)
	}
	return typedAs[T](c.Parse(messages, schema, maxTokens, sampler, chat, opts...))
}

// ParseAsContext answers a conversation with a value of a type.
//
// The answer is whole: where the generation ends with another [FinishReason] than [FinishReasonStop], the call answers [ErrGeneration], whose data has the reason's code and how many tokens there were, and whose message ends with the text so far. T is any type that encoding/json fills; its error comes as it is. The end of ctx ends the work and comes as its error.
//
//   - messages: The messages, oldest first.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - chat: Tools, variables and the clock.
//   - opts: What stops it and the like; its [WithConstraint] must be left out, for the schema is one.
//
// The result: the answer, compact, with its properties in the schema's order.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func ParseAsContext[T any](ctx context.Context, c *Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (T, error) {
	schema, err := schemaOf[T]()
	if err != nil {
		return typedAs[T](nil, err)
	}
	return typedAs[T](c.ParseContext(ctx, messages, schema, maxTokens, sampler, chat, opts...))
}

// Score tells how likely a text is to follow another.
//
// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as [Context.PromptTokens] gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
//
//   - prompt: What stands before; empty where the continuation begins a text.
//   - continuation: What is scored; one token at least.
//   - options_: What may stop it and the like.
//
// The result: the score of the continuation.
//
// Errors: [ErrContextFull], [ErrInvalidInput], [ErrGeneration], [ErrCancelled].
func (c *Context) Score(prompt string, continuation string, options_ *ScoreOptions) (Score, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cPrompt := a.text("prompt", prompt)
	cContinuation := a.text("continuation", continuation)
	cOptions_ := options_.lower(a)
	if a.err != nil {
		return Score{}, a.err
	}
	return readScore(C.go_context_score(c.handle(), cPrompt, cContinuation, cOptions_))
}

// ScoreContext tells how likely a text is to follow another.
//
// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as [Context.PromptTokens] gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do. The end of ctx ends the work and comes as its error.
//
//   - prompt: What stands before; empty where the continuation begins a text.
//   - continuation: What is scored; one token at least.
//   - options_: What may stop it and the like.
//
// The result: the score of the continuation.
//
// Errors: [ErrContextFull], [ErrInvalidInput], [ErrGeneration], [ErrCancelled].
func (c *Context) ScoreContext(ctx context.Context, prompt string, continuation string, options_ *ScoreOptions) (Score, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cPrompt := a.text("prompt", prompt)
	cContinuation := a.text("continuation", continuation)
	cOptions_ := options_.lower(a)
	if a.err != nil {
		return Score{}, a.err
	}
	return partly(ctx, C.go_context_score_start(c.handle(), cPrompt, cContinuation, cOptions_), nil, func(started C.uintptr_t) (Score, error) {
		return readScore(C.go_pending_take_record(started))
	})
}

// ScoreBatch tells how likely texts are to follow others, several at once.
//
// As many pairs are computed at once as the context has sequences (ContextParams.NSeqMax), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
//
//   - pairs: The pairs; all are checked before any work, and an error names the index of a bad one.
//   - options_: What may stop it and the like.
//   - progress: Called with the fraction of the pairs in [0, 1] that is scored; false stops the work.
//
// The result: the scores in the order of the pairs.
//
// Errors: [ErrContextFull], [ErrInvalidInput], [ErrGeneration], [ErrCancelled].
func (c *Context) ScoreBatch(pairs []ScorePair, options_ *ScoreOptions) ([]Score, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cPairs, nPairs := lowerEach(a, "pairs", pairs, (*ScorePair).into)
	cOptions_ := options_.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return readScoreList(C.go_context_score_batch(c.handle(), cPairs, nPairs, cOptions_))
}

// ScoreBatchContext tells how likely texts are to follow others, several at once.
//
// As many pairs are computed at once as the context has sequences (ContextParams.NSeqMax), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other. The end of ctx ends the work and comes as its error.
//
//   - pairs: The pairs; all are checked before any work, and an error names the index of a bad one.
//   - options_: What may stop it and the like.
//   - progress: Called with the fraction of the pairs in [0, 1] that is scored; false stops the work.
//
// The result: the scores in the order of the pairs.
//
// Errors: [ErrContextFull], [ErrInvalidInput], [ErrGeneration], [ErrCancelled].
func (c *Context) ScoreBatchContext(ctx context.Context, pairs []ScorePair, options_ *ScoreOptions) ([]Score, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cPairs, nPairs := lowerEach(a, "pairs", pairs, (*ScorePair).into)
	silent, progress := options_.apart()
	cSilent := silent.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_context_score_batch_start(c.handle(), cPairs, nPairs, cSilent), progress, func(started C.uintptr_t) ([]Score, error) {
		return readScoreList(C.go_pending_take_handle(started))
	})
}

// ScoreRolling tells how likely a text is from its first token on, however long it is.
//
// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
//
//   - text: The text; one without tokens has the score 0.
//   - options_: What may stop it; its ScoreOptions.Truncate is not looked at.
//   - progress: Called with the fraction of the windows in [0, 1] that is scored; false stops the work.
//
// The result: the score of the text, its windows joined.
//
// Errors: [ErrInvalidInput], [ErrGeneration], [ErrCancelled].
func (c *Context) ScoreRolling(text string, options_ *ScoreOptions) (Score, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cText := a.text("text", text)
	cOptions_ := options_.lower(a)
	if a.err != nil {
		return Score{}, a.err
	}
	return readScore(C.go_context_score_rolling(c.handle(), cText, cOptions_))
}

// ScoreRollingContext tells how likely a text is from its first token on, however long it is.
//
// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up. The end of ctx ends the work and comes as its error.
//
//   - text: The text; one without tokens has the score 0.
//   - options_: What may stop it; its ScoreOptions.Truncate is not looked at.
//   - progress: Called with the fraction of the windows in [0, 1] that is scored; false stops the work.
//
// The result: the score of the text, its windows joined.
//
// Errors: [ErrInvalidInput], [ErrGeneration], [ErrCancelled].
func (c *Context) ScoreRollingContext(ctx context.Context, text string, options_ *ScoreOptions) (Score, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cText := a.text("text", text)
	silent, progress := options_.apart()
	cSilent := silent.lower(a)
	if a.err != nil {
		return Score{}, a.err
	}
	return partly(ctx, C.go_context_score_rolling_start(c.handle(), cText, cSilent), progress, func(started C.uintptr_t) (Score, error) {
		return readScore(C.go_pending_take_record(started))
	})
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (c *Context) Free() {
	if c == nil {
		return
	}
	C.go_context_free(c.raw)
	runtime.KeepAlive(c)
}

// Close is Free, and makes it an [io.Closer]; it never answers an error.
func (c *Context) Close() error {
	c.Free()
	return nil
}

func (c *Context) handle() C.uintptr_t {
	if c == nil {
		return 0
	}
	return c.raw
}

// openContext makes the object of a new handle and reads its facts; the object keeps what must outlive it.
func openContext(raw C.go_handle, keeps ...any) (*Context, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	var values reader
	c := &Context{
		object:       object{raw: raw.value, keeps: keeps},
		nCtxFact:     readNumber[uint32](&values, C.go_context_n_ctx(raw.value)),
		nBatchFact:   readNumber[uint32](&values, C.go_context_n_batch(raw.value)),
		nThreadsFact: readNumber[int32](&values, C.go_context_n_threads(raw.value)),
	}
	runtime.SetFinalizer(c, (*Context).Free)
	collectForgotten()
	return c, values.err
}
