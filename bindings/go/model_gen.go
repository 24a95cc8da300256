// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// Model: weights and vocabulary of one GGUF file.
//
// A model is read-only and can be used from every thread. Freeing it while a context lives is safe: the weights go with the last one that needs them.
//
// Free or Close closes it; what is forgotten is closed when it is collected.
type Model struct {
	object
	nCtxTrainFact      int32
	nEmbdFact          int32
	nVocabFact         int32
	nLayerFact         int32
	nHeadFact          int32
	tokenBOSFact       int32
	tokenEOSFact       int32
	tokenNLFact        int32
	sizeFact           uint64
	nParamsFact        uint64
	descriptionFact    string
	architectureFact   string
	nameFact           string
	metadataFact       map[string]string
	chatTemplateFact   string
	hasEncoderFact     bool
	hasDecoderFact     bool
	tokenEOTFact       int32
	tokenSepFact       int32
	tokenPadFact       int32
	tokenIsEOGBits     bitset
	tokenIsControlBits bitset
}

// LoadModel loads a model file.
//
//   - path: A GGUF file, or the first part of a split one under the name that it was given when it was split.
//   - params: How to load it.
//   - progress: Called with the fraction in [0, 1] that is loaded; false stops the load.
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

// LoadModelContext loads a model file. The end of ctx ends the work and comes as its error.
//
//   - path: A GGUF file, or the first part of a split one under the name that it was given when it was split.
//   - params: How to load it.
//   - progress: Called with the fraction in [0, 1] that is loaded; false stops the load.
//
// Errors: [ErrModelLoad], [ErrInvalidInput], [ErrNotAvailable], [ErrCancelled].
func LoadModelContext(ctx context.Context, path string, params *ModelParams) (*Model, error) {
	a := newArena()
	defer a.free()
	a.under(ctx)
	cPath := a.text("path", path)
	silent, progress := params.apart()
	cSilent := silent.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_model_load_start(cPath, cSilent), progress, func(started C.uintptr_t) (*Model, error) {
		return openModel(C.go_pending_take_handle(started))
	})
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

// TokenBOS gives the token that begins a text; -1 where the vocabulary has none.
func (m *Model) TokenBOS() int32 { return m.tokenBOSFact }

// TokenEOS gives the token that ends a text; -1 where the vocabulary has none.
func (m *Model) TokenEOS() int32 { return m.tokenEOSFact }

// TokenNL gives the token of a line break; -1 where the vocabulary has none.
func (m *Model) TokenNL() int32 { return m.tokenNLFact }

// Size gives the size of all tensors in bytes.
func (m *Model) Size() uint64 { return m.sizeFact }

// NParams gives the number of parameters.
func (m *Model) NParams() uint64 { return m.nParamsFact }

// Description gives the architecture, size and quantisation in words.
func (m *Model) Description() string { return m.descriptionFact }

// Architecture gives the architecture's name, as in `llama`.
func (m *Model) Architecture() string { return m.architectureFact }

// Name gives the model's name; empty where the file gives none.
func (m *Model) Name() string { return m.nameFact }

// Metadata gives the file's metadata; arrays are left out.
func (m *Model) Metadata() map[string]string { return m.metadataFact }

// ChatTemplate gives the chat template, in Jinja; empty where the file gives none.
func (m *Model) ChatTemplate() string { return m.chatTemplateFact }

// HasEncoder says whether the model has an encoder, as T5 has.
func (m *Model) HasEncoder() bool { return m.hasEncoderFact }

// HasDecoder says whether the model has a decoder.
func (m *Model) HasDecoder() bool { return m.hasDecoderFact }

// TokenEOT gives the token that ends a turn; -1 where the vocabulary has none.
func (m *Model) TokenEOT() int32 { return m.tokenEOTFact }

// TokenSep gives the token that separates two texts; -1 where the vocabulary has none.
func (m *Model) TokenSep() int32 { return m.tokenSepFact }

// TokenPad gives the token that fills up; -1 where the vocabulary has none.
func (m *Model) TokenPad() int32 { return m.tokenPadFact }

// Clone gives a second handle on the same weights.
func (m *Model) Clone() (*Model, error) {
	defer runtime.KeepAlive(m)
	return openModel(C.go_model_clone(m.handle()), m.keeps...)
}

// ApplyChatTemplate writes a conversation as the text that the model was trained on.
//
// The text is for reading: a special token that a user typed looks like a real one in it. [Model.ChatTokens] tells them apart.
//
//   - messages: The messages, oldest first.
//   - addGenerationPrompt: End with what begins the assistant's answer.
//   - options_: Tools, variables and the clock; its own ChatOptions.AddGenerationPrompt is not looked at.
//
// The result: the prompt.
//
// Errors: [ErrInvalidInput], [ErrNotAvailable], [ErrGeneration].
func (m *Model) ApplyChatTemplate(messages []ChatMessage, addGenerationPrompt bool, options_ *ChatOptions) (string, error) {
	defer runtime.KeepAlive(m)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cOptions_ := options_.lower(a)
	if a.err != nil {
		return "", a.err
	}
	return fillText(4096, func(out *C.char, capacity C.size_t) C.go_int {
		return C.go_chat_text(m.handle(), cMessages, nMessages, C.bool(addGenerationPrompt), cOptions_, out, capacity)
	})
}

// ChatTokens turns a conversation into tokens, in which only the template's own special tokens are special.
//
//   - messages: The messages, oldest first.
//   - options_: Tools, variables and the clock.
//
// The result: token ids, shape (n,).
//
// Errors: [ErrInvalidInput], [ErrNotAvailable], [ErrGeneration].
func (m *Model) ChatTokens(messages []ChatMessage, options_ *ChatOptions) ([]int32, error) {
	defer runtime.KeepAlive(m)
	a := newArena()
	defer a.free()
	cMessages, nMessages := lowerEach(a, "messages", messages, (*ChatMessage).into)
	cOptions_ := options_.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return fillTokens(1024, func(out *C.int32_t, capacity C.int32_t) C.go_int {
		return C.go_message_tokens(m.handle(), cMessages, nMessages, cOptions_, out, capacity)
	})
}

// TokenIsEOG tells whether a token ends a generation.
//
//   - token: Any number.
//
// The result: true for end-of-text, end-of-turn and the like; false for a number that is no token.
func (m *Model) TokenIsEOG(token int32) bool {
	return m.tokenIsEOGBits.has(token)
}

// TokenIsControl tells whether a token is a control token, which text of a user should not become.
//
//   - token: Any number.
//
// The result: true for the tokens that begin, end or separate texts and turns; false for a number that is no token.
func (m *Model) TokenIsControl(token int32) bool {
	return m.tokenIsControlBits.has(token)
}

// Tokenize turns text into tokens.
//
//   - text: The text.
//   - addBOS: Put the BOS token first when the vocabulary asks for one.
//   - special: Parse special tokens written in the text.
//
// The result: token ids, shape (n,).
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
// The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
//
//   - tokens: Token ids, shape (n,).
//   - removeSpecial: Leave out BOS and EOS where the vocabulary adds them.
//   - unparseSpecial: Write special tokens as text.
//
// The result: the text; incomplete characters are U+FFFD.
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
//   - token: A token id from 0 up to [Model.NVocab].
//   - special: Write special tokens as text.
//
// The result: the bytes, perhaps only part of a character.
//
// Errors: [ErrInvalidInput].
func (m *Model) TokenToPiece(token int32, special bool) ([]byte, error) {
	defer runtime.KeepAlive(m)
	return fillBytes(256, func(out *C.uint8_t, capacity C.size_t) C.go_int {
		return C.go_token_to_piece(m.handle(), C.int32_t(token), out, capacity, C.bool(special))
	})
}

// TokenDetails tells what the vocabulary has on tokens.
//
//   - tokens: Token ids from 0 up to [Model.NVocab], shape (n,).
//
// The result: one record for each token, in their order.
//
// Errors: [ErrInvalidInput], [ErrTokenization].
func (m *Model) TokenDetails(tokens []int32) ([]TokenDetail, error) {
	defer runtime.KeepAlive(m)
	return readTokenDetailList(C.go_model_token_details(m.handle(), lent[C.int32_t](tokens), C.int32_t(len(tokens))))
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (m *Model) Free() {
	if m == nil {
		return
	}
	C.go_model_free(m.raw)
	runtime.KeepAlive(m)
}

// Close is Free, and makes it an [io.Closer]; it never answers an error.
func (m *Model) Close() error {
	m.Free()
	return nil
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
		sizeFact:      readNumber[uint64](&values, C.go_model_size(raw.value)),
		nParamsFact:   readNumber[uint64](&values, C.go_model_n_params(raw.value)),
		descriptionFact: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_model_desc(raw.value, out, capacity)
		}),
		architectureFact: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_model_architecture(raw.value, out, capacity)
		}),
		nameFact: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_model_name(raw.value, out, capacity)
		}),
		metadataFact: readMap(&values, C.go_model_meta_count(raw.value), func(index C.int32_t, out *C.char, capacity C.size_t) C.go_int {
			return C.go_model_meta_key(raw.value, index, out, capacity)
		}, func(key *C.char, out *C.char, capacity C.size_t) C.go_int {
			return C.go_model_meta_val(raw.value, key, out, capacity)
		}),
		chatTemplateFact: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_model_chat_template(raw.value, out, capacity)
		}),
		hasEncoderFact: readTruth(&values, C.go_model_has_encoder(raw.value)),
		hasDecoderFact: readTruth(&values, C.go_model_has_decoder(raw.value)),
		tokenEOTFact:   readToken(&values, C.go_model_token_eot(raw.value)),
		tokenSepFact:   readToken(&values, C.go_model_token_sep(raw.value)),
		tokenPadFact:   readToken(&values, C.go_model_token_pad(raw.value)),
		tokenIsEOGBits: readBytes(&values, func(out *C.uint8_t, capacity C.size_t) C.go_int {
			return C.go_model_token_is_eog_bits(raw.value, out, capacity)
		}),
		tokenIsControlBits: readBytes(&values, func(out *C.uint8_t, capacity C.size_t) C.go_int {
			return C.go_model_token_is_control_bits(raw.value, out, capacity)
		}),
	}
	runtime.SetFinalizer(m, (*Model).Free)
	collectForgotten()
	return m, values.err
}
