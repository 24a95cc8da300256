package mullama_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

func TestZeroFieldOfABareLiteralMeansTheDefault(t *testing.T) {
	model := loadModel(t)
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 256, NThreads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer ctx.Free()
	if ctx.NCtx() != 256 || ctx.NBatch() == 0 {
		t.Fatalf("n_ctx %d, n_batch %d", ctx.NCtx(), ctx.NBatch())
	}
}

func TestStructOfAConstructorIsMeantLiterally(t *testing.T) {
	model := loadModel(t)
	params := mullama.DefaultContextParams()
	params.NBatch = 0
	_, err := mullama.NewContext(model, &params)
	wantError(t, err, mullama.ErrInvalidInput)
}

func TestPresetsAreTheTable(t *testing.T) {
	type row struct{ temperature, topP, minP, repeat float32 }
	rows := map[string]struct {
		params mullama.SamplerParams
		topK   int32
		row    row
	}{
		"greedy":   {mullama.GreedySamplerParams(), 1, row{0, 1, 0, 1}},
		"precise":  {mullama.PreciseSamplerParams(), 20, row{0.3, 0.8, 0.05, 1.1}},
		"default":  {mullama.DefaultSamplerParams(), 40, row{0.8, 0.95, 0.05, 1.1}},
		"creative": {mullama.CreativeSamplerParams(), 100, row{1.2, 0.95, 0, 1}},
	}
	for name, want := range rows {
		p := want.params
		if got := (row{p.Temperature, p.TopP, p.MinP, p.PenaltyRepeat}); got != want.row || p.TopK != want.topK {
			t.Errorf("%s: %+v and top_k %d, want %+v and %d", name, got, p.TopK, want.row, want.topK)
		}
	}
}

func TestGreedyPresetIsNotTakenForDefaults(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	first, again := generate(t, ctx, story, 20), generate(t, ctx, story, 20)
	if first == "" || first != again {
		t.Fatalf("%q, then %q", first, again)
	}
}

func TestSeedIsReported(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	record, err := ctx.Complete(story, 5, &mullama.SamplerParams{Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	if record.Stats.Seed != 7 {
		t.Fatalf("the seed was %d", record.Stats.Seed)
	}
}

func TestSeedOfZeroDrawsAFreshOne(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	seen := map[uint32]bool{}
	for i := 0; i < 3; i++ {
		record, err := ctx.Complete(story, 1, &mullama.SamplerParams{Seed: 0})
		if err != nil {
			t.Fatal(err)
		}
		seen[record.Stats.Seed] = true
	}
	if len(seen) < 2 || seen[0] {
		t.Fatalf("the seeds were %v", seen)
	}
}

func TestCountThatCCannotHoldIsRefused(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	for _, count := range []int{math.MaxInt32 + 1, math.MinInt32 - 1, math.MaxInt} {
		_, err := ctx.Generate(story, count, nil)
		if got := wantError(t, err, mullama.ErrInvalidInput).Message; !strings.HasPrefix(got, fmt.Sprintf("max_tokens is %d; expected", count)) {
			t.Errorf("got %q", got)
		}
	}
}

func TestMapOfBiasesIsTheirList(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var listed, mapped mullama.Generation
	generate(t, ctx, story, 5, mullama.WithResult(&listed), mullama.WithLogitBias(mullama.LogitBias{Token: 300, Bias: 100}))
	generate(t, ctx, story, 5, mullama.WithResult(&mapped), mullama.WithLogitBiasMap(map[int32]float32{300: 100}))
	if !reflect.DeepEqual(mapped.Tokens, []int32{300, 300, 300, 300, 300}) || !reflect.DeepEqual(mapped.Tokens, listed.Tokens) {
		t.Fatalf("%v, want %v", mapped.Tokens, listed.Tokens)
	}
}

func TestSamplerOutOfRangeIsASamplerError(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	_, err := ctx.Generate(story, 5, &mullama.SamplerParams{TopP: 1.5})
	wantError(t, err, mullama.ErrSampler)
}

func TestWhatIsNotBuiltIsNotAvailable(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	_, err := mullama.LoadModel(modelPath, &mullama.ModelParams{KeepLoaded: true})
	wantError(t, err, mullama.ErrNotAvailable)
	text, err := ctx.Generate(story, 5, nil, mullama.WithConstraint(mullama.RegexConstraint("ab")))
	if err != nil || text != "ab" {
		t.Fatal(text, err)
	}
}
