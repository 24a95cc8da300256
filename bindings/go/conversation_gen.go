// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"encoding/json"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// Conversation: messages and answers on a context, of which only what is new is evaluated.
//
// It keeps the messages, the tools and what the model has evaluated of them. What was said before is found again in the context's cache; where other requests needed the place meanwhile, its state is kept in the memory that ContextParams.SwapMib bounds, and what is not kept is evaluated again. A deterministic context evaluates all of it each time. GenerationStats.NCached tells.
// A conversation gives one answer at a time. Calls that give a record wait for each other in order; while a stream of it is open, which only its reader can end, another call that would change it answers [ErrContextBusy]. When an answer has come to its end, also by a limit or a stop string, it is the assistant's message. One that was cancelled, or whose stream was closed early, leaves the text that was delivered; where nothing was, and where the call answers an error, the conversation is as it was before the call. Closing it ends no answer that is running.
//
// Free or Close closes it; what is forgotten is closed when it is collected.
type Conversation struct {
	object
}

// NewConversation begins a conversation on a context.
//
//   - context_: The context that answers.
//   - params: How it begins.
//
// Errors: [ErrInvalidInput], [ErrInvalidHandle].
func NewConversation(context_ *Context, params *ConversationParams) (*Conversation, error) {
	a := newArena()
	defer a.free()
	defer runtime.KeepAlive(context_)
	cParams := params.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openConversation(C.go_conversation_new(context_.handle(), cParams), context_)
}

// RestoreConversation goes on with a conversation that was saved to a file.
//
// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers [ErrFile] with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.
//
//   - context_: The context that answers.
//   - path: The file.
//
// Errors: [ErrFile], [ErrInvalidHandle].
func RestoreConversation(context_ *Context, path string) (*Conversation, error) {
	a := newArena()
	defer a.free()
	defer runtime.KeepAlive(context_)
	cPath := a.text("path", path)
	if a.err != nil {
		return nil, a.err
	}
	return openConversation(C.go_conversation_restore(context_.handle(), cPath), context_)
}

// RestoreConversationContext goes on with a conversation that was saved to a file.
//
// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers [ErrFile] with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks. The end of ctx ends the work and comes as its error.
//
//   - context_: The context that answers.
//   - path: The file.
//
// Errors: [ErrFile], [ErrInvalidHandle].
func RestoreConversationContext(ctx context.Context, context_ *Context, path string) (*Conversation, error) {
	a := newArena()
	defer a.free()
	a.under(ctx)
	defer runtime.KeepAlive(context_)
	cPath := a.text("path", path)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_conversation_restore_start(context_.handle(), cPath), nil, func(started C.uintptr_t) (*Conversation, error) {
		return openConversation(C.go_pending_take_handle(started), context_)
	})
}

// NMessages gives the messages that it has. It is asked each time.
func (c *Conversation) NMessages() (int32, error) {
	defer runtime.KeepAlive(c)
	var values reader
	found := readNumber[int32](&values, C.go_conversation_n_messages(c.handle()))
	return found, values.err
}

// NTokens gives the tokens of its last prompt with the answer; 0 before the first one. It is asked each time.
func (c *Conversation) NTokens() (int32, error) {
	defer runtime.KeepAlive(c)
	var values reader
	found := readNumber[int32](&values, C.go_conversation_n_tokens(c.handle()))
	return found, values.err
}

// NDropped gives the messages that were dropped or condensed so far. It is asked each time.
func (c *Conversation) NDropped() (int32, error) {
	defer runtime.KeepAlive(c)
	var values reader
	found := readNumber[int32](&values, C.go_conversation_n_dropped(c.handle()))
	return found, values.err
}

// Send says something as the user, and gives the answer with its record.
//
//   - text: What the user says.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Conversation) Send(text string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cText := a.text("text", text)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return options.deliver(readGeneration(C.go_conversation_send(c.handle(), cText, cMaxTokens, cSampler, cOptions)))
}

// SendContext says something as the user, and gives the answer with its record. The end of ctx ends the work and comes as its error; what was made until then stands beside it.
//
//   - text: What the user says.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Conversation) SendContext(ctx context.Context, text string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cText := a.text("text", text)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return partly(ctx, C.go_conversation_send_start(c.handle(), cText, cMaxTokens, cSampler, cOptions), nil, func(started C.uintptr_t) (Generation, error) {
		return options.deliver(readGeneration(C.go_pending_take_record(started)))
	})
}

// OpenSendStream says something as the user, and gives the answer piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
//   - text: What the user says.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Conversation) OpenSendStream(text string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (*Stream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cText := a.text("text", text)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openStream(C.go_conversation_send_stream(c.handle(), cText, cMaxTokens, cSampler, cOptions), options.result, c)
}

// SendStream says something as the user, and gives the answer piece by piece, as the pieces come.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - text: What the user says.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Conversation) SendStream(ctx context.Context, text string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces[string](ctx, func() (*Stream, error) {
		return c.OpenSendStream(text, maxTokens, sampler, opts...)
	})
}

// SendStreaming says something as the user, and calls back with each piece of the answer on the caller's thread; false stops it.
//
//   - text: What the user says.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable], [ErrUTF8].
func (c *Conversation) SendStreaming(text string, maxTokens int, sampler *SamplerParams, callback StreamCallback, opts ...GenerateOption) error {
	return eachPiece(callback, func() (*Stream, error) {
		return c.OpenSendStream(text, maxTokens, sampler, opts...)
	})
}

// SendMessages adds messages, and gives the answer with its record.
//
//   - messages: What is new, oldest first; none answers what is there.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) SendMessages(messages []ChatMessage, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return options.deliver(readGeneration(C.go_conversation_send_messages(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cOptions)))
}

// SendMessagesContext adds messages, and gives the answer with its record. The end of ctx ends the work and comes as its error; what was made until then stands beside it.
//
//   - messages: What is new, oldest first; none answers what is there.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// The result: the record of one generation.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) SendMessagesContext(ctx context.Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (Generation, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return Generation{}, a.err
	}
	return partly(ctx, C.go_conversation_send_messages_start(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cOptions), nil, func(started C.uintptr_t) (Generation, error) {
		return options.deliver(readGeneration(C.go_pending_take_record(started)))
	})
}

// OpenSendMessagesStream adds messages, and gives the answer piece by piece, as the pieces come. It is for a caller that pulls, and closes the stream.
//
//   - messages: What is new, oldest first; none answers what is there.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) OpenSendMessagesStream(messages []ChatMessage, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (*Stream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openStream(C.go_conversation_send_messages_stream(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cOptions), options.result, c)
}

// SendMessagesStream adds messages, and gives the answer piece by piece, as the pieces come.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - messages: What is new, oldest first; none answers what is there.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) SendMessagesStream(ctx context.Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(string, error) bool) {
	return pieces[string](ctx, func() (*Stream, error) {
		return c.OpenSendMessagesStream(messages, maxTokens, sampler, opts...)
	})
}

// SendMessagesStreaming adds messages, and calls back with each piece of the answer on the caller's thread; false stops it.
//
//   - messages: What is new, oldest first; none answers what is there.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) SendMessagesStreaming(messages []ChatMessage, maxTokens int, sampler *SamplerParams, callback StreamCallback, opts ...GenerateOption) error {
	return eachPiece(callback, func() (*Stream, error) {
		return c.OpenSendMessagesStream(messages, maxTokens, sampler, opts...)
	})
}

// OpenSendEvents says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts. It is for a caller that pulls, and closes the stream.
//
//   - text: What the user says.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) OpenSendEvents(text string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (*EventStream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cText := a.text("text", text)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openEventStream(C.go_conversation_send_events(c.handle(), cText, cMaxTokens, cSampler, cOptions), options.result, c)
}

// SendEvents says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - text: What the user says.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) SendEvents(ctx context.Context, text string, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(GenerationEvent, error) bool) {
	return pieces[GenerationEvent](ctx, func() (*EventStream, error) {
		return c.OpenSendEvents(text, maxTokens, sampler, opts...)
	})
}

// OpenSendMessagesEvents adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts. It is for a caller that pulls, and closes the stream.
//
//   - messages: What is new, oldest first; none answers what is there.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) OpenSendMessagesEvents(messages []ChatMessage, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) (*EventStream, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cMaxTokens := a.int32("max_tokens", maxTokens)
	cSampler := sampler.lower(a)
	options := collectGenerateOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openEventStream(C.go_conversation_send_messages_events(c.handle(), cMessages, nMessages, cMaxTokens, cSampler, cOptions), options.result, c)
}

// SendMessagesEvents adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
//
// The result can be ranged over from Go 1.23 on, and called with a yield function before. Leaving the loop stops the generation; so does the end of ctx, which comes as its error. A failure comes once, beside an empty piece, and ends the loop.
//
//   - messages: What is new, oldest first; none answers what is there.
//   - maxTokens: Tokens to generate at most; -1 means as many as fit into the context.
//   - sampler: How tokens are drawn.
//   - opts: Stop strings and the like.
//
// Errors: [ErrContextFull], [ErrContextBusy], [ErrSampler], [ErrInvalidInput], [ErrGeneration], [ErrNotAvailable].
func (c *Conversation) SendMessagesEvents(ctx context.Context, messages []ChatMessage, maxTokens int, sampler *SamplerParams, opts ...GenerateOption) func(yield func(GenerationEvent, error) bool) {
	return pieces[GenerationEvent](ctx, func() (*EventStream, error) {
		return c.OpenSendMessagesEvents(messages, maxTokens, sampler, opts...)
	})
}

// Add adds messages without asking for an answer.
//
//   - messages: The messages, oldest first.
//
// Errors: [ErrInvalidInput], [ErrContextBusy].
func (c *Conversation) Add(messages []ChatMessage) error {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	if a.err != nil {
		return a.err
	}
	return statusOf(C.go_conversation_add(c.handle(), cMessages, nMessages))
}

// Messages gives all messages.
//
// The result: a JSON list, as ChatOptions.MessagesJSON takes it; without an answer that is still running.
func (c *Conversation) Messages() (json.RawMessage, error) {
	defer runtime.KeepAlive(c)
	return fillJSON(256, func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_conversation_messages(c.handle(), out, capacity)
	})
}

// Undo takes back the last message of the user and all that followed it.
//
// The result: how many messages it took; 0 where the user has said nothing.
//
// Errors: [ErrContextBusy].
func (c *Conversation) Undo() (int, error) {
	defer runtime.KeepAlive(c)
	return numberOf[int](C.go_conversation_undo(c.handle()))
}

// Save writes the conversation to a file, with what the model has evaluated of it.
//
// The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what ContextParams.SwapMib keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.
//
//   - path: The file.
//
// Errors: [ErrFile].
func (c *Conversation) Save(path string) error {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cPath := a.text("path", path)
	if a.err != nil {
		return a.err
	}
	return statusOf(C.go_conversation_save(c.handle(), cPath))
}

// SaveContext writes the conversation to a file, with what the model has evaluated of it.
//
// The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what ContextParams.SwapMib keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it. The end of ctx ends the work and comes as its error.
//
//   - path: The file.
//
// Errors: [ErrFile].
func (c *Conversation) SaveContext(ctx context.Context, path string) error {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cPath := a.text("path", path)
	if a.err != nil {
		return a.err
	}
	return waitedFor(ctx, C.go_conversation_save_start(c.handle(), cPath), nil, func(started C.uintptr_t) error {
		return statusOf(C.go_pending_take_status(started))
	})
}

// Excess tells which of the oldest messages have to go so that there is space.
//
// A program that would rather condense than drop asks before it sends, has what Excess.Messages says summarised, as by a conversation of its own, and gives the summary to [Conversation.Condense], until Excess.NMessages is 0.
//
//   - nTokens: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
//
// The result: the oldest turns without which there is space, the last one never among them.
//
// Errors: [ErrInvalidInput], [ErrNotAvailable].
func (c *Conversation) Excess(nTokens int) (Excess, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cNTokens := a.int32("n_tokens", nTokens)
	if a.err != nil {
		return Excess{}, a.err
	}
	return readExcess(C.go_conversation_excess(c.handle(), cNTokens))
}

// ExcessContext tells which of the oldest messages have to go so that there is space.
//
// A program that would rather condense than drop asks before it sends, has what Excess.Messages says summarised, as by a conversation of its own, and gives the summary to [Conversation.Condense], until Excess.NMessages is 0. The end of ctx ends the work and comes as its error.
//
//   - nTokens: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
//
// The result: the oldest turns without which there is space, the last one never among them.
//
// Errors: [ErrInvalidInput], [ErrNotAvailable].
func (c *Conversation) ExcessContext(ctx context.Context, nTokens int) (Excess, error) {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cNTokens := a.int32("n_tokens", nTokens)
	if a.err != nil {
		return Excess{}, a.err
	}
	return partly(ctx, C.go_conversation_excess_start(c.handle(), cNTokens), nil, func(started C.uintptr_t) (Excess, error) {
		return readExcess(C.go_pending_take_record(started))
	})
}

// Condense puts other messages in the place of the oldest ones, as a summary of them.
//
//   - nOldest: How many go, as Excess.NMessages says: whole turns, in which messages of the system do not count.
//   - messages: What stands there instead; none drops them. A message of the system stays from then on, one of another role can be condensed again.
//
// Errors: [ErrInvalidInput], [ErrContextBusy].
func (c *Conversation) Condense(nOldest int, messages []ChatMessage) error {
	defer runtime.KeepAlive(c)
	a := newArena()
	defer a.free()
	cNOldest := a.int32("n_oldest", nOldest)
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	if a.err != nil {
		return a.err
	}
	return statusOf(C.go_conversation_condense(c.handle(), cNOldest, cMessages, nMessages))
}

// Fork begins another conversation that has said the same so far.
//
// What both have in common is evaluated once, and an answer that is still running is no part of it.
//
// The result: the other one, on the same context.
func (c *Conversation) Fork() (*Conversation, error) {
	defer runtime.KeepAlive(c)
	return openConversation(C.go_conversation_fork(c.handle()), c)
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (c *Conversation) Free() {
	if c == nil {
		return
	}
	C.go_conversation_free(c.raw)
	runtime.KeepAlive(c)
}

// Close is Free, and makes it an [io.Closer]; it never answers an error.
func (c *Conversation) Close() error {
	c.Free()
	return nil
}

func (c *Conversation) handle() C.uintptr_t {
	if c == nil {
		return 0
	}
	return c.raw
}

// openConversation makes the object of a new handle and reads its facts; the object keeps what must outlive it.
func openConversation(raw C.go_handle, keeps ...any) (*Conversation, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	var values reader
	c := &Conversation{
		object: object{raw: raw.value, keeps: keeps},
	}
	runtime.SetFinalizer(c, (*Conversation).Free)
	collectForgotten()
	return c, values.err
}
