package main

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
)

// again sends a value through its tagged form and back.
func again[T any](t *testing.T, value T, encode func(T) any, decode decoder[T]) {
	t.Helper()
	text, err := json.Marshal(encode(value))
	if err != nil {
		t.Fatal(err)
	}
	if got := decode(nil, text); !reflect.DeepEqual(got, value) {
		t.Errorf("%v became %v by way of %s", value, got, text)
	}
}

func TestTaggedValuesLoseNothing(t *testing.T) {
	again(t, true, toBool, asBool)
	again(t, "a\n\"こ", toText, asText)
	again(t, []byte{0, 255}, toBytes, asBytes)
	again(t, json.RawMessage(`{"a":1}`), toJSON, asJSON)
	again(t, int64(1<<53+1), toInt[int64], asInt[int64])
	again(t, uint64(math.MaxUint64), toInt[uint64], asInt[uint64])
	again(t, int32(math.MinInt32), toInt[int32], asInt[int32])
	again(t, float32(math.Copysign(0, -1)), toF32, asF32)
	again(t, 0.1, toF64, asF64)
	again(t, []float32{0.1, float32(math.Inf(1))}, toFloats, asFloats)
	again(t, []int32{1, -2}, toInts[int32], asInts[int32])
	again(t, []string{"a", ""}, toList(toText), asList(asText))
	again(t, map[string]string{"a": "b"}, toMap, asMap)
}

func TestIntegerThatDoesNotFitIsRefused(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("2147483648 was taken for an int32")
		}
	}()
	asInt[int32](nil, json.RawMessage(`["i64","2147483648"]`))
}

func TestLeadingArgumentIsFoundInItsRecord(t *testing.T) {
	r := &request{Args: map[string]json.RawMessage{
		"text":   json.RawMessage(`["str","a"]`),
		"config": json.RawMessage(`["record",{"n_ctx":["i64","7"]}]`),
	}}
	if got := leading(r, "n_ctx", asInt[uint32], 512); got != 7 {
		t.Errorf("got %d", got)
	}
	if got := leading(r, "normalize", asBool, true); !got {
		t.Error("the default is lost")
	}
}
