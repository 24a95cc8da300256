// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"runtime"
)

// #include "calls_gen.h"
import "C"

// CancelToken is a flag that stops work from any thread.
//
// Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes ContextParams.NUbatch tokens at most, and on a GPU within one such graph; a load within one tensor; what reads a text, a template or a constraint looks at it all along.
//
// Free or Close closes it; what is forgotten is closed when it is collected.
type CancelToken struct {
	object
}

// NewCancelToken creates a token that is not set.
func NewCancelToken() (*CancelToken, error) {
	a := newArena()
	defer a.free()
	if a.err != nil {
		return nil, a.err
	}
	return openCancelToken(C.go_cancel_token_new())
}

// Cancel sets the token. What watches it stops at its next step.
func (c *CancelToken) Cancel() error {
	defer runtime.KeepAlive(c)
	return statusOf(C.go_cancel_token_cancel(c.handle()))
}

// IsCancelled tells whether the token is set.
//
// The result: true after [CancelToken.Cancel].
func (c *CancelToken) IsCancelled() (bool, error) {
	defer runtime.KeepAlive(c)
	return truthOf(C.go_cancel_token_is_cancelled(c.handle()))
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (c *CancelToken) Free() {
	if c == nil {
		return
	}
	C.go_cancel_token_free(c.raw)
	runtime.KeepAlive(c)
}

// Close is Free, and makes it an [io.Closer]; it never answers an error.
func (c *CancelToken) Close() error {
	c.Free()
	return nil
}

func (c *CancelToken) handle() C.uintptr_t {
	if c == nil {
		return 0
	}
	return c.raw
}

// openCancelToken makes the object of a new handle and reads its facts; the object keeps what must outlive it.
func openCancelToken(raw C.go_handle, keeps ...any) (*CancelToken, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	var values reader
	c := &CancelToken{
		object: object{raw: raw.value, keeps: keeps},
	}
	runtime.SetFinalizer(c, (*CancelToken).Free)
	collectForgotten()
	return c, values.err
}
