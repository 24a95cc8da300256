package mullama

import (
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// #include "runtime.h"
import "C"

// Error is what a failing call answers: the same code and message as in every language.
type Error struct {
	Code    ErrorCode
	Message string           // what was given, what was expected, what to do
	Data    map[string]int64 // the numbers in the message, such as needed and available
}

// Error gives the message with the package before it.
func (e *Error) Error() string {
	return "mullama: " + e.Message
}

// Is makes errors.Is(err, ErrContextFull) true for every error of that code.
func (e *Error) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && other.Code == e.Code
}

// take makes a Go error of a copied one, and frees the copy.
func take(raw *C.go_error) error {
	taken := &Error{Code: ErrorCode(raw.code), Message: C.GoString(raw.message), Data: map[string]int64{}}
	for i, key := range dataKeys {
		if raw.has[i] {
			taken.Data[key] = int64(raw.data[i])
		}
	}
	C.free(unsafe.Pointer(raw.message))
	C.free(unsafe.Pointer(raw))
	return taken
}

// checkText refuses what C would cut or misread: text that is not UTF-8, and a NUL inside it.
func checkText(what, text string) error {
	if !utf8.ValidString(text) {
		return textError(CodeUTF8, invalidUTF8Message, what, firstInvalid(text))
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return textError(CodeInvalidInput, nulInTextMessage, what, at)
	}
	return nil
}

func textError(code ErrorCode, message, what string, at int) error {
	filled := strings.NewReplacer("{what}", what, "{at}", strconv.Itoa(at)).Replace(message)
	return &Error{Code: code, Message: filled, Data: map[string]int64{}}
}

func firstInvalid(text string) int {
	for at, char := range text {
		if char == utf8.RuneError && !strings.HasPrefix(text[at:], "\uFFFD") {
			return at
		}
	}
	return len(text)
}
