package mullama_test

import (
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

// A handler that forgets to free its contexts: the collector has no reason of its own to come by, for all that it sees is small.
func TestForgottenContextsDoNotPileUp(t *testing.T) {
	model := loadModel(t)
	live := mullama.LiveHandles()
	params := &mullama.ContextParams{NCtx: 1 << 13, NThreads: 1}
	before := mullama.ReservedMemory()
	first, err := mullama.NewContext(model, params)
	if err != nil {
		t.Fatal(err)
	}
	one := mullama.ReservedMemory() - before
	first.Free()
	// A collection is due when memory has doubled and this much more is held; what it finds is closed a moment later.
	const due, late = 64 << 20, 4
	var most int64
	for i := 0; i < 100; i++ {
		ctx, err := mullama.NewContext(model, params)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ctx.Generate("Once", 1, greedy()); err != nil {
			t.Fatal(err)
		}
		most = max(most, mullama.ReservedMemory())
	}
	collect(t, live)
	if bound := 2*(before+one) + due + late*one; most > bound || 100*one < 2*bound {
		t.Fatalf("100 contexts of %d bytes were forgotten, and %d bytes were held at once; expected at most %d", one, most, bound)
	}
}
