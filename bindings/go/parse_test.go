package mullama_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

type sum struct {
	Digit  int8    `json:"digit"`
	Kind   string  `json:"kind" mullama:"fox|crow"`
	Flags  [2]bool `json:"flags"`
	Next   *none   `json:"next,omitempty"`
	Hidden string  `json:"-"`
	Note   *choice `json:"note"`
	Rest   [1]tree `json:"rest"`
}

// none says that there is only null.
type none struct{}

func (none) JSONSchema() json.RawMessage { return json.RawMessage(`{"type":"null"}`) }

// tree contains itself.
type tree struct {
	Leaf  bool  `json:"leaf"`
	Other *tree `json:"-"`
}

type choice string

func (choice) JSONSchema() json.RawMessage { return json.RawMessage(`{"enum":["a","b"]}`) }

var asked = []mullama.ChatMessage{{Role: "user", Content: "What is 2 plus 3?"}}

func TestAnAnswerIsAValueOfAType(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	type digit struct {
		N uint8 `json:"n"`
	}
	value, err := mullama.ParseAs[digit](ctx, asked, -1, greedy(), nil)
	if err != nil {
		t.Fatal(err)
	}
	later, err := mullama.ParseAsContext[digit](context.Background(), ctx, asked, -1, greedy(), nil)
	if err != nil || later != value {
		t.Errorf("%+v, then %+v, %v", value, later, err)
	}
	text, err := ctx.Parse(asked, json.RawMessage(`{"type":"object","properties":{"n":{"type":"integer","minimum":0,"maximum":255}},"required":["n"],"additionalProperties":false}`), -1, greedy(), nil)
	want, _ := json.Marshal(value)
	if err != nil || string(text) != string(want) {
		t.Errorf("%s, want %s, %v", text, want, err)
	}
}

func TestAnAnswerHasTheFieldsOfAStruct(t *testing.T) {
	value, err := mullama.ParseAs[sum](newContext(t, loadModel(t)), asked, 200, greedy(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if value.Kind != "fox" && value.Kind != "crow" || value.Hidden != "" || value.Note != nil && strings.Trim(string(*value.Note), "ab") != "" {
		t.Errorf("%+v", value)
	}
}

func TestAListAndABasicTypeAreAnswersToo(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	list, err := mullama.ParseAs[[3]choice](ctx, asked, -1, greedy(), nil)
	if err != nil || strings.Trim(string(list[0]+list[1]+list[2]), "ab") != "" {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := mullama.ParseAs[bool](ctx, asked, -1, greedy(), nil); err != nil {
		t.Error(err)
	}
}

func TestAnAnswerThatIsCutIsAnErrorWithWhy(t *testing.T) {
	_, err := mullama.ParseAs[sum](newContext(t, loadModel(t)), asked, 3, greedy(), nil)
	var failed *mullama.Error
	if !errors.As(err, &failed) || !errors.Is(err, mullama.ErrGeneration) {
		t.Fatal(err)
	}
	want := map[string]int64{"n_generated": 3, "finish_reason": int64(mullama.FinishReasonLength)}
	if !reflect.DeepEqual(failed.Data, want) || !strings.Contains(failed.Message, `the text so far is '{"`) {
		t.Errorf("%+v", failed)
	}
}

func TestATypeWithoutASchemaIsRefusedBeforeTheWork(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	_, err := mullama.ParseAs[struct{ C chan int }](ctx, asked, -1, greedy(), nil)
	if !errors.Is(err, mullama.ErrInvalidInput) || !strings.Contains(err.Error(), "field C: chan int is no type that JSON can become") {
		t.Error(err)
	}
	if _, err := mullama.ParseAs[map[int]string](ctx, asked, -1, greedy(), nil); err == nil || !strings.Contains(err.Error(), "keys that are no text") {
		t.Error(err)
	}
}

type box[T any] struct {
	Held T `json:"held"`
}

func TestAGenericTypeIsAnAnswer(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	boxed, err := mullama.ParseAs[box[box[bool]]](ctx, asked, -1, greedy(), nil)
	if err != nil {
		t.Fatal(boxed, err)
	}
}
