package mullama

import (
	"encoding/json"
	"math"
	"time"
	"unsafe"
)

// #include "runtime.h"
import "C"

// failure gives the error of an answer, or nil.
func failure(answer C.go_int) error {
	if answer.error == nil {
		return nil
	}
	return take(answer.error)
}

func statusOf(answer C.go_int) error {
	return failure(answer)
}

func numberOf[T numeric](answer C.go_int) (T, error) {
	if answer.error != nil {
		return 0, take(answer.error)
	}
	return T(answer.value), nil
}

func truthOf(answer C.go_int) (bool, error) {
	return answer.error == nil && answer.value != 0, failure(answer)
}

func floatOf[T float32 | float64](answer C.go_float) (T, error) {
	if answer.error != nil {
		return 0, take(answer.error)
	}
	return T(answer.value), nil
}

// tokenOf gives a token, -1 where there is none.
func tokenOf(answer C.go_int) (int32, error) {
	if answer.error == nil && answer.value == C.MULLAMA_TOKEN_NONE {
		return -1, nil
	}
	return numberOf[int32](answer)
}

// sure is for calls that cannot fail.
func sure[T any](value T, _ error) T {
	return value
}

// reader reads many values and remembers the first error among them.
type reader struct {
	err error
}

func keep[T any](r *reader, value T, err error) T {
	if r.err == nil {
		r.err = err
	}
	return value
}

func readNumber[T numeric](r *reader, answer C.go_int) T {
	value, err := numberOf[T](answer)
	return keep(r, value, err)
}

func readTruth(r *reader, answer C.go_int) bool {
	value, err := truthOf(answer)
	return keep(r, value, err)
}

func readFloat[T float32 | float64](r *reader, answer C.go_float) T {
	value, err := floatOf[T](answer)
	return keep(r, value, err)
}

func readToken(r *reader, answer C.go_int) int32 {
	value, err := tokenOf(answer)
	return keep(r, value, err)
}

func readText(r *reader, ask func(out *C.char, capacity C.size_t) C.go_int) string {
	value, err := fillText(nextPieceSize, ask)
	return keep(r, value, err)
}

func readJSON(r *reader, ask func(out *C.char, capacity C.size_t) C.go_int) json.RawMessage {
	return json.RawMessage(readText(r, ask))
}

func readBytes(r *reader, ask func(out *C.uint8_t, capacity C.size_t) C.go_int) []byte {
	value, err := fillBytes(nextPieceSize, ask)
	return keep(r, value, err)
}

func readTokens(r *reader, ask func(out *C.int32_t, capacity C.int32_t) C.go_int) []int32 {
	value, err := fillTokens(nextPieceSize, ask)
	return keep(r, value, err)
}

func readFloats(r *reader, ask func(out *C.float, capacity C.size_t) C.go_int) []float32 {
	value, err := fillFloats(nextPieceSize, ask)
	return keep(r, value, err)
}

func readStruct[T any](r *reader, ask func(out *T) C.go_int) T {
	var value T
	return keep(r, value, failure(ask(&value)))
}

// readMap reads a map by its count, its keys and the value of each.
func readMap(
	r *reader,
	count C.go_int,
	keyAt func(index C.int32_t, out *C.char, capacity C.size_t) C.go_int,
	valueOf func(key, out *C.char, capacity C.size_t) C.go_int,
) map[string]string {
	n := readNumber[int32](r, count)
	values := make(map[string]string, n)
	for i := int32(0); i < n && r.err == nil; i++ {
		key := readText(r, func(out *C.char, capacity C.size_t) C.go_int { return keyAt(C.int32_t(i), out, capacity) })
		lent := C.CString(key)
		values[key] = readText(r, func(out *C.char, capacity C.size_t) C.go_int { return valueOf(lent, out, capacity) })
		C.free(unsafe.Pointer(lent))
	}
	return values
}

// durationOf gives a time that C has in seconds.
func durationOf(answer C.go_float) (time.Duration, error) {
	if answer.error != nil {
		return 0, take(answer.error)
	}
	return seconds(float64(answer.value)), nil
}

// seconds gives a time, the longest one where there are more.
func seconds(value float64) time.Duration {
	if value >= math.MaxInt64/float64(time.Second) {
		return math.MaxInt64
	}
	return time.Duration(math.Round(value * float64(time.Second)))
}

func readDuration(r *reader, answer C.go_float) time.Duration {
	value, err := durationOf(answer)
	return keep(r, value, err)
}

// part gives what was copied out of the library as one of many values.
func part[T any](r *reader) func(T, error) T {
	return func(value T, err error) T { return keep(r, value, err) }
}

// perhaps copies a record that may be absent, which nil says.
func perhaps[T any](copied func(C.go_handle) (T, error)) func(C.go_handle) (*T, error) {
	return func(raw C.go_handle) (*T, error) {
		if raw.error == nil && raw.value == 0 {
			return nil, nil
		}
		value, err := copied(raw)
		if err != nil {
			return nil, err
		}
		return &value, nil
	}
}

// readEach copies a list, item by item.
func readEach[T any](count C.go_int, at func(index C.int32_t) (T, error)) ([]T, error) {
	n, err := numberOf[int32](count)
	found := make([]T, 0, n)
	for i := int32(0); i < n && err == nil; i++ {
		var one T
		one, err = at(C.int32_t(i))
		found = append(found, one)
	}
	if err != nil {
		return nil, err
	}
	return found, nil
}

// tokenOr gives an optional token of a C struct, -1 where it is not set.
func tokenOr(has C.bool, token C.int32_t) int32 {
	if !has {
		return -1
	}
	return int32(token)
}

// borrowed copies numbers that a C struct points to.
func borrowed[T, E any](first *E, n int) []T {
	return append([]T(nil), unsafe.Slice((*T)(unsafe.Pointer(first)), n)...)
}
