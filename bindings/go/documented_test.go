package mullama_test

import (
	"log"
	"math"
	"os"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

// TestCommonPatterns is the documentation's sections 1 to 4 as they stand there: load a model, create a context, generate text, generate embeddings.
func TestCommonPatterns(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(here+"/"+modelPath, folder+"/model.gguf"); err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(folder); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chdir(here); err != nil {
			t.Fatal(err)
		}
	})
	commonPatterns(t)
}

func commonPatterns(t *testing.T) {
	model, err := mullama.LoadModel("./model.gguf", &mullama.ModelParams{NGPULayers: 32})
	if err != nil {
		log.Fatal(err)
	}
	defer model.Free()

	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 2048})
	if err != nil {
		log.Fatal(err)
	}
	defer ctx.Free()

	params := mullama.GreedySamplerParams()
	text, err := ctx.Generate("Hello, AI!", 100, &params)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := ctx.Generate("Hello, AI!", 100, &params); err != nil || again != text || ctx.NCtx() != 2048 {
		t.Fatalf("%q, then %q, %v, from a context of %d tokens", text, again, err, ctx.NCtx())
	}

	eg, err := mullama.NewEmbeddingGenerator(model, 512, true)
	if err != nil {
		log.Fatal(err)
	}
	defer eg.Free()
	emb, err := eg.Embed("Hello, world!")
	if err != nil {
		t.Fatal(err)
	}
	if len(emb) != int(model.NEmbd()) || math.Abs(norm(emb)-1) > 1e-5 {
		t.Fatalf("%d numbers of length %v", len(emb), norm(emb))
	}
}
