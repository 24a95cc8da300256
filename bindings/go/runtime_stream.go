//go:build cgo

package mullama

import (
	"context"
	"errors"
	"io"
)

// pulled is a stream of any kind.
type pulled[T any] interface {
	Next() (T, error)
	Close() error
	stop()
}

// pieces opens a stream for each loop over it.
func pieces[T any, S pulled[T]](ctx context.Context, open func() (S, error)) func(yield func(T, error) bool) {
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
		// Also when the loop's body panics.
		defer func() { _ = stream.Close() }()
		yieldPieces[T](ctx, stream, yield)
	}
}

// yieldPieces gives the pieces of a stream until its end, the loop's or the context's.
func yieldPieces[T any, S pulled[T]](ctx context.Context, stream S, yield func(T, error) bool) {
	// The end of the context wakes up a Next that waits.
	unwatch := context.AfterFunc(ctx, stream.stop)
	defer unwatch()
	for ctx.Err() == nil {
		piece, err := stream.Next()
		if err != nil && ctx.Err() != nil {
			break
		}
		if errors.Is(err, io.EOF) {
			return
		}
		if !yield(piece, err) || err != nil {
			return
		}
	}
	var none T
	yield(none, ended(ctx))
}

// eachPiece calls back with each piece of a stream until the callback answers false, and closes the stream, also when the callback panics.
func eachPiece[S pulled[string]](callback func(piece string) bool, open func() (S, error)) error {
	stream, err := open()
	if err != nil {
		return err
	}
	defer func() { _ = stream.Close() }()
	for {
		piece, err := stream.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if !callback(piece) {
			return nil
		}
	}
}
