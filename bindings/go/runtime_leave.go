//go:build cgo

package mullama

import "context"

// leave runs a blocking call and leaves it when the context ends; what the call still gives is collected like anything forgotten.
// A context that has ended already starts nothing.
func leave[T any](ctx context.Context, call func() (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := call()
		done <- outcome{value, err}
	}()
	select {
	case got := <-done:
		return got.value, got.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

// leaveError is leave for a call that gives nothing.
func leaveError(ctx context.Context, call func() error) error {
	_, err := leave(ctx, func() (struct{}, error) { return struct{}{}, call() })
	return err
}
