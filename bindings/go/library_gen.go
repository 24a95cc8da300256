// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

// #include "calls_gen.h"
import "C"

// abiVersion is the version of the C ABI that this package was made for.
const abiVersion = 1

// What the library says about text, for text that is refused before it gets there.
const (
	nulInTextMessage   = "{what} has a NUL character at byte {at}; text must not contain one: remove it"
	invalidUTF8Message = "{what} is not valid UTF-8 at byte {at}; text must be UTF-8: convert or replace the bytes first"
)

// ABIVersion gives the version of the C ABI; a binding refuses a library of another one.
func ABIVersion() int32 {
	return sure(numberOf[int32](C.go_abi_version()))
}

// APIDigest gives a fingerprint of the API that this library was generated from.
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
func BackendInit() error {
	return statusOf(C.go_backend_init())
}

// LiveHandles counts the objects that are not closed yet.
func LiveHandles() int32 {
	return sure(numberOf[int32](C.go_live_handles()))
}

// SupportsGPUOffload tells whether this build can use a GPU.
func SupportsGPUOffload() bool {
	return sure(truthOf(C.go_supports_gpu_offload()))
}

// SystemInfo gives the processor features and backends in use.
func SystemInfo() string {
	return sure(fillText(64, func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_system_info(out, capacity)
	}))
}

// Version gives the library's version.
func Version() string {
	return C.GoString(C.mullama_version())
}
