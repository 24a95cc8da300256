// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"encoding/json"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// ToolRun is a conversation whose answer may need tools, step by step.
//
// It keeps the messages. Each [ToolRun.Next] is one generation; where the model calls tools, their results are given with [ToolRun.Give] and the next step goes on from there, until a step has the answer.
//
// Free or Close closes it; what is forgotten is closed when it is collected.
type ToolRun struct {
	object
}

// NewToolRun begins with the messages of a conversation.
//
//   - context_: Where it is generated.
//   - messages: The messages, oldest first.
//   - tools: The tools, as ChatOptions.Tools has them, which must be left out.
//   - maxTokens: Tokens of one generation at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - chat: Variables, the clock and the like. A call that its ChatOptions.ToolChoice asks for is asked for in the first generation alone.
//   - opts: Stop strings and the like, for each generation.
//   - maxSteps: Generations at most.
//
// Errors: [ErrInvalidInput], [ErrNotAvailable], [ErrInvalidHandle].
func NewToolRun(context_ *Context, messages []ChatMessage, tools json.RawMessage, maxTokens int, sampler *SamplerParams, chat *ChatOptions, maxSteps int, opts ...GenerateOption) (*ToolRun, error) {
	a := newArena()
	defer a.free()
	defer runtime.KeepAlive(context_)
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cTools := a.text("tools", string(tools))
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	cChat := chat.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	cMaxSteps := a.int32("max_steps", maxSteps)
	if a.err != nil {
		return nil, a.err
	}
	return openToolRun(C.go_tool_run_new(context_.handle(), cMessages, nMessages, cTools, cMaxTokens, cSampler, cChat, cOptions, cMaxSteps), context_)
}

// Next generates once and gives the calls that the model makes, or its answer.
//
// After the last generation that it may make, without an answer, it answers [ErrGeneration]. A generation that was cancelled, or cut short before a call was whole, is the answer.
//
// The result: the calls or the answer.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (t *ToolRun) Next() (ToolStep, error) {
	defer runtime.KeepAlive(t)
	return readToolStep(C.go_tool_run_next(t.handle()))
}

// NextContext generates once and gives the calls that the model makes, or its answer.
//
// After the last generation that it may make, without an answer, it answers [ErrGeneration]. A generation that was cancelled, or cut short before a call was whole, is the answer. The end of ctx ends the work and comes as its error.
//
// The result: the calls or the answer.
//
// Errors: [ErrContextFull], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (t *ToolRun) NextContext(ctx context.Context) (ToolStep, error) {
	defer runtime.KeepAlive(t)
	a := newArena()
	defer a.free()
	a.under(ctx)
	if a.err != nil {
		return ToolStep{}, a.err
	}
	return partly(ctx, C.go_tool_run_next_start(t.handle()), nil, func(started C.uintptr_t) (ToolStep, error) {
		return readToolStep(C.go_pending_take_record(started))
	})
}

// Give gives the results of the calls of the last step, all of them, in any order.
//
//   - results: One for each call.
//
// Errors: [ErrInvalidInput].
func (t *ToolRun) Give(results []ToolResult) error {
	defer runtime.KeepAlive(t)
	a := newArena()
	defer a.free()
	cResults, nResults := lowerEach(a, "results", results, (*ToolResult).into)
	if a.err != nil {
		return a.err
	}
	return statusOf(C.go_tool_run_give(t.handle(), cResults, nResults))
}

// Messages gives the conversation so far.
//
// The result: a list of messages, as ChatOptions.MessagesJSON takes it.
func (t *ToolRun) Messages() (json.RawMessage, error) {
	defer runtime.KeepAlive(t)
	return fillJSON(256, func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_tool_run_messages(t.handle(), out, capacity)
	})
}

// IsCancelled tells whether the run was asked to end.
//
// Who calls functions between the steps asks before each: the result of one that is not called any more may be any text, for the next step is an answer, with [FinishReasonCancelled].
//
// The result: true once the token of its [WithCancel] is set.
func (t *ToolRun) IsCancelled() (bool, error) {
	defer runtime.KeepAlive(t)
	return truthOf(C.go_tool_run_is_cancelled(t.handle()))
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (t *ToolRun) Free() {
	if t == nil {
		return
	}
	C.go_tool_run_free(t.raw)
	runtime.KeepAlive(t)
}

// Close is Free, and makes it an [io.Closer]; it never answers an error.
func (t *ToolRun) Close() error {
	t.Free()
	return nil
}

func (t *ToolRun) handle() C.uintptr_t {
	if t == nil {
		return 0
	}
	return t.raw
}

// openToolRun makes the object of a new handle and reads its facts; the object keeps what must outlive it.
func openToolRun(raw C.go_handle, keeps ...any) (*ToolRun, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	var values reader
	t := &ToolRun{
		object: object{raw: raw.value, keeps: keeps},
	}
	runtime.SetFinalizer(t, (*ToolRun).Free)
	collectForgotten()
	return t, values.err
}
