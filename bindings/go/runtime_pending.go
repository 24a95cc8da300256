//go:build cgo

package mullama

import (
	"context"
	"fmt"
)

// #include "runtime.h"
import "C"

// A started call runs on the library's own threads. Its caller waits in C, where the end of a context cancels it: the call then ends at its next
// step, so nothing computes on when the caller is back.

// listeningMs is how long a wait lasts in milliseconds until the listener is told how far the work is; without one it lasts as long as the work.
const listeningMs = 20

// under is for a call that the end of ctx ends: where that has come already, nothing is started.
func (a *arena) under(ctx context.Context) {
	if ctx.Err() != nil {
		a.err = ended(ctx)
	}
}

// ended gives the error of a context that has ended, and its cause where that says more.
func ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if cause == err {
		return err
	}
	return fmt.Errorf("%w: %w", err, cause)
}

// waited gives the answer of a started call; one that the end of ctx has cut is given up.
func waited[T any](ctx context.Context, raw C.go_handle, hear func(float32) bool, answer func(C.uintptr_t) (T, error)) (value T, err error) {
	defer C.go_pending_free(raw.value)
	cut, err := finished(ctx, raw, hear)
	switch {
	case cut:
		return value, ended(ctx)
	case err != nil:
		return value, err
	}
	return answer(raw.value)
}

// waitedFor is waited for a call that gives nothing.
func waitedFor(ctx context.Context, raw C.go_handle, hear func(float32) bool, answer func(C.uintptr_t) error) error {
	_, err := waited(ctx, raw, hear, func(started C.uintptr_t) (struct{}, error) { return struct{}{}, answer(started) })
	return err
}

// partly is waited for a call whose answer tells what was made until it was cut: that stands beside the error.
func partly[T any](ctx context.Context, raw C.go_handle, hear func(float32) bool, answer func(C.uintptr_t) (T, error)) (value T, err error) {
	defer C.go_pending_free(raw.value)
	cut, err := finished(ctx, raw, hear)
	if err == nil {
		value, err = answer(raw.value)
	}
	if cut {
		err = ended(ctx)
	}
	return value, err
}

// finished waits until a started call is done, and tells whether the end of ctx came before.
func finished(ctx context.Context, raw C.go_handle, hear func(float32) bool) (cut bool, err error) {
	if raw.error != nil {
		return false, take(raw.error)
	}
	// A handle that is freed by then is refused, and that says nothing to anybody.
	unwatch := context.AfterFunc(ctx, func() { C.go_pending_cancel(raw.value) })
	defer func() { cut = !unwatch() }()
	if hear == nil {
		return false, failure(C.go_pending_wait(raw.value, -1))
	}
	return false, heard(raw.value, hear)
}

// heard waits in slices and tells the listener in between how far the call is, on the caller's own goroutine. The listener ends it by false.
func heard(started C.uintptr_t, hear func(float32) bool) error {
	for {
		done := C.go_pending_wait(started, listeningMs)
		if done.error != nil {
			return take(done.error)
		}
		if !hear(float32(C.go_pending_progress(started))) {
			C.go_pending_cancel(started)
			return ErrCancelled
		}
		if done.value != 0 {
			return nil
		}
	}
}
