// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import "unsafe"

// #include "runtime.h"
// bool goMullamaProgress(float fraction, void *data);
import "C"

// ProgressCallback: hears how far a call has come.
type ProgressCallback func(fraction float32) bool

// StreamCallback: hears each piece of a generation.
type StreamCallback func(piece string) bool

// progressCallback gives the C function and its data for a user's function; nil stays nil.
func (a *arena) progressCallback(function ProgressCallback) (C.MullamaProgressCallback, unsafe.Pointer) {
	if function == nil {
		return nil, nil
	}
	return C.MullamaProgressCallback(C.goMullamaProgress), a.callback(function)
}

//export goMullamaProgress
func goMullamaProgress(fraction C.float, data unsafe.Pointer) C.bool {
	return C.bool(guarded(data, func(function ProgressCallback) bool { return function(float32(fraction)) }))
}
