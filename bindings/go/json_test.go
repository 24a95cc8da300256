package mullama_test

import (
	"encoding/json"
	"reflect"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

func TestRecordIsJSONInSnakeCaseWithTheReasonAsAWord(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	record, err := ctx.Complete(story, 3, greedy())
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	var found struct {
		Text         string         `json:"text"`
		Tokens       []int32        `json:"tokens"`
		FinishReason string         `json:"finish_reason"`
		Stats        map[string]any `json:"stats"`
	}
	if err := json.Unmarshal(text, &found); err != nil {
		t.Fatal(err)
	}
	if found.Text != record.Text || !reflect.DeepEqual(found.Tokens, record.Tokens) || found.FinishReason != "length" {
		t.Fatalf("%s", text)
	}
	for _, key := range []string{"n_prompt", "n_cached", "n_generated", "seed", "load_ms", "prompt_ms", "generate_ms"} {
		if _, ok := found.Stats[key]; !ok {
			t.Errorf("%s has no %s", text, key)
		}
	}
	var again mullama.Generation
	if err := json.Unmarshal(text, &again); err != nil || !reflect.DeepEqual(again, record) {
		t.Fatalf("%+v, %v", again, err)
	}
}

func TestParamsAndMessagesAreReadFromJSON(t *testing.T) {
	params := mullama.DefaultContextParams()
	if err := json.Unmarshal([]byte(`{"n_ctx": 256, "n_threads": 1, "type_k": "f16", "overflow": "shift"}`), &params); err != nil {
		t.Fatal(err)
	}
	if params.NCtx != 256 || params.NBatch != 2048 || params.Overflow != mullama.OverflowShift {
		t.Fatalf("%+v", params)
	}
	var messages []mullama.ChatMessage
	if err := json.Unmarshal([]byte(`[{"role": "user", "content": "hi"}]`), &messages); err != nil || messages[0].Role != "user" || messages[0].Content != "hi" {
		t.Fatalf("%+v, %v", messages, err)
	}
	if text, err := json.Marshal(mullama.DefaultModelParams()); err != nil {
		t.Fatalf("%s, %v", text, err)
	}
}

func TestWordThatIsNoValueIsRefused(t *testing.T) {
	var reason mullama.FinishReason
	err := json.Unmarshal([]byte(`"finished"`), &reason)
	wantError(t, err, mullama.ErrInvalidInput)
}
