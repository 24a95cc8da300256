package mullama_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	mullama "github.com/neul-labs/mullama-go"
)

// newShifting gives a context in which a generation has no end of its own.
func newShifting(t testing.TB, nSeqMax uint32) *mullama.Context {
	t.Helper()
	params := &mullama.ContextParams{NCtx: 256 * nSeqMax, NSeqMax: nSeqMax, NThreads: 1, Overflow: mullama.OverflowShift}
	ctx, err := mullama.NewContext(loadModel(t), params)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ctx.Free)
	return ctx
}

// endless draws tokens that never end a generation.
func endless() *mullama.SamplerParams {
	params := mullama.GreedySamplerParams()
	params.IgnoreEOS = true
	return &params
}

// wantNothingLeft checks that neither a goroutine nor a handle is left of what went before.
func wantNothingLeft(t testing.TB) func() {
	t.Helper()
	goroutines, handles := runtime.NumGoroutine(), mullama.LiveHandles()
	return func() {
		t.Helper()
		wantGoroutines(t, goroutines)
		if after := mullama.LiveHandles(); after != handles {
			t.Errorf("%d handles before, %d after", handles, after)
		}
	}
}

func TestEndOfTheContextGivesWhatWasMade(t *testing.T) {
	ctx := newShifting(t, 2)
	defer wantNothingLeft(t)()
	var kept mullama.Generation
	// How many pieces of a second stream come until the call has begun, nobody can say.
	for pieces := 8; kept.Stats.NGenerated == 0; pieces *= 2 {
		parent, cancel := context.WithCancel(context.Background())
		go func() {
			defer cancel()
			if err := ctx.GenerateStream(story, pieces, endless(), func(string) bool { return true }); err != nil {
				t.Error(err)
			}
		}()
		record, err := ctx.CompleteContext(parent, story, -1, endless(), mullama.WithResult(&kept))
		if err != context.Canceled {
			t.Fatalf("%v", err)
		}
		if record.FinishReason != mullama.FinishReasonCancelled || record.Text != kept.Text || len(record.Tokens) != record.Stats.NGenerated {
			t.Fatalf("%+v, %+v", record, kept)
		}
	}
	if kept.Text == "" {
		t.Fatalf("%+v", kept)
	}
}

func TestEndOfTheContextEndsEveryCallOfAContext(t *testing.T) {
	calls := map[string]func(parent context.Context, ctx *mullama.Context) error{
		"complete": func(parent context.Context, ctx *mullama.Context) error {
			_, err := ctx.CompleteContext(parent, story, -1, endless())
			return err
		},
		"generate": func(parent context.Context, ctx *mullama.Context) error {
			_, err := ctx.GenerateContext(parent, story, -1, endless())
			return err
		},
		"from tokens": func(parent context.Context, ctx *mullama.Context) error {
			_, err := ctx.GenerateFromTokensContext(parent, []int32{1, 2, 3}, -1, endless())
			return err
		},
		"chat": func(parent context.Context, ctx *mullama.Context) error {
			_, err := ctx.ChatContext(parent, talk, -1, endless(), nil)
			return err
		},
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			ctx := newShifting(t, 1)
			defer wantNothingLeft(t)()
			parent, cancel := context.WithCancel(context.Background())
			go cancel()
			if err := call(parent, ctx); err != context.Canceled {
				t.Fatal(err)
			}
			generate(t, ctx, story, 3)
		})
	}
}

func TestManyGoroutinesAreEndedByOneContext(t *testing.T) {
	ctx := newShifting(t, 4)
	defer wantNothingLeft(t)()
	parent, cancel := context.WithCancel(context.Background())
	defer cancel()
	var group sync.WaitGroup
	var once sync.Once
	start := func() {
		for i := 0; i < 24; i++ {
			group.Add(1)
			go func(i int) {
				defer group.Done()
				var err error
				if i%2 == 0 {
					_, err = ctx.GenerateContext(parent, story, -1, endless())
				} else {
					_, err = ctx.ChatContext(parent, talk, -1, endless(), nil)
				}
				if err != context.Canceled {
					t.Error(err)
				}
			}(i)
		}
	}
	// It has its sequence before they start: some of them run by its end, and the others wait for one.
	err := ctx.GenerateStream(story, 8, endless(), func(string) bool { once.Do(start); return true })
	cancel()
	group.Wait()
	if err != nil {
		t.Fatal(err)
	}
	generate(t, ctx, story, 3)
}

func TestEndOfTheContextEndsAnEmbedding(t *testing.T) {
	generator := newGenerator(t, 512, true)
	many := make([]string, 20000)
	for i := range many {
		many[i] = strings.Repeat("moon ", 40)
	}
	defer wantNothingLeft(t)()
	parent, cancel := context.WithCancel(context.Background())
	var group sync.WaitGroup
	for i := 0; i < 24; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			var err error
			if i == 0 {
				_, err = generator.EmbedBatchContext(parent, many)
			} else {
				_, err = generator.EmbedContext(parent, many[i])
			}
			if err != nil && err != context.Canceled || i == 0 && err == nil {
				t.Error(err)
			}
		}(i)
	}
	embed(t, generator, "the cat")
	cancel()
	group.Wait()
	// It would wait for minutes behind a batch that goes on.
	watchdog, done := context.WithTimeout(context.Background(), 20*time.Second)
	defer done()
	if vector, err := generator.EmbedContext(watchdog, "the cat"); err != nil || len(vector) != int(generator.NEmbd()) {
		t.Fatal(err)
	}
}

func TestLoadTellsTheCallerHowFarItIs(t *testing.T) {
	defer wantNothingLeft(t)()
	var fractions []float32 // written on this goroutine alone, which the race detector watches
	hear := func(fraction float32) bool { fractions = append(fractions, fraction); return true }
	model, err := mullama.LoadModelContext(context.Background(), modelPath, &mullama.ModelParams{Progress: hear})
	if err != nil {
		t.Fatal(err)
	}
	defer model.Free()
	if len(fractions) == 0 || fractions[len(fractions)-1] != 1 {
		t.Fatalf("%v", fractions)
	}
}

func TestBatchTellsItsCallerHowFarItIs(t *testing.T) {
	generator := newGenerator(t, 512, true)
	defer wantNothingLeft(t)()
	var fractions []float32
	hear := func(fraction float32) bool { fractions = append(fractions, fraction); return true }
	if rows, err := generator.EmbedBatchContext(context.Background(), texts, mullama.WithEmbedProgress(hear)); err != nil || len(rows) != len(texts) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if len(fractions) == 0 || fractions[len(fractions)-1] != 1 {
		t.Fatalf("%v", fractions)
	}
	stop := mullama.WithEmbedProgress(func(float32) bool { return false })
	_, err := generator.EmbedBatchContext(context.Background(), texts, stop)
	wantError(t, err, mullama.ErrCancelled)
	_, err = generator.EmbedBatch(texts, stop)
	wantError(t, err, mullama.ErrCancelled)
}

func TestLoadIsEndedByItsListener(t *testing.T) {
	defer wantNothingLeft(t)()
	model, err := mullama.LoadModelContext(context.Background(), modelPath, &mullama.ModelParams{Progress: func(float32) bool { return false }})
	wantError(t, err, mullama.ErrCancelled)
	if model != nil {
		t.Fatal("there is a model")
	}
}

func TestPanicInAListenerEndsTheLoad(t *testing.T) {
	defer wantNothingLeft(t)()
	defer func() {
		if recover() != "enough" {
			t.Error("the panic was lost")
		}
	}()
	_, _ = mullama.LoadModelContext(context.Background(), modelPath, &mullama.ModelParams{Progress: func(float32) bool { panic("enough") }})
}

func TestEndOfTheContextEndsALoad(t *testing.T) {
	defer wantNothingLeft(t)()
	parent, cancel := context.WithCancel(context.Background())
	params := &mullama.ModelParams{Progress: func(float32) bool { cancel(); return true }}
	if model, err := mullama.LoadModelContext(parent, modelPath, params); err != context.Canceled || model != nil {
		t.Fatal(model, err)
	}
}

func TestObjectsOfACallThatEndsAsItIsDoneAreClosed(t *testing.T) {
	model := loadModel(t)
	defer wantNothingLeft(t)()
	for i := 0; i < 20; i++ {
		parent, cancel := context.WithCancel(context.Background())
		go cancel()
		ctx, err := mullama.NewContextContext(parent, model, &mullama.ContextParams{NCtx: 256, NThreads: 1})
		if (ctx == nil) != (err == context.Canceled) {
			t.Fatal(ctx, err)
		}
		ctx.Free()
	}
}

func TestCauseOfTheEndIsToldToo(t *testing.T) {
	ctx := newShifting(t, 1)
	why := errors.New("nobody listens")
	parent, cancel := context.WithCancelCause(context.Background())
	go cancel(why)
	if _, err := ctx.GenerateContext(parent, story, -1, endless()); !errors.Is(err, why) || !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	late, done := context.WithTimeout(context.Background(), time.Millisecond)
	defer done()
	if _, err := ctx.ChatContext(late, talk, -1, endless(), nil); err != context.DeadlineExceeded {
		t.Fatal(err)
	}
}

func TestTextIsToldThatItsContextWasClosed(t *testing.T) {
	texts := map[string]func(ctx *mullama.Context, opts ...mullama.GenerateOption) (string, error){
		"generate": func(ctx *mullama.Context, opts ...mullama.GenerateOption) (string, error) {
			return ctx.Generate(story, -1, endless(), opts...)
		},
		"under a context": func(ctx *mullama.Context, opts ...mullama.GenerateOption) (string, error) {
			return ctx.GenerateContext(context.Background(), story, -1, endless(), opts...)
		},
	}
	closeLater := func(ctx *mullama.Context) {
		if err := ctx.GenerateStream(story, 20, endless(), func(string) bool { return true }); err != nil {
			t.Error(err)
		}
		ctx.Close()
	}
	for name, call := range texts {
		t.Run(name, func(t *testing.T) {
			ctx := newShifting(t, 2)
			go closeLater(ctx)
			text, err := call(ctx)
			failed := wantError(t, err, mullama.ErrInvalidHandle)
			if _, told := failed.Data["n_generated"]; text != "" || !told {
				t.Fatalf("%q, %v", text, failed.Data)
			}
			// Who has asked for the record sees the end in it.
			ctx = newShifting(t, 2)
			go closeLater(ctx)
			var made mullama.Generation
			text, err = call(ctx, mullama.WithResult(&made))
			if err != nil || text != made.Text || made.FinishReason != mullama.FinishReasonCancelled {
				t.Fatalf("%q, %v, %+v", text, err, made)
			}
		})
	}
}

func TestRecordOfAClosedContextSaysThatItWasCancelled(t *testing.T) {
	ctx := newShifting(t, 2)
	go func() {
		_ = ctx.GenerateStream(story, 20, endless(), func(string) bool { return true })
		ctx.Close()
	}()
	record, err := ctx.Complete(story, -1, endless())
	if err != nil || record.FinishReason != mullama.FinishReasonCancelled {
		t.Fatalf("%+v, %v", record, err)
	}
}
