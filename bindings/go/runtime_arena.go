package mullama

import (
	"encoding/json"
	"fmt"
	"math"
	"runtime"
	"runtime/cgo"
	"sort"
	"time"
	"unsafe"
)

// #include "runtime.h"
import "C"

// arena holds what one call lends to C: memory that Go's collector does not move, objects that must live until the call is over, and the user's
// functions. The first argument that is refused is its error, so that a call checks once for all of them.
type arena struct {
	err       error
	blocks    []unsafe.Pointer
	objects   []any
	functions []*userFunction
}

func newArena() *arena {
	return &arena{err: libraryProblem}
}

// free gives everything back, and lets a panic of the user's function go on where C's frames are gone.
func (a *arena) free() {
	for _, block := range a.blocks {
		C.free(block)
	}
	runtime.KeepAlive(a.objects)
	for _, function := range a.functions {
		function.handle.Delete()
	}
	for _, function := range a.functions {
		if function.panicked {
			panic(function.value)
		}
	}
}

// alloc gives zeroed C memory for n values.
func alloc[T any](a *arena, n int) *T {
	var zero T
	block := C.calloc(C.size_t(max(n, 1)), C.size_t(unsafe.Sizeof(zero)))
	a.blocks = append(a.blocks, block)
	return (*T)(block)
}

// text copies text for C, or refuses it.
func (a *arena) text(what, text string) *C.char {
	if err := checkText(what, text); err != nil {
		if a.err == nil {
			a.err = err
		}
		return nil
	}
	copied := C.CString(text)
	a.blocks = append(a.blocks, unsafe.Pointer(copied))
	return copied
}

// sameLength refuses a vector that is not as long as the other one of its call: C is told one length for both.
func (a *arena) sameLength(what string, length int, other string, expected int) {
	if length != expected && a.err == nil {
		message := fmt.Sprintf("%s is %d numbers long; expected as long as %s, which has %d", what, length, other, expected)
		a.err = &Error{Code: CodeInvalidInput, Message: message, Data: map[string]int64{}}
	}
}

// int32 refuses a number that C's type cannot hold.
func (a *arena) int32(what string, value int) C.int32_t {
	if (value < math.MinInt32 || value > math.MaxInt32) && a.err == nil {
		message := fmt.Sprintf("%s is %d; expected a whole number in [%d, %d]", what, value, math.MinInt32, math.MaxInt32)
		a.err = &Error{Code: CodeInvalidInput, Message: message, Data: map[string]int64{}}
	}
	return C.int32_t(value)
}

func (a *arena) optionalText(what string, text *string) *C.char {
	if text == nil {
		return nil
	}
	return a.text(what, *text)
}

func (a *arena) optionalJSON(what string, document json.RawMessage) *C.char {
	if document == nil {
		return nil
	}
	return a.text(what, string(document))
}

// setText writes a text field; an empty one leaves the default where the struct is not meant literally.
func (a *arena) setText(field **C.char, what, text string, literal bool) {
	if literal || text != "" {
		*field = a.text(what, text)
	}
}

// stringsOf reads JSON documents as the texts that C takes.
func stringsOf(documents []json.RawMessage) []string {
	texts := make([]string, len(documents))
	for i, document := range documents {
		texts[i] = string(document)
	}
	return texts
}

func (a *arena) texts(what string, texts []string) (**C.char, C.int32_t) {
	first := alloc[*C.char](a, len(texts))
	slots := unsafe.Slice(first, len(texts))
	for i, text := range texts {
		if err := checkText(what, text); err != nil {
			// The name with the index is only needed in an error.
			what = fmt.Sprintf("%s[%d]", what, i)
		}
		if slots[i] = a.text(what, text); slots[i] == nil {
			break
		}
	}
	return first, C.int32_t(len(texts))
}

// pairs lends a map as keys and values in turn, in the order of the keys.
func (a *arena) pairs(what string, values map[string]string) (**C.char, C.int32_t) {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	flat := make([]string, 0, 2*len(keys))
	for _, key := range keys {
		flat = append(flat, key, values[key])
	}
	return a.texts(what, flat)
}

// setHandle writes a handle into a C struct and keeps its object until the call is over.
func (a *arena) setHandle(field unsafe.Pointer, raw C.uintptr_t, owner any) {
	C.go_set_handle((*unsafe.Pointer)(field), raw)
	a.objects = append(a.objects, owner)
}

// copied lends numbers that a struct points to; what is passed directly needs no copy.
func copied[E, G any](a *arena, values []G) *E {
	if len(values) == 0 {
		return nil
	}
	first := alloc[G](a, len(values))
	copy(unsafe.Slice(first, len(values)), values)
	return (*E)(unsafe.Pointer(first))
}

// lowerEach lends a list of records; an error about a field names its place in the list.
func lowerEach[G, E any](a *arena, what string, values []G, into func(*G, *arena, *E)) (*E, C.int32_t) {
	first := alloc[E](a, len(values))
	slots := unsafe.Slice(first, len(values))
	for i := 0; i < len(values) && a.err == nil; i++ {
		into(&values[i], a, &slots[i])
		if refused, ok := a.err.(*Error); ok {
			// Its message begins with the field's name.
			message := fmt.Sprintf("%s[%d].%s", what, i, refused.Message)
			a.err = &Error{Code: refused.Code, Message: message, Data: refused.Data}
		}
	}
	return first, C.int32_t(len(values))
}

// lent lends a slice for the time of a call: numbers have no pointers in them.
func lent[E, G any](values []G) *E {
	return (*E)(unsafe.Pointer(unsafe.SliceData(values)))
}

// set writes a field; zero leaves the default where the struct is not meant literally.
func set[T comparable](field *T, value T, literal bool) {
	var zero T
	if literal || value != zero {
		*field = value
	}
}

// optionalOf gives a value, or the one that means absent; Go's and C's numbers of one size lie alike.
func optionalOf[E, G any](value *G, absent E) E {
	if value == nil {
		return absent
	}
	return *(*E)(unsafe.Pointer(value))
}

// optionalSeconds gives a time in C's seconds, or the number that means absent.
func optionalSeconds(value *time.Duration, absent C.double) C.double {
	if value == nil {
		return absent
	}
	return C.double(value.Seconds())
}

// optionalFlag gives 1 or 0, or the number that means absent.
func optionalFlag(value *bool, absent C.int32_t) C.int32_t {
	switch {
	case value == nil:
		return absent
	case *value:
		return 1
	default:
		return 0
	}
}

// nonZero gives a number, or the one that means absent, as 0 does.
func nonZero[E, G comparable](value G, absent E) E {
	var zero G
	if value == zero {
		return absent
	}
	return *(*E)(unsafe.Pointer(&value))
}

type numeric interface {
	~int | ~int32 | ~uint32 | ~int64 | ~uint64 | ~float32 | ~float64
}

// userFunction is a function that C calls back while the call lasts.
type userFunction struct {
	handle   cgo.Handle
	function any
	panicked bool
	value    any
}

// callback gives the data by which C's call finds a user's function again.
func (a *arena) callback(function any) unsafe.Pointer {
	kept := &userFunction{function: function}
	kept.handle = cgo.NewHandle(kept)
	a.functions = append(a.functions, kept)
	cell := alloc[cgo.Handle](a, 1)
	*cell = kept.handle
	return unsafe.Pointer(cell)
}

// guarded calls a user's function from C. A panic must not unwind C's frames: it stops the work here and goes on in [arena.free].
func guarded[F any](data unsafe.Pointer, invoke func(F) bool) (goOn bool) {
	kept := (*(*cgo.Handle)(data)).Value().(*userFunction)
	if kept.panicked {
		return false
	}
	defer func() {
		if value := recover(); value != nil {
			kept.panicked, kept.value, goOn = true, value, false
		}
	}()
	return invoke(kept.function.(F))
}
