// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"runtime"
)

// #include "calls_gen.h"
import "C"

// Model: weights and vocabulary of one GGUF file.
//
// A model is read-only and can be used from every thread. Freeing it while a context lives is safe: the weights go with the last one that needs them.
//
// Free closes it; what is forgotten is closed when it is collected.
type Model struct {
	object
	nCtxTrainFact   int32
	nEmbdFact       int32
	nVocabFact      int32
	nLayerFact      int32
	nHeadFact       int32
	tokenBOSFact    int32
	tokenEOSFact    int32
	tokenNLFact     int32
	sizeFact        int64
	nParamsFact     int64
	descriptionFact string
}

// LoadModel loads a model file.
//
// Errors: [ErrModelLoad], [ErrInvalidInput], [ErrNotAvailable], [ErrCancelled].
func LoadModel(path string, params *ModelParams) (*Model, error) {
	a := newArena()
	defer a.free()
	cPath := a.text("path", path)
	cParams := params.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openModel(C.go_model_load(cPath, cParams))
}

// NCtxTrain gives the context length that the model was trained with.
func (m *Model) NCtxTrain() int32 { return m.nCtxTrainFact }

// NEmbd gives the width of an embedding.
func (m *Model) NEmbd() int32 { return m.nEmbdFact }

// NVocab gives the number of tokens in the vocabulary.
func (m *Model) NVocab() int32 { return m.nVocabFact }

// NLayer gives the number of layers.
func (m *Model) NLayer() int32 { return m.nLayerFact }

// NHead gives the number of attention heads.
func (m *Model) NHead() int32 { return m.nHeadFact }

// TokenBOS gives the token that begins a text.
func (m *Model) TokenBOS() int32 { return m.tokenBOSFact }

// TokenEOS gives the token that ends a text.
func (m *Model) TokenEOS() int32 { return m.tokenEOSFact }

// TokenNL gives the token of a line break.
func (m *Model) TokenNL() int32 { return m.tokenNLFact }

// Size gives the size of all tensors in bytes.
func (m *Model) Size() int64 { return m.sizeFact }

// NParams gives the number of parameters.
func (m *Model) NParams() int64 { return m.nParamsFact }

// Description gives the architecture, size and quantisation in words.
func (m *Model) Description() string { return m.descriptionFact }

// Clone gives a second handle on the same weights.
func (m *Model) Clone() (*Model, error) {
	defer runtime.KeepAlive(m)
	return openModel(C.go_model_clone(m.handle()), m.keeps...)
}

// TokenIsEOG tells whether a token ends a generation.
//
// Errors: [ErrInvalidInput].
func (m *Model) TokenIsEOG(token int32) (bool, error) {
	defer runtime.KeepAlive(m)
	return truthOf(C.go_model_token_is_eog(m.handle(), C.int32_t(token)))
}

// TokenIsControl tells whether a token is a control token, which text of a user should not become.
//
// Errors: [ErrInvalidInput].
func (m *Model) TokenIsControl(token int32) (bool, error) {
	defer runtime.KeepAlive(m)
	return truthOf(C.go_model_token_is_control(m.handle(), C.int32_t(token)))
}

// Tokenize turns text into tokens.
//
// Errors: [ErrInvalidInput], [ErrUTF8].
func (m *Model) Tokenize(text string, addBOS bool, special bool) ([]int32, error) {
	defer runtime.KeepAlive(m)
	a := newArena()
	defer a.free()
	cText := a.text("text", text)
	if a.err != nil {
		return nil, a.err
	}
	return fillTokens(len(text)+16, func(out *C.int32_t, capacity C.int32_t) C.go_int {
		return C.go_tokenize(m.handle(), cText, out, capacity, C.bool(addBOS), C.bool(special))
	})
}

// Detokenize turns tokens into text.
//
// Errors: [ErrInvalidInput].
func (m *Model) Detokenize(tokens []int32, removeSpecial bool, unparseSpecial bool) (string, error) {
	defer runtime.KeepAlive(m)
	return fillText(8*len(tokens)+64, func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_detokenize(m.handle(), lent[C.int32_t](tokens), C.int32_t(len(tokens)), out, capacity, C.bool(removeSpecial), C.bool(unparseSpecial))
	})
}

// TokenToPiece gives the bytes of one token.
//
// Errors: [ErrInvalidInput].
func (m *Model) TokenToPiece(token int32, special bool) ([]byte, error) {
	defer runtime.KeepAlive(m)
	return fillBytes(64, func(out *C.uint8_t, capacity C.size_t) C.go_int {
		return C.go_token_to_piece(m.handle(), C.int32_t(token), out, capacity, C.bool(special))
	})
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (m *Model) Free() {
	C.go_model_free(m.handle())
	runtime.KeepAlive(m)
}

func (m *Model) handle() C.uintptr_t {
	if m == nil {
		return 0
	}
	return m.raw
}

// openModel makes the object of a new handle and reads its facts; the object keeps what must outlive it.
func openModel(raw C.go_handle, keeps ...any) (*Model, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	var values reader
	m := &Model{
		object:        object{raw: raw.value, keeps: keeps},
		nCtxTrainFact: readNumber[int32](&values, C.go_model_n_ctx_train(raw.value)),
		nEmbdFact:     readNumber[int32](&values, C.go_model_n_embd(raw.value)),
		nVocabFact:    readNumber[int32](&values, C.go_model_n_vocab(raw.value)),
		nLayerFact:    readNumber[int32](&values, C.go_model_n_layer(raw.value)),
		nHeadFact:     readNumber[int32](&values, C.go_model_n_head(raw.value)),
		tokenBOSFact:  readToken(&values, C.go_model_token_bos(raw.value)),
		tokenEOSFact:  readToken(&values, C.go_model_token_eos(raw.value)),
		tokenNLFact:   readToken(&values, C.go_model_token_nl(raw.value)),
		sizeFact:      readNumber[int64](&values, C.go_model_size(raw.value)),
		nParamsFact:   readNumber[int64](&values, C.go_model_n_params(raw.value)),
		descriptionFact: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_model_desc(raw.value, out, capacity)
		}),
	}
	runtime.SetFinalizer(m, (*Model).Free)
	return m, values.err
}
