package mullama_test

import (
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
	record, err := ctx.Complete(story, 5, &mullama.SamplerParams{Seed: mullama.Ptr[uint32](7)})
	if err != nil {
		t.Fatal(err)
	}
	if record.Stats.Seed != 7 {
		t.Fatalf("the seed was %d", record.Stats.Seed)
	}
}

func TestSamplerOutOfRangeIsASamplerError(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	_, err := ctx.Generate(story, 5, &mullama.SamplerParams{TopP: 1.5})
	wantError(t, err, mullama.ErrSampler)
}

func TestWhatIsNotBuiltIsNotAvailable(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	_, err := ctx.Generate(story, 5, nil, mullama.WithConstraint(mullama.RegexConstraint("a+")))
	wantError(t, err, mullama.ErrNotAvailable)
}
