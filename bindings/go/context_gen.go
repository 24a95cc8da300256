// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// Context is a model's working memory; runs generations.
//
// Calls may come from every thread; they wait for each other behind one owner thread. Open streams hold a sequence each: where all `n_seq_max` are held, a further generation answers CONTEXT_BUSY. Closing a context ends what runs on it: a call that gives a record says `cancelled`, one that gives text alone answers INVALID_HANDLE, which says how many tokens it had made.
//
// Free or Close closes it; what is forgotten is closed when it is collected.
type Context struct {
	object
	nCtxFact   uint32
	nBatchFact uint32
}

// NewContext creates a context on a model.
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

// NCtx gives the tokens that fit into the context.
func (c *Context) NCtx() uint32 { return c.nCtxFact }

// NBatch gives the tokens evaluated in one call of the engine.
func (c *Context) NBatch() uint32 { return c.nBatchFact }

// ClearCache forgets every token that is cached.
//
// Errors: [ErrContextBusy].
func (c *Context) ClearCache() error {
	defer runtime.KeepAlive(c)
	return statusOf(C.go_context_kv_cache_clear(c.handle()))
}

// PromptTokens turns a prompt into the tokens that a generation starts from.
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
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) Generate(prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	record, err := c.Complete(prompt, maxTokens, sampler, opts...)
	return record.Text, err
}

// GenerateFromTokens continues a prompt and gives the text.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateFromTokens(tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	record, err := c.CompleteFromTokens(tokens, maxTokens, sampler, opts...)
	return record.Text, err
}

// Complete continues a prompt and gives the text with its record.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
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

// CompleteFromTokens continues a prompt and gives the text with its record.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
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

// GenerateContext continues a prompt and gives the text. The end of ctx stops the work and comes as its error.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateContext(ctx context.Context, prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	return joined(ctx, func() (*Stream, error) {
		return c.OpenStream(prompt, maxTokens, sampler, opts...)
	})
}

// GenerateFromTokensContext continues a prompt and gives the text. The end of ctx stops the work and comes as its error.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateFromTokensContext(ctx context.Context, tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (string, error) {
	return joined(ctx, func() (*Stream, error) {
		return c.OpenStreamFromTokens(tokens, maxTokens, sampler, opts...)
	})
}

// OpenStream continues a prompt piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
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
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) Stream(ctx context.Context, prompt string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces(ctx, func() (*Stream, error) {
		return c.OpenStream(prompt, maxTokens, sampler, opts...)
	})
}

// OpenStreamFromTokens continues a prompt piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
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

// StreamFromTokens continues a prompt piece by piece, as the pieces come.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) StreamFromTokens(ctx context.Context, tokens []int32, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces(ctx, func() (*Stream, error) {
		return c.OpenStreamFromTokens(tokens, maxTokens, sampler, opts...)
	})
}

// GenerateStream continues a prompt and calls back with each piece on the caller's thread; false stops it.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateStream(prompt string, maxTokens int, sampler *SamplerParams, callback StreamCallback, opts ...GenerateOption) error {
	return eachPiece(callback, func() (*Stream, error) {
		return c.OpenStream(prompt, maxTokens, sampler, opts...)
	})
}

// GenerateStreamFromTokens continues a prompt and calls back with each piece on the caller's thread; false stops it.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Context) GenerateStreamFromTokens(tokens []int32, maxTokens int, sampler *SamplerParams, callback StreamCallback, opts ...GenerateOption) error {
	return eachPiece(callback, func() (*Stream, error) {
		return c.OpenStreamFromTokens(tokens, maxTokens, sampler, opts...)
	})
}

// Chat answers a conversation and gives the text with its record.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) Chat(messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return options.deliver(readGeneration(C.go_chat(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cChat, cOptions)))
}

// OpenChatStream answers a conversation piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) OpenChatStream(messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) (*Stream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openStream(C.go_chat_stream_new(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cChat, cOptions), options.result, c)
}

// ChatStream answers a conversation piece by piece, as the pieces come.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Context) ChatStream(ctx context.Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces(ctx, func() (*Stream, error) {
		return c.OpenChatStream(messages, maxTokens, sampler, chat, opts...)
	})
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (c *Context) Free() {
	C.go_context_free(c.handle())
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
		object:     object{raw: raw.value, keeps: keeps},
		nCtxFact:   readNumber[uint32](&values, C.go_context_n_ctx(raw.value)),
		nBatchFact: readNumber[uint32](&values, C.go_context_n_batch(raw.value)),
	}
	runtime.SetFinalizer(c, (*Context).Free)
	return c, values.err
}
