package mullama

import (
	"encoding/json"
	"errors"
	"io"
	"unsafe"
)

// #include "runtime.h"
import "C"

// fillText asks for text with a buffer of the guessed size, and again with the size that the first answer names.
func fillText(guess int, ask func(out *C.char, capacity C.size_t) C.go_int) (string, error) {
	filled, err := grow(guess, func(out *byte, capacity int) (int, error) {
		// One byte is for the NUL behind the text.
		answer := ask((*C.char)(unsafe.Pointer(out)), C.size_t(capacity))
		return int(answer.value) + 1, failure(answer)
	})
	if err != nil {
		return "", err
	}
	return string(filled[:len(filled)-1]), nil
}

// fillJSON is fillText for text that is JSON.
func fillJSON(guess int, ask func(out *C.char, capacity C.size_t) C.go_int) (json.RawMessage, error) {
	text, err := fillText(guess, ask)
	return json.RawMessage(text), err
}

func fillBytes(guess int, ask func(out *C.uint8_t, capacity C.size_t) C.go_int) ([]byte, error) {
	return grow(guess, func(out *byte, capacity int) (int, error) {
		answer := ask((*C.uint8_t)(unsafe.Pointer(out)), C.size_t(capacity))
		return int(answer.value), failure(answer)
	})
}

func fillTokens(guess int, ask func(out *C.int32_t, capacity C.int32_t) C.go_int) ([]int32, error) {
	return grow(guess, func(out *int32, capacity int) (int, error) {
		answer := ask((*C.int32_t)(unsafe.Pointer(out)), C.int32_t(capacity))
		return int(answer.value), failure(answer)
	})
}

func fillFloats(guess int, ask func(out *C.float, capacity C.size_t) C.go_int) ([]float32, error) {
	return grow(guess, func(out *float32, capacity int) (int, error) {
		answer := ask((*C.float)(unsafe.Pointer(out)), C.size_t(capacity))
		return int(answer.value), failure(answer)
	})
}

// fillStructs asks for C's structs and makes Go's of them.
func fillStructs[E, T any](guess int, made func(E) T, ask func(out *E, capacity C.int32_t) C.go_int) ([]T, error) {
	structs, err := grow(guess, func(out *E, capacity int) (int, error) {
		answer := ask(out, C.int32_t(capacity))
		return int(answer.value), failure(answer)
	})
	if err != nil {
		return nil, err
	}
	found := make([]T, len(structs))
	for i, one := range structs {
		found[i] = made(one)
	}
	return found, nil
}

// grow fills a buffer. A call either names a larger size than it was given, having written what fits, or answers [ErrBufferTooSmall] with the
// size that it needs; both are asked again.
func grow[T any](size int, ask func(out *T, capacity int) (int, error)) ([]T, error) {
	for {
		buffer := make([]T, max(size, 1))
		n, err := ask(&buffer[0], len(buffer))
		var short *Error
		switch {
		case err == nil && n <= len(buffer):
			return fitted(buffer, n), nil
		case err == nil:
			size = n
		case errors.As(err, &short) && short.Code == CodeBufferTooSmall && short.Data["needed"] >= int64(len(buffer)):
			size = int(short.Data["needed"]) + 1
		default:
			return nil, err
		}
	}
}

// fitted gives the first n values, in a slice of their own where the buffer was far too large to be kept alive for them.
func fitted[T any](buffer []T, n int) []T {
	if len(buffer) <= 2*n {
		return buffer[:n:n]
	}
	return append(make([]T, 0, n), buffer[:n]...)
}

// nextPieceSize is space for any piece that is one token's text; a longer one is kept by the stream and asked for again.
const nextPieceSize = 128

func nextPiece(ask func(out *C.char, capacity C.size_t) C.go_int) (string, error) {
	piece, err := fillText(nextPieceSize, ask)
	if err == nil && piece == "" {
		return "", io.EOF
	}
	return piece, err
}

// nextRecord copies the next record of a stream out of the library; none is its end.
func nextRecord[T any](copied func(C.go_handle) (T, error), raw C.go_handle) (record T, err error) {
	if raw.error == nil && raw.value == 0 {
		return record, io.EOF
	}
	return copied(raw)
}

// rowsOf cuts a matrix into its rows.
func rowsOf(rows int) func([]float32, error) ([][]float32, error) {
	return func(matrix []float32, err error) ([][]float32, error) {
		if err != nil {
			return nil, err
		}
		cut := make([][]float32, rows)
		for i := range cut {
			width := len(matrix) / rows
			cut[i] = matrix[i*width : (i+1)*width : (i+1)*width]
		}
		return cut, nil
	}
}
