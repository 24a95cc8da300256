package mullama_test

import (
	"context"
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	mullama "github.com/neul-labs/mullama-go"
)

var texts = []string{"the cat", "a dog and the sun", "", strings.Repeat("moon ", 20)}

func newGenerator(t testing.TB, nCtx uint32, normalize bool) *mullama.EmbeddingGenerator {
	t.Helper()
	generator, err := mullama.NewEmbeddingGenerator(loadModel(t), nCtx, normalize, mullama.WithNThreads(1))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(generator.Free)
	return generator
}

func embed(t testing.TB, generator *mullama.EmbeddingGenerator, text string) []float32 {
	t.Helper()
	vector, err := generator.Embed(text)
	if err != nil {
		t.Fatal(err)
	}
	return vector
}

// norm gives the length of a vector in space.
func norm(vector []float32) float64 {
	var sum float64
	for _, value := range vector {
		sum += float64(value) * float64(value)
	}
	return math.Sqrt(sum)
}

func wantClose(t testing.TB, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d numbers, want %d", len(got), len(want))
	}
	for i := range got {
		if math.Abs(float64(got[i]-want[i])) > 1e-5 {
			t.Fatalf("number %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestBatchHasTheEmbeddingOfEachText(t *testing.T) {
	generator := newGenerator(t, 512, true)
	rows, err := generator.EmbedBatch(texts)
	if err != nil || len(rows) != len(texts) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows {
		wantClose(t, row, embed(t, generator, texts[i]))
	}
	if rows, err := generator.EmbedBatch(nil); err != nil || len(rows) != 0 {
		t.Fatalf("%v, %v of no text", rows, err)
	}
}

func TestNormalizeIsTheThirdArgument(t *testing.T) {
	plain := embed(t, newGenerator(t, 512, false), "the cat")
	if math.Abs(norm(plain)-1) < 0.01 {
		t.Fatalf("its length is %v", norm(plain))
	}
	scaled, err := mullama.Normalize(plain)
	if err != nil {
		t.Fatal(err)
	}
	wantClose(t, scaled, embed(t, newGenerator(t, 512, true), "the cat"))
}

func TestTextThatIsTooLongIsNamedByItsIndex(t *testing.T) {
	_, err := newGenerator(t, 16, true).EmbedBatch([]string{"moon", strings.Repeat("moon ", 100)})
	failed := wantError(t, err, mullama.ErrEmbedding)
	if failed.Data["index"] != 1 || failed.Data["needed"] <= failed.Data["available"] {
		t.Fatalf("data %v", failed.Data)
	}
}

func TestGeneratorAfterFree(t *testing.T) {
	generator := newGenerator(t, 512, true)
	generator.Free()
	generator.Free()
	_, err := generator.Embed("the cat")
	wantError(t, err, mullama.ErrInvalidHandle)
	if generator.NEmbd() <= 0 {
		t.Fatal("its size is forgotten")
	}
}

func TestCosineSimilarity(t *testing.T) {
	cases := []struct {
		a, b []float32
		want float32
	}{
		{[]float32{1, 0}, []float32{1, 0}, 1},
		{[]float32{1, 0}, []float32{0, 2}, 0},
		{[]float32{3, 4}, []float32{-3, -4}, -1},
		{[]float32{0, 0}, []float32{1, 1}, 0},
	}
	for _, c := range cases {
		if got, err := mullama.CosineSimilarity(c.a, c.b); err != nil || got != c.want {
			t.Errorf("%v and %v: %v, %v", c.a, c.b, got, err)
		}
	}
	_, err := mullama.CosineSimilarity([]float32{1, 0}, []float32{1, 0, 0})
	wantError(t, err, mullama.ErrInvalidInput)
}

func TestContextThatHasEndedIsTheError(t *testing.T) {
	generator, generation := newGenerator(t, 512, true), newContext(t, loadModel(t))
	parent, cancel := context.WithCancel(context.Background())
	cancel()
	goroutines := runtime.NumGoroutine()
	for i := 0; i < 20; i++ {
		_, one := generator.EmbedContext(parent, "the cat")
		_, batch := generator.EmbedBatchContext(parent, texts)
		_, text := generation.GenerateContext(parent, story, 5, greedy())
		for _, err := range []error{one, batch, text} {
			if err != parent.Err() {
				t.Fatalf("got %v, want %v", err, parent.Err())
			}
		}
	}
	wantGoroutines(t, goroutines)
}

func TestContextThatEndsStopsTheWork(t *testing.T) {
	model := loadModel(t)
	generation, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 8192, NThreads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer generation.Free()
	goroutines := runtime.NumGoroutine()
	endless := mullama.GreedySamplerParams()
	endless.IgnoreEOS = true
	parent, cancel := context.WithCancel(context.Background())
	go cancel()
	// Only the end of the context ends it before thousands of tokens; what was made until then stands beside the error.
	var record mullama.Generation
	text, err := generation.GenerateContext(parent, story, -1, &endless, mullama.WithResult(&record))
	if !errors.Is(err, context.Canceled) || record.Text != text || record.Stats.NGenerated > 4000 {
		t.Fatalf("%d tokens, %v", record.Stats.NGenerated, err)
	}
	wantGoroutines(t, goroutines)
	if text := generate(t, generation, story, 3); text == "" {
		t.Fatal("the context is of no use any more")
	}
}

func TestContextThatDoesNotEndChangesNothing(t *testing.T) {
	generator, generation := newGenerator(t, 512, true), newContext(t, loadModel(t))
	goroutines := runtime.NumGoroutine()
	vector, err := generator.EmbedContext(context.Background(), "the cat")
	if err != nil {
		t.Fatal(err)
	}
	wantClose(t, vector, embed(t, generator, "the cat"))
	if text, err := generation.GenerateContext(context.Background(), story, 8, greedy()); err != nil || text != generate(t, generation, story, 8) {
		t.Fatalf("%q, %v", text, err)
	}
	wantGoroutines(t, goroutines)
}

// wantGoroutines waits for goroutines to go until no more than before are left.
func wantGoroutines(t testing.TB, before int) {
	t.Helper()
	for watchdog := time.Now().Add(30 * time.Second); runtime.NumGoroutine() > before; {
		if time.Now().After(watchdog) {
			t.Fatalf("%d goroutines before, %d after", before, runtime.NumGoroutine())
		}
		runtime.Gosched()
	}
}
