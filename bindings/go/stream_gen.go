// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// Stream is a generation that is still running, pulled piece by piece.
//
// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece.
//
// Close it: a stream that is left open keeps a sequence of its context until it is read to its end.
type Stream struct {
	object
	result *Generation
}

// Next waits for the next piece. At the end it answers [io.EOF].
func (s *Stream) Next() (string, error) {
	defer runtime.KeepAlive(s)
	return nextPiece(func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_stream_next(s.handle(), out, capacity)
	})
}

// Finish stops what still runs and gives the record of what was delivered.
func (s *Stream) Finish() (Generation, error) {
	defer runtime.KeepAlive(s)
	return readGeneration(C.go_stream_finish(s.handle()))
}

// Fd gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without waiting.
//
// It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none. It stays the stream's: nothing but poll and its like may use it. Goroutines need none.
func (s *Stream) Fd() (int, error) {
	defer runtime.KeepAlive(s)
	fd, err := numberOf[int32](C.go_stream_fd(s.handle()))
	return int(fd), err
}

// All gives what comes from here to the end as a sequence, which Go 1.23 can range over. The end of ctx stops the work and comes as its error.
func (s *Stream) All(ctx context.Context) func(yield func(string, error) bool) {
	return func(yield func(string, error) bool) { yieldPieces[string](ctx, s, yield) }
}

// Close stops what still runs and closes the stream; closing twice does nothing, and it never answers an error.
func (s *Stream) Close() error {
	if s != nil && s.result != nil {
		if record, err := s.Finish(); err == nil {
			*s.result = record
		}
	}
	s.free()
	return nil
}

func (s *Stream) free() {
	C.go_stream_free(s.handle())
	runtime.KeepAlive(s)
}

// stop ends the work and leaves the stream readable; it may be called while another goroutine waits in Next.
func (s *Stream) stop() {
	_, _ = s.Finish()
}

func (s *Stream) handle() C.uintptr_t {
	if s == nil {
		return 0
	}
	return s.raw
}

// openStream makes the object of a new stream; its record goes to result, where that is given.
func openStream(raw C.go_handle, result *Generation, owner any) (*Stream, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	s := &Stream{object{raw: raw.value, keeps: []any{owner}}, result}
	runtime.SetFinalizer(s, (*Stream).free)
	return s, nil
}
