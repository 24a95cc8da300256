//go:build cgo

package mullama

import (
	"context"
	"errors"
	"io"
)

// fed is a stream that takes texts.
type fed[T any] interface {
	pulled[T]
	Give(texts []string) (int, error)
	EndInput() error
	tryNext() (T, error)
}

// feeding opens a stream for each loop over it, and feeds it with what texts gives as far as it has space.
//
//lint:ignore U1000 a construct that the API does not use yet
func feeding[T any, S fed[T]](ctx context.Context, texts func(yield func(string, error) bool), open func() (S, error)) func(yield func(T, error) bool) {
	return func(yield func(T, error) bool) {
		var none T
		if ctx.Err() != nil {
			yield(none, ended(ctx))
			return
		}
		stream, err := open()
		if err != nil {
			yield(none, err)
			return
		}
		// Also when the loop's body or the texts panic.
		defer func() { _ = stream.Close() }()
		unwatch := context.AfterFunc(ctx, stream.stop)
		defer unwatch()
		wanted, failed := true, error(nil)
		texts(func(text string, err error) bool {
			if err != nil {
				failed = err
			} else {
				wanted, failed = feed(stream, text, yield)
			}
			return wanted && failed == nil && ctx.Err() == nil
		})
		if !wanted {
			return
		}
		if failed == nil && ctx.Err() == nil {
			failed = stream.EndInput()
		}
		if ctx.Err() != nil {
			failed = ended(ctx)
		}
		if failed != nil {
			yield(none, failed)
			return
		}
		yieldPieces[T](ctx, stream, yield)
	}
}

// feed gives one text, once there is space for it, and yields what is ready; false when no more is wanted.
func feed[T any, S fed[T]](stream S, text string, yield func(T, error) bool) (bool, error) {
	for {
		taken, err := stream.Give([]string{text})
		if err != nil {
			return true, err
		}
		next := stream.tryNext
		if taken == 0 {
			next = stream.Next
		}
		for {
			piece, err := next()
			if errors.Is(err, ErrWouldBlock) {
				break
			}
			if errors.Is(err, io.EOF) {
				return false, nil
			}
			if err != nil {
				return true, err
			}
			if !yield(piece, nil) {
				return false, nil
			}
			next = stream.tryNext
		}
		if taken > 0 {
			return true, nil
		}
	}
}
