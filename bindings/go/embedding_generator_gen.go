// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"context"
	"runtime"
)

// #include "calls_gen.h"
import "C"

// EmbeddingGenerator: turns texts into vectors.
//
// It has a context of its own, whose batches hold several texts; calls from several threads wait for each other.
//
// Free or Close closes it; what is forgotten is closed when it is collected.
type EmbeddingGenerator struct {
	object
	nEmbdFact int32
}

// NewEmbeddingGenerator creates a generator on a model.
//
//   - model: The model, loaded with its weights.
//   - nCtx: Longest text in tokens; the model's own limit cuts it.
//   - normalize: Scale every embedding to length 1.
//   - opts: How to create it.
//
// Errors: [ErrContext], [ErrEmbedding], [ErrInvalidInput], [ErrInvalidHandle].
func NewEmbeddingGenerator(model *Model, nCtx uint32, normalize bool, opts ...EmbeddingConfigOption) (*EmbeddingGenerator, error) {
	a := newArena()
	defer a.free()
	defer runtime.KeepAlive(model)
	options := collectEmbeddingConfigOptions(opts)
	options.nCtx = nCtx
	options.normalize = normalize
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return openEmbeddingGenerator(C.go_embedding_generator_new(model.handle(), cOptions), model)
}

// NewEmbeddingGeneratorContext creates a generator on a model. The end of ctx ends the work and comes as its error.
//
//   - model: The model, loaded with its weights.
//   - nCtx: Longest text in tokens; the model's own limit cuts it.
//   - normalize: Scale every embedding to length 1.
//   - opts: How to create it.
//
// Errors: [ErrContext], [ErrEmbedding], [ErrInvalidInput], [ErrInvalidHandle].
func NewEmbeddingGeneratorContext(ctx context.Context, model *Model, nCtx uint32, normalize bool, opts ...EmbeddingConfigOption) (*EmbeddingGenerator, error) {
	a := newArena()
	defer a.free()
	a.under(ctx)
	defer runtime.KeepAlive(model)
	options := collectEmbeddingConfigOptions(opts)
	options.nCtx = nCtx
	options.normalize = normalize
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_embedding_generator_new_start(model.handle(), cOptions), nil, func(started C.uintptr_t) (*EmbeddingGenerator, error) {
		return openEmbeddingGenerator(C.go_pending_take_handle(started), model)
	})
}

// NEmbd gives the length of an embedding.
func (e *EmbeddingGenerator) NEmbd() int32 { return e.nEmbdFact }

// Embed turns a text into a vector.
//
//   - text: The text.
//
// The result: the embedding, [EmbeddingGenerator.NEmbd] numbers.
//
// Errors: [ErrEmbedding], [ErrInvalidInput].
func (e *EmbeddingGenerator) Embed(text string) ([]float32, error) {
	defer runtime.KeepAlive(e)
	a := newArena()
	defer a.free()
	cText := a.text("text", text)
	if a.err != nil {
		return nil, a.err
	}
	return fillFloats(int(e.NEmbd()), func(out *C.float, capacity C.size_t) C.go_int {
		return C.go_embed_text(e.handle(), cText, out, capacity)
	})
}

// EmbedContext turns a text into a vector. The end of ctx ends the work and comes as its error.
//
//   - text: The text.
//
// The result: the embedding, [EmbeddingGenerator.NEmbd] numbers.
//
// Errors: [ErrEmbedding], [ErrInvalidInput].
func (e *EmbeddingGenerator) EmbedContext(ctx context.Context, text string) ([]float32, error) {
	defer runtime.KeepAlive(e)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cText := a.text("text", text)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_embed_text_start(e.handle(), cText), nil, func(started C.uintptr_t) ([]float32, error) {
		return fillFloats(int(e.NEmbd()), func(out *C.float, capacity C.size_t) C.go_int {
			return C.go_pending_take_vectors(started, out, capacity)
		})
	})
}

// EmbedBatch turns texts into vectors, several in one batch of the engine.
//
//   - texts: The texts; all are checked before any work, and an error names the index of a bad one.
//   - opts: What may stop it.
//   - progress: Called with the fraction of the texts in [0, 1] that is embedded; false stops the work.
//
// The result: the embeddings in the order of the texts, [EmbeddingGenerator.NEmbd] numbers each.
//
// Errors: [ErrEmbedding], [ErrInvalidInput], [ErrCancelled].
func (e *EmbeddingGenerator) EmbedBatch(texts []string, opts ...EmbedOption) ([][]float32, error) {
	defer runtime.KeepAlive(e)
	a := newArena()
	defer a.free()
	cTexts, nTexts := a.texts("texts", texts)
	options := collectEmbedOptions(opts)
	cOptions := options.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return rowsOf(len(texts))(fillFloats(len(texts)*int(e.NEmbd()), func(out *C.float, capacity C.size_t) C.go_int {
		return C.go_embed_batch_with(e.handle(), cTexts, nTexts, cOptions, out, capacity)
	}))
}

// EmbedBatchContext turns texts into vectors, several in one batch of the engine. The end of ctx ends the work and comes as its error.
//
//   - texts: The texts; all are checked before any work, and an error names the index of a bad one.
//   - opts: What may stop it.
//   - progress: Called with the fraction of the texts in [0, 1] that is embedded; false stops the work.
//
// The result: the embeddings in the order of the texts, [EmbeddingGenerator.NEmbd] numbers each.
//
// Errors: [ErrEmbedding], [ErrInvalidInput], [ErrCancelled].
func (e *EmbeddingGenerator) EmbedBatchContext(ctx context.Context, texts []string, opts ...EmbedOption) ([][]float32, error) {
	defer runtime.KeepAlive(e)
	a := newArena()
	defer a.free()
	a.under(ctx)
	cTexts, nTexts := a.texts("texts", texts)
	options := collectEmbedOptions(opts)
	silent, progress := options.apart()
	cOptions := silent.lower(a)
	if a.err != nil {
		return nil, a.err
	}
	return waited(ctx, C.go_embed_batch_start(e.handle(), cTexts, nTexts, cOptions), progress, func(started C.uintptr_t) ([][]float32, error) {
		return rowsOf(len(texts))(fillFloats(len(texts)*int(e.NEmbd()), func(out *C.float, capacity C.size_t) C.go_int {
			return C.go_pending_take_vectors(started, out, capacity)
		}))
	})
}

// Free closes it. Calls afterwards answer [ErrInvalidHandle], what was read at creation stays readable, and freeing twice does nothing.
func (e *EmbeddingGenerator) Free() {
	if e == nil {
		return
	}
	C.go_embedding_generator_free(e.raw)
	runtime.KeepAlive(e)
}

// Close is Free, and makes it an [io.Closer]; it never answers an error.
func (e *EmbeddingGenerator) Close() error {
	e.Free()
	return nil
}

func (e *EmbeddingGenerator) handle() C.uintptr_t {
	if e == nil {
		return 0
	}
	return e.raw
}

// openEmbeddingGenerator makes the object of a new handle and reads its facts; the object keeps what must outlive it.
func openEmbeddingGenerator(raw C.go_handle, keeps ...any) (*EmbeddingGenerator, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	var values reader
	e := &EmbeddingGenerator{
		object:    object{raw: raw.value, keeps: keeps},
		nEmbdFact: readNumber[int32](&values, C.go_embedding_generator_n_embd(raw.value)),
	}
	runtime.SetFinalizer(e, (*EmbeddingGenerator).Free)
	collectForgotten()
	return e, values.err
}
