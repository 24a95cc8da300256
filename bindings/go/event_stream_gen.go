// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// EventStream is an answer that is still being generated, pulled part by part.
//
// It is as [Stream] is, but for what it gives.
//
// Close it: a stream that is left open keeps a sequence of its context until it is read to its end.
type EventStream struct {
	object
	result *Generation
}

// Next waits for the next part. At the end it answers [io.EOF].
func (s *EventStream) Next() (GenerationEvent, error) {
	defer runtime.KeepAlive(s)
	return nextRecord(readGenerationEvent, C.go_event_stream_next(s.handle()))
}

// Finish stops what still runs and gives the record of what was delivered.
func (s *EventStream) Finish() (Generation, error) {
	defer runtime.KeepAlive(s)
	return readGeneration(C.go_event_stream_finish(s.handle()))
}

// Fd gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without waiting.
//
// It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none. It stays the stream's: nothing but poll and its like may use it. Goroutines need none.
func (s *EventStream) Fd() (int, error) {
	defer runtime.KeepAlive(s)
	fd, err := numberOf[int32](C.go_event_stream_fd(s.handle()))
	return int(fd), err
}

// All gives what comes from here to the end as a sequence, which Go 1.23 can range over. The end of ctx stops the work and comes as its error.
func (s *EventStream) All(ctx context.Context) func(yield func(GenerationEvent, error) bool) {
	return func(yield func(GenerationEvent, error) bool) { yieldPieces[GenerationEvent](ctx, s, yield) }
}

// Close stops what still runs and closes the stream; closing twice does nothing, and it never answers an error.
func (s *EventStream) Close() error {
	if s != nil && s.result != nil {
		if record, err := s.Finish(); err == nil {
			*s.result = record
		}
	}
	s.free()
	return nil
}

func (s *EventStream) free() {
	C.go_event_stream_free(s.handle())
	runtime.KeepAlive(s)
}

// stop ends the work and leaves the stream readable; it may be called while another goroutine waits in Next.
func (s *EventStream) stop() {
	_, _ = s.Finish()
}

func (s *EventStream) handle() C.uintptr_t {
	if s == nil {
		return 0
	}
	return s.raw
}

// openEventStream makes the object of a new stream; its record goes to result, where that is given.
func openEventStream(raw C.go_handle, result *Generation, owner any) (*EventStream, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	s := &EventStream{object{raw: raw.value, keeps: []any{owner}}, result}
	runtime.SetFinalizer(s, (*EventStream).free)
	return s, nil
}
