package mullama_test

import (
	"math"
	"reflect"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

func TestFactsAreReadOnceAndOutliveTheModel(t *testing.T) {
	model := loadModel(t)
	model.Free()
	if model.NVocab() <= 0 || model.NCtxTrain() <= 0 || model.NEmbd() <= 0 || model.NLayer() <= 0 || model.NHead() <= 0 {
		t.Fatalf("a fact is missing: %d %d %d %d %d", model.NVocab(), model.NCtxTrain(), model.NEmbd(), model.NLayer(), model.NHead())
	}
	if model.Size() <= 0 || model.NParams() <= 0 || model.Description() == "" {
		t.Fatalf("a fact is missing: %d %d %q", model.Size(), model.NParams(), model.Description())
	}
	if eos := model.TokenEOS(); eos < 0 || eos >= model.NVocab() {
		t.Fatalf("TokenEOS is %d", eos)
	}
}

func TestTokenizeTakesAddBOSBeforeSpecial(t *testing.T) {
	model := loadModel(t)
	const text = "<|im_start|>user"
	plain, err := model.Tokenize(text, true, false)
	if err != nil {
		t.Fatal(err)
	}
	special, err := model.Tokenize(text, false, true)
	if err != nil {
		t.Fatal(err)
	}
	// The tiny model puts no BOS first, so only `special` can make the difference.
	if len(special) >= len(plain) {
		t.Fatalf("special tokens were not parsed: %v against %v", special, plain)
	}
}

func TestDetokenizeTakesRemoveSpecialBeforeUnparseSpecial(t *testing.T) {
	model := loadModel(t)
	tokens, err := model.Tokenize("<|im_start|>user", false, true)
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := model.Detokenize(tokens, true, false)
	if err != nil {
		t.Fatal(err)
	}
	written, err := model.Detokenize(tokens, false, true)
	if err != nil {
		t.Fatal(err)
	}
	if hidden != "user" || written != "<|im_start|>user" {
		t.Fatalf("got %q and %q", hidden, written)
	}
}

func TestTokensMakeTheirTextAgain(t *testing.T) {
	model := loadModel(t)
	for _, text := range []string{"", "Once upon a time", "こんにちは", "नमस्ते", "مرحبا", "👩‍👩‍👧‍👦 family", "a\r\n\tb"} {
		tokens, err := model.Tokenize(text, false, false)
		if err != nil {
			t.Fatal(err)
		}
		again, err := model.Detokenize(tokens, false, false)
		if err != nil {
			t.Fatal(err)
		}
		if again != text {
			t.Errorf("%q became %q", text, again)
		}
		var pieces []byte
		for _, token := range tokens {
			piece, err := model.TokenToPiece(token, false)
			if err != nil {
				t.Fatal(err)
			}
			pieces = append(pieces, piece...)
		}
		if string(pieces) != text {
			t.Errorf("the pieces of %q join to %q", text, pieces)
		}
	}
}

func TestTextLargerThanAnyGuessComesWhole(t *testing.T) {
	model := loadModel(t)
	eos := model.TokenEOS()
	name, err := model.Detokenize([]int32{eos}, false, true)
	if err != nil {
		t.Fatal(err)
	}
	many := make([]int32, 5000)
	for i := range many {
		many[i] = eos
	}
	text, err := model.Detokenize(many, false, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(name) <= 8 || len(text) != len(many)*len(name) {
		t.Fatalf("%d bytes for %d tokens of %q", len(text), len(many), name)
	}
}

func TestTokenOutOfRangeHasNoTextAndEndsNothing(t *testing.T) {
	model := loadModel(t)
	for _, token := range []int32{-1, model.NVocab(), math.MaxInt32, math.MinInt32} {
		_, err := model.TokenToPiece(token, false)
		wantError(t, err, mullama.ErrInvalidInput)
		if model.TokenIsEOG(token) || model.TokenIsControl(token) {
			t.Errorf("%d has an answer", token)
		}
	}
	model.Free()
	if !model.TokenIsEOG(model.TokenEOS()) || !model.TokenIsControl(model.TokenBOS()) {
		t.Fatal("what was read at creation is gone")
	}
}

func TestTextIsRefusedBeforeCSeesIt(t *testing.T) {
	model := loadModel(t)
	_, err := model.Tokenize("ab\x00cd", false, false)
	if got := wantError(t, err, mullama.ErrInvalidInput).Message; got != "text has a NUL character at byte 2; text must not contain one: remove it" {
		t.Errorf("got %q", got)
	}
	_, err = model.Tokenize("ab\uFFFD\xff", false, false)
	want := "text is not valid UTF-8 at byte 5; text must be UTF-8: convert or replace the bytes first"
	if got := wantError(t, err, mullama.ErrUTF8).Message; got != want {
		t.Errorf("got %q", got)
	}
	_, err = mullama.LoadModel("a\x00b", nil)
	wantError(t, err, mullama.ErrInvalidInput)
}

func TestUseAfterFreeIsAnError(t *testing.T) {
	model := loadModel(t)
	model.Free()
	model.Free()
	_, err := model.Tokenize(story, true, false)
	wantError(t, err, mullama.ErrInvalidHandle)
	_, err = mullama.NewContext(model, nil)
	wantError(t, err, mullama.ErrInvalidHandle)
	_, err = model.Clone()
	wantError(t, err, mullama.ErrInvalidHandle)
}

func TestNilIsANullPointer(t *testing.T) {
	_, err := mullama.NewContext(nil, nil)
	wantError(t, err, mullama.ErrNullPointer)
	var model *mullama.Model
	model.Free()
	_, err = model.Tokenize(story, true, false)
	wantError(t, err, mullama.ErrNullPointer)
}

func TestCloneLivesOnItsOwn(t *testing.T) {
	model := loadModel(t)
	clone, err := model.Clone()
	if err != nil {
		t.Fatal(err)
	}
	defer clone.Free()
	model.Free()
	if _, err := clone.Tokenize(story, true, false); err != nil {
		t.Fatal(err)
	}
	if clone.NVocab() != model.NVocab() {
		t.Fatalf("the clone has %d tokens, the model %d", clone.NVocab(), model.NVocab())
	}
}

func TestMissingFileIsNamed(t *testing.T) {
	_, err := mullama.LoadModel("no/such.gguf", nil)
	wantError(t, err, mullama.ErrModelLoad)
}

func TestProgressRisesToOne(t *testing.T) {
	var heard []float32
	model, err := mullama.LoadModel(modelPath, &mullama.ModelParams{
		CheckTensors: true, // loads anew where a model with other parameters is shared
		Progress:     func(fraction float32) bool { heard = append(heard, fraction); return true },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer model.Free()
	if len(heard) == 0 || heard[len(heard)-1] != 1 {
		t.Fatalf("heard %v", heard)
	}
	for i := 1; i < len(heard); i++ {
		if heard[i] < heard[i-1] {
			t.Fatalf("heard %v", heard)
		}
	}
}

func TestProgressStopsTheLoad(t *testing.T) {
	_, err := mullama.LoadModel(modelPath, &mullama.ModelParams{UseMlock: true, Progress: func(float32) bool { return false }})
	wantError(t, err, mullama.ErrCancelled)
}

func TestPanicInProgressGoesOnInTheCaller(t *testing.T) {
	before := mullama.LiveHandles()
	calls := 0
	func() {
		defer func() {
			if reason := recover(); !reflect.DeepEqual(reason, "enough") {
				t.Errorf("recovered %v", reason)
			}
		}()
		_, _ = mullama.LoadModel(modelPath, &mullama.ModelParams{Progress: func(float32) bool { calls++; panic("enough") }})
		t.Error("the panic was lost")
	}()
	if calls != 1 {
		t.Errorf("the callback was called %d times", calls)
	}
	if after := mullama.LiveHandles(); after > before {
		t.Errorf("%d handles before, %d after", before, after)
	}
	loadModel(t)
}

func TestCancelledTokenStopsTheLoad(t *testing.T) {
	token, err := mullama.NewCancelToken()
	if err != nil {
		t.Fatal(err)
	}
	defer token.Free()
	if err := token.Cancel(); err != nil {
		t.Fatal(err)
	}
	_, err = mullama.LoadModel(modelPath, &mullama.ModelParams{Cancel: token})
	wantError(t, err, mullama.ErrCancelled)
}

func TestTokensHaveDetails(t *testing.T) {
	model := loadModel(t)
	details, err := model.TokenDetails([]int32{model.TokenEOS(), 0})
	if err != nil || len(details) != 2 {
		t.Fatalf("%+v, %v", details, err)
	}
	if details[0].Kind != mullama.TokenKindControl || details[0].Text == "" {
		t.Fatalf("%+v", details[0])
	}
	if none, err := model.TokenDetails(nil); err != nil || len(none) != 0 {
		t.Fatalf("%+v, %v", none, err)
	}
	_, err = model.TokenDetails([]int32{-1})
	wantError(t, err, mullama.ErrInvalidInput)
}
