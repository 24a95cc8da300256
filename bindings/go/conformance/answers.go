package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// tagged is a value as the suite writes it: with a tag, because JSON alone loses some.
type tagged []any

// answer gives a call's value with its tag, or its error.
func answer[T any](encode func(T) any) func(T, error) (any, error) {
	return func(value T, err error) (any, error) {
		if err != nil {
			return nil, err
		}
		return encode(value), nil
	}
}

// bind keeps the object that a call has made.
func bind(r *request) func(object any, err error) (any, error) {
	return func(object any, err error) (any, error) {
		if err != nil {
			return nil, err
		}
		objects[r.Bind] = object
		return tagged{"handle", r.Bind}, nil
	}
}

func done(err error) (any, error) {
	return tagged{"none"}, err
}

// written tags a value that a call has written over.
//
//lint:ignore U1000 a construct that the API does not use yet
func written(err error, encode func() any) (any, error) {
	if err != nil {
		return nil, err
	}
	return encode(), nil
}

func nothing(call func()) (any, error) {
	call()
	return tagged{"none"}, nil
}

func toBool(value bool) any { return tagged{"bool", value} }

func toText(value string) any { return tagged{"str", value} }

func toJSON(value json.RawMessage) any { return toText(string(value)) }

func toBytes(value []byte) any {
	return tagged{"bytes", base64.StdEncoding.EncodeToString(value)}
}

func toInt[T integer](value T) any { return tagged{"i64", decimal(value)} }

func decimal[T integer](value T) string {
	if value > 0 {
		return strconv.FormatUint(uint64(value), 10)
	}
	return strconv.FormatInt(int64(value), 10)
}

// toToken gives no value for an absent token, which is -1 in Go.
func toToken(value int32) any {
	if value == -1 {
		return tagged{"none"}
	}
	return toInt(value)
}

// toDuration writes seconds, as the suite does.
//
//lint:ignore U1000 a construct that the API does not use yet
func toDuration(value time.Duration) any {
	return tagged{"duration", fmt.Sprintf("%016x", math.Float64bits(value.Seconds()))}
}

// toOptional gives no value for a record that is absent, which is nil in Go.
//
//lint:ignore U1000 a construct that the API does not use yet
func toOptional[T any](encode func(T) any) func(*T) any {
	return func(value *T) any {
		if value == nil {
			return tagged{"none"}
		}
		return encode(*value)
	}
}

func toInts[T integer](values []T) any {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = decimal(value)
	}
	return tagged{"i32s", strings.Join(texts, ",")}
}

func toF32(value float32) any {
	return tagged{"f32", fmt.Sprintf("%08x", math.Float32bits(value))}
}

func toF64(value float64) any {
	return tagged{"f64", fmt.Sprintf("%016x", math.Float64bits(value))}
}

func toFloats(values []float32) any {
	var digits strings.Builder
	for _, value := range values {
		fmt.Fprintf(&digits, "%08x", math.Float32bits(value))
	}
	return tagged{"f32s", digits.String()}
}

func toEnum[T fmt.Stringer](value T) any { return tagged{"enum", value.String()} }

func toList[T any](encode func(T) any) func([]T) any {
	return func(values []T) any {
		items := make([]any, len(values))
		for i, value := range values {
			items[i] = encode(value)
		}
		return tagged{"list", items}
	}
}

func toMap(values map[string]string) any {
	items := map[string]any{}
	for key, value := range values {
		items[key] = toText(value)
	}
	return tagged{"map", items}
}
