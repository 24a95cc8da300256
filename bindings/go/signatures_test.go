package mullama_test

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

// What the earlier documentation says of the package; that it compiles is the test. Go's README says where a type has changed on purpose.
var (
	_ func()                                                                 = mullama.BackendFree
	_ func()                                                                 = mullama.BackendInit
	_ func() bool                                                            = mullama.SupportsGPUOffload
	_ func() string                                                          = mullama.SystemInfo
	_ func() int                                                             = mullama.MaxDevices
	_ func() string                                                          = mullama.Version
	_ func() mullama.ModelParams                                             = mullama.DefaultModelParams
	_ func() mullama.ContextParams                                           = mullama.DefaultContextParams
	_ func() mullama.SamplerParams                                           = mullama.DefaultSamplerParams
	_ func() mullama.SamplerParams                                           = mullama.GreedySamplerParams
	_ func(a, b []float32) (float32, error)                                  = mullama.CosineSimilarity
	_ func(string, *mullama.ModelParams) (*mullama.Model, error)             = mullama.LoadModel
	_ func(*mullama.Model, *mullama.ContextParams) (*mullama.Context, error) = mullama.NewContext

	_ mullama.StreamCallback = func(string) bool { return true }

	_ = []error{
		mullama.ErrNullPointer, mullama.ErrModelLoad, mullama.ErrContext, mullama.ErrTokenization, mullama.ErrGeneration,
		mullama.ErrEmbedding, mullama.ErrInvalidInput,
	}
	_ = mullama.ModelParams{NGPULayers: int32(1), UseMmap: true, UseMlock: false, VocabOnly: false}
	_ = mullama.ContextParams{NCtx: uint32(1), NBatch: uint32(1), NThreads: int32(2), Embeddings: false}
	_ = mullama.SamplerParams{
		Temperature: float32(1), TopK: int32(1), TopP: float32(1), MinP: float32(1), TypicalP: float32(1), PenaltyRepeat: float32(1),
		PenaltyFreq: float32(1), PenaltyPresent: float32(1), PenaltyLastN: int32(1), Seed: uint32(1),
	}
)

type documentedModel interface {
	Free()
	NCtxTrain() int32
	NEmbd() int32
	NVocab() int32
	NLayer() int32
	NHead() int32
	TokenBOS() int32
	TokenEOS() int32
	Size() uint64
	NParams() uint64
	Description() string
	TokenIsEOG(int32) bool
	Tokenize(string, bool, bool) ([]int32, error)
	Detokenize([]int32, bool, bool) (string, error)
}

// What a user mocks takes the options, too.
type documentedContext interface {
	Free()
	NCtx() uint32
	NBatch() uint32
	Generate(prompt string, maxTokens int, params *mullama.SamplerParams, opts ...mullama.GenerateOption) (string, error)
	GenerateFromTokens(tokens []int32, maxTokens int, params *mullama.SamplerParams, opts ...mullama.GenerateOption) (string, error)
	GenerateStream(
		prompt string, maxTokens int, params *mullama.SamplerParams, callback mullama.StreamCallback, opts ...mullama.GenerateOption,
	) error
}

type documentedGenerator interface {
	Free()
	Embed(string) ([]float32, error)
	EmbedBatch([]string, ...mullama.EmbedOption) ([][]float32, error)
	NEmbd() int32
}

var (
	_ documentedModel     = (*mullama.Model)(nil)
	_ documentedContext   = (*mullama.Context)(nil)
	_ documentedGenerator = (*mullama.EmbeddingGenerator)(nil)

	_ = []io.Closer{(*mullama.Model)(nil), (*mullama.Context)(nil), (*mullama.EmbeddingGenerator)(nil), (*mullama.CancelToken)(nil), (*mullama.Stream)(nil)}
)

func TestWhatHasCountedTokensInAnIntCompilesAndRuns(t *testing.T) {
	model := loadModel(t)
	ctx := newContext(t, model)
	n := 8
	text, err := ctx.Generate(story, n, nil)
	if err != nil || text == "" {
		t.Fatalf("%q, %v", text, err)
	}
	mullama.BackendInit()
	if err := ctx.ClearCache(); err != nil {
		t.Fatal(err)
	}
	var size, parameters uint64 = model.Size(), model.NParams()
	var width uint32 = ctx.NCtx()
	var devices int = mullama.MaxDevices()
	if size == 0 || parameters == 0 || width != 512 || devices < 1 || model.TokenIsEOG(-1) {
		t.Fatalf("%d bytes, %d parameters, a context of %d, %d devices", size, parameters, width, devices)
	}
}

func TestEveryHandleIsClosedAsAnIOCloser(t *testing.T) {
	model := loadModel(t)
	ctx := newContext(t, model)
	for _, closer := range []io.Closer{ctx, model, ctx, model} {
		if err := closer.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, err := ctx.PromptTokens(story)
	wantError(t, err, mullama.ErrInvalidHandle)
	if ctx.NCtx() != 512 || ctx.NBatch() == 0 || model.NVocab() == 0 {
		t.Fatal("what was read at creation is gone")
	}
}

func TestWithoutCgoTheCompilerSaysOneSentence(t *testing.T) {
	command := exec.Command("go", "build", ".")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	said, err := command.CombinedOutput()
	if err == nil || strings.Count(string(said), "needs_cgo.go") != 1 || !strings.Contains(string(said), "set CGO_ENABLED=1 and install a C compiler") {
		t.Fatalf("%v: %s", err, said)
	}
	if lines := strings.Split(strings.TrimSpace(string(said)), "\n"); len(lines) != 2 || !strings.HasPrefix(lines[0], "# github.com/neul-labs/mullama-go") {
		t.Fatalf("%q", lines)
	}
}
