package mullama_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

func TestJoinOfCallbackPiecesIsTheText(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	const prompt = "<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n<|im_start|>assistant\n"
	var pieces []string
	err := ctx.GenerateStream(prompt, 40, greedy(), func(piece string) bool { pieces = append(pieces, piece); return true })
	if err != nil {
		t.Fatal(err)
	}
	if text := generate(t, ctx, prompt, 40); strings.Join(pieces, "") != text || len(pieces) < 2 {
		t.Fatalf("%q against %q", pieces, text)
	}
}

func TestCallbackThatAnswersFalseStops(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	calls := 0
	var record mullama.Generation
	err := ctx.GenerateStream(story, 100, greedy(), func(string) bool { calls++; return calls < 3 }, mullama.WithResult(&record))
	if err != nil || calls != 3 || record.Stats.NGenerated != 3 {
		t.Fatalf("%d calls, %+v, %v", calls, record, err)
	}
}

func TestPanicInCallbackClosesTheStream(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was lost")
			}
		}()
		_ = ctx.GenerateStream(story, 100, greedy(), func(string) bool { panic("enough") })
	}()
	// The only sequence is free again.
	generate(t, ctx, story, 3)
}

func TestGenerateInsideTheLoopIsAnswered(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	alone := generate(t, ctx, story, 40)
	inner := generate(t, ctx, "The cat", 3)
	var text strings.Builder
	err := ctx.GenerateStream(story, 40, greedy(), func(piece string) bool {
		text.WriteString(piece)
		if got, err := ctx.Generate("The cat", 3, greedy()); err != nil || got != inner {
			t.Errorf("%q, %v", got, err)
		}
		return true
	})
	if err != nil || text.String() != alone {
		t.Fatalf("%q, %v; alone it is %q", text.String(), err, alone)
	}
}

func TestStreamLeftOpenKeepsNobodyWaiting(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	stream, err := ctx.OpenStream(story, 100, greedy())
	if err != nil {
		t.Fatal(err)
	}
	generate(t, ctx, story, 3)
	if piece, err := stream.Next(); err != nil || piece == "" {
		t.Fatalf("%q, %v", piece, err)
	}
	stream.Close()
	stream.Close()
	generate(t, ctx, story, 3)
	_, err = stream.Next()
	wantError(t, err, mullama.ErrInvalidHandle)
}

func TestGenerateContextFromManyGoroutinesOnOneSequence(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	alone := generate(t, ctx, story, 40)
	var group sync.WaitGroup
	for i := 0; i < 24; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			text, err := ctx.GenerateContext(context.Background(), story, 40, greedy())
			if err != nil || text != alone {
				t.Errorf("%q, %v", text, err)
			}
		}()
	}
	group.Wait()
}

func TestPulledStreamEndsWithEOFAndKeepsItsRecord(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	stream, err := ctx.OpenStream(story, 3, greedy())
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	var pieces []string
	for {
		piece, err := stream.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		pieces = append(pieces, piece)
	}
	record, err := stream.Finish()
	if err != nil || record.Text != strings.Join(pieces, "") || record.FinishReason != mullama.FinishReasonLength {
		t.Fatalf("%q, %+v, %v", pieces, record, err)
	}
}

func TestStreamFunctionCanBeCalled(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var pieces []string
	var record mullama.Generation
	ctx.Stream(context.Background(), story, 10, greedy(), mullama.WithResult(&record))(func(piece string, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		pieces = append(pieces, piece)
		return true
	})
	if text := strings.Join(pieces, ""); text != generate(t, ctx, story, 10) || record.Text != text {
		t.Fatalf("%q, %+v", pieces, record)
	}
}

func TestLeavingTheSequenceFreesItsContext(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var record mullama.Generation
	ctx.Stream(context.Background(), story, 100, greedy(), mullama.WithResult(&record))(func(string, error) bool { return false })
	if record.Stats.NGenerated != 1 || record.FinishReason != mullama.FinishReasonCancelled {
		t.Fatalf("%+v", record)
	}
	generate(t, ctx, story, 3)
}

func TestFailureComesOnceFromTheSequence(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	ctx.Free()
	var failures []error
	ctx.Stream(context.Background(), story, 3, greedy())(func(piece string, err error) bool {
		failures = append(failures, err)
		return true
	})
	if len(failures) != 1 {
		t.Fatalf("%v", failures)
	}
	wantError(t, failures[0], mullama.ErrInvalidHandle)
}

func TestEndOfTheContextEndsTheStream(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	parent, cancel := context.WithCancel(context.Background())
	defer cancel()
	var pieces []string
	var last error
	var record mullama.Generation
	ctx.Stream(parent, story, 100, greedy(), mullama.WithResult(&record))(func(piece string, err error) bool {
		if last = err; err != nil {
			return true
		}
		if pieces = append(pieces, piece); len(pieces) == 2 {
			cancel()
		}
		return true
	})
	if !errors.Is(last, context.Canceled) || len(pieces) != 2 || record.Text != strings.Join(pieces, "") {
		t.Fatalf("%q, %v, %+v", pieces, last, record)
	}
	generate(t, ctx, story, 3)
}

func TestEndOfTheContextWakesAStreamThatWaits(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	parent, cancel := context.WithCancel(context.Background())
	stream, err := ctx.OpenStream(strings.Repeat("Anna lived near a forest. ", 40), 100, greedy())
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	ended := make(chan error, 1)
	go func() {
		var last error
		stream.All(parent)(func(_ string, err error) bool { last = err; return true })
		ended <- last
	}()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestContextThatHasEndedOpensNothing(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	before := mullama.LiveHandles()
	parent, cancel := context.WithCancel(context.Background())
	cancel()
	calls := 0
	ctx.Stream(parent, story, 3, greedy())(func(_ string, err error) bool {
		if calls++; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		return true
	})
	if after := mullama.LiveHandles(); calls != 1 || after > before {
		t.Fatalf("%d calls; %d handles before, %d after", calls, before, after)
	}
}
