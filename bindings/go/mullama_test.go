package mullama_test

import (
	"errors"
	"strings"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

const (
	modelPath = "../../models/mullama-tiny.Q8_0.gguf"
	story     = "Once upon a time"
)

func loadModel(t testing.TB) *mullama.Model {
	t.Helper()
	model, err := mullama.LoadModel(modelPath, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(model.Free)
	return model
}

func newContext(t testing.TB, model *mullama.Model) *mullama.Context {
	t.Helper()
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 512, NThreads: 1, Deterministic: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ctx.Free)
	return ctx
}

func greedy() *mullama.SamplerParams {
	params := mullama.GreedySamplerParams()
	return &params
}

func generate(t testing.TB, ctx *mullama.Context, prompt string, maxTokens int, opts ...mullama.GenerateOption) string {
	t.Helper()
	text, err := ctx.Generate(prompt, maxTokens, greedy(), opts...)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// wantError checks the code of an error and gives the error with its numbers.
func wantError(t testing.TB, err, want error) *mullama.Error {
	t.Helper()
	var failed *mullama.Error
	if !errors.Is(err, want) || !errors.As(err, &failed) {
		t.Fatalf("got %v, want %v", err, want)
	}
	if failed.Message == "" || !strings.HasPrefix(err.Error(), "mullama: ") {
		t.Fatalf("%q does not say what happened", err)
	}
	return failed
}
