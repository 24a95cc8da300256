package mullama

// #include "runtime.h"
import "C"

import "fmt"

// object is what every handle is in Go: a number, and the objects that must not be collected before it.
type object struct {
	raw   C.uintptr_t
	keeps []any
}

// libraryProblem is answered by every call that creates something, when the library that was found is one of another ABI.
var libraryProblem = checkLibrary(int32(C.mullama_abi_version()))

func checkLibrary(found int32) error {
	if found == abiVersion {
		return nil
	}
	return &Error{
		Code: CodeNotAvailable,
		Message: fmt.Sprintf(
			"the libmullama_ffi that was loaded has ABI version %d and this package needs %d; install the library of this package's release",
			found, abiVersion,
		),
	}
}

// Ptr gives a pointer to a value, for fields whose absence means something, as in ChatOptions{NowUnix: Ptr[int64](0)}.
func Ptr[T any](value T) *T {
	return &value
}
