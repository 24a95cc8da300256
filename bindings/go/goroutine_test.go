package mullama_test

import (
	"errors"
	"runtime"
	"sync"
	"testing"
	"time"

	mullama "github.com/neul-labs/mullama-go"
)

func TestGoroutinesShareOneContext(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	want := generate(t, ctx, story, 12)
	together(t, 8, func() string {
		text, err := ctx.Generate(story, 12, greedy())
		if err != nil {
			return err.Error()
		}
		return text
	}, want)
}

func TestTwoContextsShareOneModel(t *testing.T) {
	model := loadModel(t)
	contexts := make(chan *mullama.Context, 2)
	contexts <- newContext(t, model)
	contexts <- newContext(t, model)
	want := generate(t, newContext(t, model), story, 12)
	together(t, 2, func() string {
		ctx := <-contexts
		var text string
		err := ctx.GenerateStream(story, 12, greedy(), func(piece string) bool { text += piece; return true })
		if err != nil {
			return err.Error()
		}
		return text
	}, want)
}

func TestErrorBelongsToItsOwnGoroutine(t *testing.T) {
	model := loadModel(t)
	together(t, 8, func() string {
		for i := 0; i < 200; i++ {
			if _, err := model.Tokenize(story, true, false); err != nil {
				return err.Error()
			}
			_, err := model.TokenToPiece(-1, false)
			if failed, ok := err.(*mullama.Error); !ok || failed.Code != mullama.CodeInvalidInput {
				return "another error"
			}
		}
		return "done"
	}, "done")
}

func TestFreeWhileOthersCallIsAnErrorAtMost(t *testing.T) {
	model := loadModel(t)
	var group sync.WaitGroup
	for i := 0; i < 4; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for {
				if _, err := model.Tokenize(story, true, false); err != nil {
					if !errors.Is(err, mullama.ErrInvalidHandle) {
						t.Error(err)
					}
					return
				}
			}
		}()
	}
	model.Free()
	group.Wait()
}

func TestForgottenObjectsAreClosed(t *testing.T) {
	before := mullama.LiveHandles()
	forget(t)
	collect(t, before)
}

// collect runs collections until no more handles are open than before.
func collect(t *testing.T, before int) {
	t.Helper()
	for watchdog := time.Now().Add(30 * time.Second); mullama.LiveHandles() > before; {
		if time.Now().After(watchdog) {
			t.Fatalf("%d handles before, %d after", before, mullama.LiveHandles())
		}
		runtime.GC()
		runtime.Gosched()
	}
}

func forget(t *testing.T) {
	model, err := mullama.LoadModel(modelPath, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 256, NThreads: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ctx.OpenStream(story, 100, greedy()); err != nil {
		t.Fatal(err)
	}
}

// together runs work in n goroutines and checks what each gives.
func together(t *testing.T, n int, work func() string, want string) {
	t.Helper()
	got := make(chan string, n)
	for i := 0; i < n; i++ {
		go func() { got <- work() }()
	}
	for i := 0; i < n; i++ {
		if text := <-got; text != want {
			t.Errorf("got %q, want %q", text, want)
		}
	}
}
