package mullama

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

type order struct {
	Dish   string                 `json:"dish" mullama:"soup|salad" description:"what is ordered"`
	Count  int                    `json:"count" range:"1..3"`
	Extras []string               `json:"extras,omitempty" range:"..2"`
	To     *struct{ Name string } `json:"to,omitempty"`
	Prices map[string]float64     `json:"prices,omitempty"`
	Seats  [2]bool                `json:"seats,omitempty"`
}

func ordering(t *testing.T) []Tool {
	t.Helper()
	return []Tool{
		NewTool("order", "Orders a dish", func(_ context.Context, given order) (map[string]int, error) {
			if given.Dish == "salad" {
				return nil, errors.New("there is no salad today")
			}
			return map[string]int{given.Dish: given.Count}, nil
		}),
		NewTool("free", "Takes anything", func(ctx context.Context, given map[string]any) (string, error) {
			if given["panic"] != nil {
				panic("out of soup")
			}
			return "as it is", ctx.Err()
		}),
	}
}

func TestAToolIsToldToTheModelBySchema(t *testing.T) {
	told, err := toolsJSON(ordering(t)[1:])
	want := `[{"name":"free","description":"Takes anything","parameters":{"type":"object","additionalProperties":{}}}]`
	if err != nil || string(told) != want {
		t.Errorf("%s, %v", told, err)
	}
	told, err = toolsJSON(ordering(t)[:1])
	if err != nil || !strings.Contains(string(told), `"parameters":{"type":"object","properties":{"dish":{"description":"what is ordered","enum":["soup","salad"]}`) {
		t.Errorf("%s, %v", told, err)
	}
	if told, err := toolsJSON(nil); err != nil || string(told) != "[]" {
		t.Errorf("%s, %v", told, err)
	}
}

func TestAToolThatNoModelCanCallIsRefused(t *testing.T) {
	noObject := NewTool("list", "Takes a list", func(context.Context, []int) (string, error) { return "", nil })
	noSchema := NewTool("channel", "Takes a channel", func(context.Context, struct{ C chan int }) (string, error) { return "", nil })
	for message, tools := range map[string][]Tool{
		`the tool "list" takes []int; a model gives an object`: {noObject},
		"field C: chan int is no type that JSON can become":    {noSchema},
		`tool 1 is called "free", as one before it is`:         {ordering(t)[1], ordering(t)[1]},
		"tool 0 is empty; make it with NewTool":                {{}},
	} {
		if _, err := toolsJSON(tools); !errors.Is(err, ErrInvalidInput) || !strings.Contains(err.Error(), message) {
			t.Errorf("%v instead of: %s", err, message)
		}
	}
}

func TestEachCallHasAResultOrWhyThereIsNone(t *testing.T) {
	tools, ctx := ordering(t), context.Background()
	for _, one := range []struct {
		name, arguments, content string
		failed                   bool
	}{
		{"order", `{"dish":"soup","count":2}`, `{"soup":2}`, false},
		{"order", `{"dish":"soup","count":2,"extras":["a"],"to":{"Name":"x"},"prices":{"a":1},"seats":[true,false]}`, `{"soup":2}`, false},
		{"free", `{"a":1}`, "as it is", false},
		{"order", `{"dish":"salad","count":2}`, "there is no salad today", true},
		{"free", `{"panic":1}`, "out of soup", true},
		{"pay", `{}`, "there is no tool 'pay'; there are: order, free", true},
		{"order", `{"count":2}`, "$ lacks 'dish'", true},
		{"order", `{"dish":"soup","count":2,"tip":1}`, "$ has 'tip', which is not among its members", true},
		{"order", `{"dish":"cake","count":2}`, `$.dish is "cake"; it must be one of soup, salad`, true},
		{"order", `{"dish":"soup","count":4}`, "$.count is 4; it must have from 1 to 3", true},
		{"order", `{"dish":"soup","count":1,"extras":["a","b","c"]}`, `$.extras is ["a","b","c"]; it must have from any to 2 items`, true},
		{"order", `{"dish":"soup","count":1,"seats":[true]}`, "$.seats has 1 items; it must have 2", true},
		{"order", `{"dish":"soup","count":1,"to":{}}`, "$.to lacks 'Name'", true},
		{"order", `{"dish":null,"count":1}`, "$.dish is null; it must be a text", true},
		{"order", `"{\"dish\":\"soup\"}"`, `$ is "{\"dish\":\"soup\"}"; it must be an object`, true},
		{"order", `[1]`, "$ is [1]; it must be an object", true},
		{"free", `7`, "$ is 7; it must be an object", true},
	} {
		content, failed := callTool(ctx, goesOn, tools, one.name, json.RawMessage(one.arguments))
		if content != one.content || failed != one.failed {
			t.Errorf("%s(%s): %q, %v", one.name, one.arguments, content, failed)
		}
	}
	content, failed := callTool(ctx, goesOn, tools, "order", json.RawMessage(`{"dish":"soup","count":"two"}`))
	if !failed || !strings.Contains(content, "count") {
		t.Errorf("%q, %v", content, failed)
	}
}

func goesOn() (bool, error) { return false, nil }

func TestARunThatIsOverCallsNothing(t *testing.T) {
	never := []Tool{NewTool("never", "Is not called", func(context.Context, struct{}) (string, error) {
		t.Error("it is called")
		return "", nil
	})}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	for name, run := range map[string]struct {
		ctx    context.Context
		isOver func() (bool, error)
	}{
		"token":   {context.Background(), func() (bool, error) { return true, nil }},
		"closed":  {context.Background(), func() (bool, error) { return false, ErrInvalidHandle }},
		"context": {done, goesOn},
	} {
		if content, failed := callTool(run.ctx, run.isOver, never, "never", json.RawMessage("{}")); content != "cancelled" || !failed {
			t.Errorf("%s: %q, %v", name, content, failed)
		}
	}
}

func TestWhatIsNoTextIsToldAsFarAsItIs(t *testing.T) {
	odd := []Tool{NewTool("odd", "Gives bytes", func(_ context.Context, given struct{ N int }) (string, error) {
		if given.N == 1 {
			return "", errors.New("a\xff")
		}
		return "a\x00b\xe4", nil
	})}
	for arguments, want := range map[string]string{`{"N": 0}`: "a\uFFFDb\uFFFD", `{"N": 1}`: "a\uFFFD"} {
		if content, failed := callTool(context.Background(), goesOn, odd, "odd", json.RawMessage(arguments)); content != want || failed != (want == "a\uFFFD") {
			t.Errorf("%q, %v", content, failed)
		}
	}
}

func TestCallsOfOneStepRunAtOnce(t *testing.T) {
	met := make(chan int)
	found := make([]int, 2)
	// Each waits for the other: one after the other they would wait for ever.
	atOnce(2, func(i int) {
		if i == 0 {
			met <- 7
		} else {
			found[i] = <-met
		}
	})
	if found[1] != 7 {
		t.Error(found)
	}
}
