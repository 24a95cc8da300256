package mullama_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

type place struct {
	City string `json:"city"`
}

type weather struct {
	Degrees int    `json:"degrees"`
	Sky     string `json:"sky"`
}

var weatherAsked = []mullama.ChatMessage{{Role: "user", Content: "What is the weather in Oslo?"}}

func weatherTool(function func(ctx context.Context, where place) (weather, error)) []mullama.Tool {
	return []mullama.Tool{mullama.NewTool("get_weather", "Current weather in a city", function)}
}

func TestRunToolsCallsTheFunctionAndTellsTheModel(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var cities []string
	tools := weatherTool(func(_ context.Context, where place) (weather, error) {
		cities = append(cities, where.City)
		return weather{-3, "snowy"}, nil
	})
	answer, err := ctx.RunTools(weatherAsked, tools, -1, greedy(), nil, 8)
	if err != nil || answer.Text != "It is snowy in Oslo, -3 degrees." || answer.FinishReason != mullama.FinishReasonStop {
		t.Errorf("%+v, %v", answer, err)
	}
	if len(cities) != 1 || cities[0] != "Oslo" {
		t.Error(cities)
	}
	again, err := ctx.RunToolsContext(context.Background(), weatherAsked, tools, -1, greedy(), nil, 8)
	if err != nil || again.Text != answer.Text {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestRunToolsTellsAFailureAndGoesOn(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	for name, function := range map[string]func(context.Context, place) (weather, error){
		"error": func(context.Context, place) (weather, error) { return weather{}, errors.New("the sky is closed") },
		"panic": func(context.Context, place) (weather, error) { panic("the sky is closed") },
	} {
		var called atomic.Int32
		counted := func(c context.Context, where place) (weather, error) {
			called.Add(1)
			return function(c, where)
		}
		answer, err := ctx.RunTools(weatherAsked, weatherTool(counted), 40, greedy(), nil, 8)
		if called.Load() == 0 || err == nil && answer.Text == "" || err != nil && !errors.Is(err, mullama.ErrGeneration) {
			t.Errorf("%s: %+v, %v", name, answer, err)
		}
	}
}

func TestRunToolsEndsAtItsLimit(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	called := 0
	tools := weatherTool(func(context.Context, place) (weather, error) {
		called++
		return weather{}, nil
	})
	_, err := ctx.RunTools(weatherAsked, tools, -1, greedy(), nil, 1)
	wantError(t, err, mullama.ErrGeneration)
	if called != 1 {
		t.Errorf("called %d times in one step", called)
	}
}

func TestRunToolsIsCancelledInAFunctionAndBefore(t *testing.T) {
	context_ := newContext(t, loadModel(t))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	heard := false
	tools := weatherTool(func(ctx context.Context, _ place) (weather, error) {
		cancel()
		<-ctx.Done()
		heard = true
		return weather{}, nil
	})
	if _, err := context_.RunToolsContext(ctx, weatherAsked, tools, -1, greedy(), nil, 8); !errors.Is(err, context.Canceled) || !heard {
		t.Errorf("%v, %v", err, heard)
	}
	if _, err := context_.RunToolsContext(ctx, weatherAsked, tools, -1, greedy(), nil, 8); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	// The context answers as before.
	if answer, err := context_.Chat(asked, 5, greedy(), nil); err != nil || answer.Text == "" {
		t.Errorf("%+v, %v", answer, err)
	}
}

func TestRunToolsNamesATokenThatEndsIt(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	token, err := mullama.NewCancelToken()
	if err != nil {
		t.Fatal(err)
	}
	defer token.Free()
	tools := weatherTool(func(context.Context, place) (weather, error) {
		return weather{}, token.Cancel()
	})
	answer, err := ctx.RunTools(weatherAsked, tools, -1, greedy(), nil, 8, mullama.WithCancel(token))
	if err != nil || answer.FinishReason != mullama.FinishReasonCancelled {
		t.Errorf("%+v, %v", answer, err)
	}
}

func TestRunToolsTellsOfAToolThatIsNotThereAndOfArgumentsThatDoNotFit(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	type town struct {
		Town string `json:"town"`
	}
	never := func(context.Context, town) (string, error) {
		t.Error("it is called with what it does not take")
		return "", nil
	}
	for _, tool := range []mullama.Tool{
		mullama.NewTool("get_time", "The time in a town", never),
		mullama.NewTool("get_weather", "Current weather in a town", never),
	} {
		if _, err := ctx.RunTools(weatherAsked, []mullama.Tool{tool}, 40, greedy(), nil, 3); err != nil && !errors.Is(err, mullama.ErrGeneration) {
			t.Error(err)
		}
	}
}

func TestRunToolsRefusesAToolBeforeTheWork(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	list := mullama.NewTool("list", "Takes a list", func(context.Context, []int) (string, error) { return "", nil })
	if _, err := ctx.RunTools(weatherAsked, []mullama.Tool{list}, -1, greedy(), nil, 8); !errors.Is(err, mullama.ErrInvalidInput) {
		t.Error(err)
	}
}
