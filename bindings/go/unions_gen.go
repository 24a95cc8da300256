// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"encoding/json"
	"unsafe"
)

// #include "calls_gen.h"
import "C"

// Constraint says what the text must conform to.
//
// It is one of [JSONSchemaConstraint], [RegexConstraint], [LarkConstraint], [GBNFConstraint]; nil is none of them.
type Constraint interface {
	// ofConstraint gives the case and its content as C takes them.
	ofConstraint(a *arena, what string) (C.int32_t, unsafe.Pointer)
}

// JSONSchemaConstraint is a JSON Schema 2020-12 document; the text is compact.
type JSONSchemaConstraint json.RawMessage

// MarshalJSON writes the document as it stands.
func (u JSONSchemaConstraint) MarshalJSON() ([]byte, error) { return json.RawMessage(u).MarshalJSON() }

func (u JSONSchemaConstraint) ofConstraint(a *arena, what string) (C.int32_t, unsafe.Pointer) {
	return 1, unsafe.Pointer(a.text(what, string(u)))
}

// RegexConstraint is a regular expression over the whole text, in the syntax of Rust's regex crate.
type RegexConstraint string

func (u RegexConstraint) ofConstraint(a *arena, what string) (C.int32_t, unsafe.Pointer) {
	return 2, unsafe.Pointer(a.text(what, string(u)))
}

// LarkConstraint is a Lark grammar, whose first rule is `start`.
type LarkConstraint string

func (u LarkConstraint) ofConstraint(a *arena, what string) (C.int32_t, unsafe.Pointer) {
	return 3, unsafe.Pointer(a.text(what, string(u)))
}

// GBNFConstraint is a GBNF grammar, as llama.cpp has it, whose first rule is `root`.
type GBNFConstraint string

func (u GBNFConstraint) ofConstraint(a *arena, what string) (C.int32_t, unsafe.Pointer) {
	return 4, unsafe.Pointer(a.text(what, string(u)))
}

func lowerConstraint(u Constraint, a *arena, what string) (C.int32_t, *C.char) {
	if u == nil {
		return 0, nil
	}
	kind, content := u.ofConstraint(a, what)
	return kind, (*C.char)(content)
}
