// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"encoding/json"
)

// #include "calls_gen.h"
import "C"

// abiVersion is the version of the C ABI that this package was made for.
const abiVersion = 2

// What the library says about text, for text that is refused before it gets there.
const (
	nulInTextMessage        = "{what} has a NUL character at byte {at}; text must not contain one: remove it"
	invalidUTF8Message      = "{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first"
	closedUnderCallMessage  = "the context was closed while the call waited, tokens made so far: {n}; close a context after its calls, or use the call that gives a record"
	partNotAvailableMessage = "{what} is a part of type '{kind}', which is not available in this version; give parts of type 'text', each with its text"
)

// ABIVersion gives the version of the C ABI; a binding refuses a library of another one.
//
// The result: a number that grows with each incompatible change.
func ABIVersion() int {
	return sure(numberOf[int](C.go_abi_version()))
}

// APIDigest gives a fingerprint of the API that this library was generated from.
//
// The result: 64 hexadecimal digits.
func APIDigest() string {
	return C.GoString(C.mullama_api_digest())
}

// BackendFree marks the end of use; it frees nothing that a live handle needs.
func BackendFree() {
	C.go_backend_free()
}

// BackendInit starts the compute backend; optional, the first call does it.
//
// Errors: [ErrBackend].
func BackendInit() {
	_ = statusOf(C.go_backend_init())
}

// CosineSimilarity gives the cosine of the angle between two vectors.
//
//   - a_: A vector, shape (n,).
//   - b: Another of the same length.
//
// The result: in [-1, 1]; 0 when either vector is zero.
//
// Errors: [ErrInvalidInput].
func CosineSimilarity(a_ []float32, b []float32) (float32, error) {
	a := newArena()
	defer a.free()
	a.sameLength("b", len(b), "a", len(a_))
	if a.err != nil {
		return 0, a.err
	}
	return floatOf[float32](C.go_embedding_cosine_similarity(lent[C.float](a_), lent[C.float](b), C.size_t(len(b))))
}

// DeviceCount counts the devices that llama.cpp can compute on, the CPU included.
//
// The result: a number of devices.
func DeviceCount() int {
	return sure(numberOf[int](C.go_device_count()))
}

// DeviceInfo describes a device.
//
//   - index: From 0 up to [DeviceCount].
//
// The result: an object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes.
//
// Errors: [ErrInvalidInput].
func DeviceInfo(index int) (json.RawMessage, error) {
	a := newArena()
	defer a.free()
	cIndex := a.int32("index", index)
	if a.err != nil {
		return nil, a.err
	}
	return fillJSON(256, func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_device_info(cIndex, out, capacity)
	})
}

// LeakedObjects counts the engine's objects that can never be freed, because an assertion failed on them.
//
// The result: 0 as long as no call has failed with that error.
func LeakedObjects() int {
	return sure(numberOf[int](C.go_leaked_objects()))
}

// LiveHandles counts the objects that are not closed yet.
//
// The result: models, contexts, streams and tokens of this process.
func LiveHandles() int {
	return sure(numberOf[int](C.go_live_handles()))
}

// MaxDevices gives the most devices that a model can be spread over.
//
// The result: a number of devices.
func MaxDevices() int {
	return sure(numberOf[int](C.go_max_devices()))
}

// Normalize scales a vector to length 1.
//
//   - vector: A vector, shape (n,).
//
// The result: the scaled vector; a zero vector stays as it is.
//
// Errors: [ErrInvalidInput].
func Normalize(vector []float32) ([]float32, error) {
	changed := append([]float32(nil), vector...)
	return changed, statusOf(C.go_embedding_normalize(lent[C.float](changed), C.size_t(len(changed))))
}

// ReservedMemory tells how much memory contexts and embedding generators hold beside the weights.
//
// The result: bytes of their caches and logits; what is closed counts until it has ended, and what an assertion has left for good counts on.
func ReservedMemory() int64 {
	return sure(numberOf[int64](C.go_reserved_memory()))
}

// SupportsGPUOffload tells whether this build can use a GPU.
//
// The result: true where a GPU backend is built in and finds a device.
func SupportsGPUOffload() bool {
	return sure(truthOf(C.go_supports_gpu_offload()))
}

// SupportsMlock tells whether weights can be locked in memory.
//
// The result: true where the system can lock pages.
func SupportsMlock() bool {
	return sure(truthOf(C.go_supports_mlock()))
}

// SupportsMmap tells whether files can be mapped into memory.
//
// The result: true on every system that llama.cpp maps files on.
func SupportsMmap() bool {
	return sure(truthOf(C.go_supports_mmap()))
}

// SystemInfo gives the processor features and backends in use.
//
// A library from a package has the engine's code in variants for several kinds of processor and uses the best that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts; where it is not there or cannot run here, what needs the engine fails with [ErrBackend] and a message that says which can.
//
// The result: one line of text.
func SystemInfo() string {
	return sure(fillText(256, func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_system_info(out, capacity)
	}))
}

// Version gives the library's version.
//
// The result: major, minor and patch, as in `0.4.0`.
func Version() string {
	return C.GoString(C.mullama_version())
}
