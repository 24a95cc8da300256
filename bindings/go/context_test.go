package mullama_test

import (
	"errors"
	"strings"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

func TestTokensAndTheirPromptGiveTheSame(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	tokens, err := ctx.PromptTokens(story)
	if err != nil {
		t.Fatal(err)
	}
	fromTokens, err := ctx.GenerateFromTokens(tokens, 20, greedy())
	if err != nil {
		t.Fatal(err)
	}
	if fromPrompt := generate(t, ctx, story, 20); fromPrompt != fromTokens || fromPrompt == "" {
		t.Fatalf("%q from the prompt, %q from its tokens", fromPrompt, fromTokens)
	}
}

func TestRecordSaysHowItEnded(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	record, err := ctx.Complete(story, 3, greedy())
	if err != nil {
		t.Fatal(err)
	}
	if record.FinishReason != mullama.FinishReasonLength || len(record.Tokens) != 3 || record.Stats.NGenerated != 3 || record.Text == "" {
		t.Fatalf("%+v", record)
	}
	if record.FinishReason.String() != "length" {
		t.Fatalf("the reason is called %s", record.FinishReason)
	}
}

func TestResultIsTheRecordOfAText(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var record mullama.Generation
	text := generate(t, ctx, story, 8, mullama.WithResult(&record))
	if record.Text != text || record.Stats.NGenerated != 8 {
		t.Fatalf("%q with the record %+v", text, record)
	}
}

func TestStopStringEndsTheText(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var record mullama.Generation
	text := generate(t, ctx, story, 50, mullama.WithStop("xyzzy", " Anna"), mullama.WithResult(&record))
	if strings.Contains(text, "Anna") || record.FinishReason != mullama.FinishReasonStopString {
		t.Fatalf("%q ended with %s", text, record.FinishReason)
	}
}

func TestLogitBiasForbidsAToken(t *testing.T) {
	model := loadModel(t)
	ctx := newContext(t, model)
	free, err := ctx.Complete(story, 1, greedy())
	if err != nil {
		t.Fatal(err)
	}
	barred, err := ctx.Complete(story, 1, greedy(), mullama.WithLogitBias(mullama.LogitBias{Token: free.Tokens[0], Bias: -1000}))
	if err != nil {
		t.Fatal(err)
	}
	if barred.Tokens[0] == free.Tokens[0] {
		t.Fatalf("token %d came in spite of its bias", free.Tokens[0])
	}
}

func TestCancelledGenerationGivesWhatItHas(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	token, err := mullama.NewCancelToken()
	if err != nil {
		t.Fatal(err)
	}
	defer token.Free()
	var record mullama.Generation
	var pieces []string
	err = ctx.GenerateStream(story, 100, greedy(), func(piece string) bool {
		pieces = append(pieces, piece)
		if len(pieces) == 2 {
			if err := token.Cancel(); err != nil {
				t.Error(err)
			}
		}
		return true
	}, mullama.WithCancel(token), mullama.WithResult(&record))
	if err != nil {
		t.Fatal(err)
	}
	if len(pieces) != 2 || record.FinishReason != mullama.FinishReasonCancelled || record.Text != strings.Join(pieces, "") {
		t.Fatalf("%q, %+v", pieces, record)
	}
}

func TestPromptThatDoesNotFitNamesBothNumbers(t *testing.T) {
	model := loadModel(t)
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 256, NThreads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer ctx.Free()
	_, err = ctx.Generate(strings.Repeat("Once upon a time ", 200), 5, greedy())
	failed := wantError(t, err, mullama.ErrContextFull)
	if failed.Data["needed"] <= failed.Data["available"] || failed.Data["available"] <= 0 {
		t.Fatalf("data %v", failed.Data)
	}
	if errors.Is(err, mullama.ErrContextBusy) {
		t.Fatal("one sentinel passes for another")
	}
}

func TestModelMayGoBeforeItsContext(t *testing.T) {
	model := loadModel(t)
	ctx := newContext(t, model)
	want := generate(t, ctx, story, 10)
	model.Free()
	if got := generate(t, ctx, story, 10); got != want {
		t.Fatalf("%q before, %q after", want, got)
	}
}

func TestContextAfterFree(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	size := ctx.NCtx()
	ctx.Free()
	ctx.Free()
	_, err := ctx.Generate(story, 5, greedy())
	wantError(t, err, mullama.ErrInvalidHandle)
	wantError(t, ctx.ClearCache(), mullama.ErrInvalidHandle)
	if ctx.NCtx() != size {
		t.Fatalf("n_ctx was %d and is %d", size, ctx.NCtx())
	}
}

func TestMaxTokensEdges(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	if text := generate(t, ctx, story, 0); text != "" {
		t.Fatalf("max_tokens 0 gave %q", text)
	}
	_, err := ctx.Generate(story, -2, greedy())
	wantError(t, err, mullama.ErrInvalidInput)
}
