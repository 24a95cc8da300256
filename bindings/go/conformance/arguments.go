package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	mullama "github.com/neul-labs/mullama-go"
)

// decoder makes a Go value of a tagged one; what it cannot read is a fault of the suite, and it panics.
type decoder[T any] func(r *request, value json.RawMessage) T

func (r *request) has(name string) bool {
	_, ok := r.Args[name]
	return ok
}

func get[T any](r *request, name string, decode decoder[T]) T {
	value, ok := r.Args[name]
	if !ok {
		panic(name + " is missing")
	}
	return decode(r, value)
}

func getOr[T any](r *request, name string, decode decoder[T], otherwise T) T {
	if !r.has(name) {
		return otherwise
	}
	return get(r, name, decode)
}

// pointerTo gives a record, nil where it is left out: Go's way to say the defaults.
func pointerTo[T any](r *request, name string, decode decoder[T]) *T {
	if !r.has(name) {
		return nil
	}
	return mullama.Ptr(get(r, name, decode))
}

// leading gives an argument that other languages pass as a field of their options.
func leading[T any](r *request, name string, decode decoder[T], otherwise T) T {
	for _, given := range r.Args {
		var parts []json.RawMessage
		if json.Unmarshal(given, &parts) != nil || len(parts) != 2 || string(parts[0]) != `"record"` {
			continue
		}
		if value, ok := fieldsOf(given)[name]; ok {
			return decode(r, value)
		}
	}
	return otherwise
}

// orNew gives a record to write into; an empty one means the defaults.
func orNew[T any](params *T) *T {
	if params == nil {
		return new(T)
	}
	return params
}

// progress gives a callback that answers false at the n-th call; 0 never does.
func (r *request) progress() func(float32) bool {
	last, calls := payload[int](r.Args["progress"], "calls"), 0
	return func(float32) bool {
		calls++
		return calls != last
	}
}

// pieces is what a callback has heard.
type pieces []string

func (p *pieces) until(r *request) func(string) bool {
	last := payload[int](r.Args["callback"], "calls")
	return func(piece string) bool {
		*p = append(*p, piece)
		return len(*p) != last
	}
}

func (p *pieces) heard(err error) ([]string, error) {
	return *p, err
}

// payload gives what stands behind a tag.
func payload[T any](value json.RawMessage, tag string) T {
	var parts []json.RawMessage
	var found string
	var content T
	if json.Unmarshal(value, &parts) != nil || len(parts) != 2 || json.Unmarshal(parts[0], &found) != nil || found != tag {
		panic(fmt.Sprintf("%s is not tagged %s", value, tag))
	}
	if err := json.Unmarshal(parts[1], &content); err != nil {
		panic(err)
	}
	return content
}

func tagOf(value json.RawMessage) string {
	var parts []any
	if json.Unmarshal(value, &parts) != nil || len(parts) == 0 {
		panic(fmt.Sprintf("%s has no tag", value))
	}
	return fmt.Sprint(parts[0])
}

func isNone(value json.RawMessage) bool { return tagOf(value) == "none" }

func fieldsOf(value json.RawMessage) map[string]json.RawMessage {
	return payload[map[string]json.RawMessage](value, "record")
}

// presetOf gives the preset that is named, or nothing.
func presetOf(value json.RawMessage) string {
	if tagOf(value) != "preset" {
		return ""
	}
	return payload[[2]string](value, "preset")[1]
}

func caseOf(value json.RawMessage) (string, json.RawMessage) {
	parts := payload[[2]json.RawMessage](value, "union")
	var name string
	if err := json.Unmarshal(parts[0], &name); err != nil {
		panic(err)
	}
	return name, parts[1]
}

func named[T any](name string, values map[string]T) T {
	value, ok := values[name]
	if !ok {
		panic("no value " + name)
	}
	return value
}

func asBool(_ *request, value json.RawMessage) bool { return payload[bool](value, "bool") }

// asText also takes bytes, which a Go string can hold even where they are no text.
func asText(r *request, value json.RawMessage) string {
	if tagOf(value) == "bytes" {
		return string(asBytes(r, value))
	}
	return payload[string](value, "str")
}

func asJSON(r *request, value json.RawMessage) json.RawMessage {
	return json.RawMessage(asText(r, value))
}

func asOptionalJSON(r *request, value json.RawMessage) json.RawMessage {
	if isNone(value) {
		return nil
	}
	return asJSON(r, value)
}

func asBytes(_ *request, value json.RawMessage) []byte {
	content, err := base64.StdEncoding.DecodeString(payload[string](value, "bytes"))
	if err != nil {
		panic(err)
	}
	return content
}

type integer interface {
	~int | ~int32 | ~uint32 | ~int64 | ~uint64
}

func parsed[T integer](text string) T {
	number, err := strconv.ParseInt(text, 10, 64)
	if err == nil && strconv.FormatInt(int64(T(number)), 10) == text {
		return T(number)
	}
	large, err := strconv.ParseUint(text, 10, 64)
	if err != nil || strconv.FormatUint(uint64(T(large)), 10) != text {
		panic(text + " does not fit its type")
	}
	return T(large)
}

func asInt[T integer](_ *request, value json.RawMessage) T {
	return parsed[T](payload[string](value, "i64"))
}

func asInts[T integer](_ *request, value json.RawMessage) []T {
	text := payload[string](value, "i32s")
	if text == "" {
		return nil
	}
	var numbers []T
	for _, one := range strings.Split(text, ",") {
		numbers = append(numbers, parsed[T](one))
	}
	return numbers
}

func bits(text string, size int) uint64 {
	number, err := strconv.ParseUint(text, 16, size)
	if err != nil {
		panic(err)
	}
	return number
}

func asF32(_ *request, value json.RawMessage) float32 {
	return math.Float32frombits(uint32(bits(payload[string](value, "f32"), 32)))
}

func asF64(_ *request, value json.RawMessage) float64 {
	return math.Float64frombits(bits(payload[string](value, "f64"), 64))
}

//lint:ignore U1000 a construct that the API does not use yet
func asDuration(_ *request, value json.RawMessage) time.Duration {
	seconds := math.Float64frombits(bits(payload[string](value, "duration"), 64))
	return time.Duration(math.Round(seconds * float64(time.Second)))
}

func asFloats(_ *request, value json.RawMessage) []float32 {
	text := payload[string](value, "f32s")
	var numbers []float32
	for ; len(text) >= 8; text = text[8:] {
		numbers = append(numbers, math.Float32frombits(uint32(bits(text[:8], 32))))
	}
	return numbers
}

func asList[T any](decode decoder[T]) decoder[[]T] {
	return func(r *request, value json.RawMessage) []T {
		var items []T
		for _, item := range payload[[]json.RawMessage](value, "list") {
			items = append(items, decode(r, item))
		}
		return items
	}
}

func asMap(r *request, value json.RawMessage) map[string]string {
	values := map[string]string{}
	for key, item := range payload[map[string]json.RawMessage](value, "map") {
		values[key] = asText(r, item)
	}
	return values
}

func asOptional[T any](decode decoder[T]) decoder[*T] {
	return func(r *request, value json.RawMessage) *T {
		if isNone(value) {
			return nil
		}
		return mullama.Ptr(decode(r, value))
	}
}

// asOrZero is for a number whose absence is 0.
func asOrZero[T any](decode decoder[T]) decoder[T] {
	return func(r *request, value json.RawMessage) (none T) {
		if isNone(value) {
			return none
		}
		return decode(r, value)
	}
}

// asHandle gives the object that a request names; none is nil.
func asHandle[T any](_ *request, value json.RawMessage) (none T) {
	if isNone(value) {
		return none
	}
	return ofType[T](object(payload[string](value, "handle")))
}

func object(name string) any {
	found, ok := objects[name]
	if !ok {
		panic("no object " + name)
	}
	return found
}

func ofType[T any](object any) T {
	found, ok := object.(T)
	if !ok {
		panic(fmt.Sprintf("%T is not what the call takes", object))
	}
	return found
}

func target[T any](r *request) T {
	return ofType[T](object(r.Target))
}
