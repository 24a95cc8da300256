package mullama_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	mullama "github.com/neul-labs/mullama-go"
)

func Example() {
	model, err := mullama.LoadModel("../../models/mullama-tiny.Q8_0.gguf", nil)
	if err != nil {
		log.Fatal(err)
	}
	defer model.Free()
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 512, NThreads: 1})
	if err != nil {
		log.Fatal(err)
	}
	defer ctx.Free()

	greedy := mullama.GreedySamplerParams()
	text, err := ctx.Generate("Once upon a time", 7, &greedy)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%q\n", text)
	// Output: " there was a brave llama called Anna"
}

func ExampleContext_GenerateStream() {
	_, ctx := exampleContext()
	greedy := mullama.GreedySamplerParams()
	var record mullama.Generation
	err := ctx.GenerateStream("Once upon a time", 4, &greedy, func(piece string) bool {
		fmt.Printf("%q ", piece)
		return true
	}, mullama.WithResult(&record))
	fmt.Println(record.FinishReason, record.Stats.NGenerated, err)
	// Output: " there" " was" " a" " brave" length 4 <nil>
}

func ExampleContext_Stream() {
	_, ctx := exampleContext()
	greedy := mullama.GreedySamplerParams()
	pieces := ctx.Stream(context.Background(), "Once upon a time", 4, &greedy)
	// From Go 1.23 on: for piece, err := range pieces { … }
	pieces(func(piece string, err error) bool {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%q ", piece)
		return true
	})
	// Output: " there" " was" " a" " brave"
}

func ExampleModel_Tokenize() {
	model, _ := exampleContext()
	tokens, err := model.Tokenize("Once upon a time", true, false)
	if err != nil {
		log.Fatal(err)
	}
	text, err := model.Detokenize(tokens, false, false)
	fmt.Println(text, err)
	// Output: Once upon a time <nil>
}

func ExampleError() {
	_, err := mullama.LoadModel("no/such.gguf", nil)
	fmt.Println(errors.Is(err, mullama.ErrModelLoad))
	var failed *mullama.Error
	if errors.As(err, &failed) {
		fmt.Println(int(failed.Code), failed.Code)
	}
	// Output:
	// true
	// -2 model_load
}

func exampleContext() (*mullama.Model, *mullama.Context) {
	model, err := mullama.LoadModel("../../models/mullama-tiny.Q8_0.gguf", nil)
	if err != nil {
		log.Fatal(err)
	}
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 512, NThreads: 1})
	if err != nil {
		log.Fatal(err)
	}
	return model, ctx
}

func ExampleNewTool() {
	_, ctx := exampleContext()
	type place struct {
		City string `json:"city" description:"a city"`
	}
	tool := mullama.NewTool("get_weather", "Current weather in a city", func(_ context.Context, where place) (map[string]any, error) {
		fmt.Println("asked about", where.City)
		return map[string]any{"degrees": -3, "sky": "snowy"}, nil
	})
	greedy := mullama.GreedySamplerParams()
	question := []mullama.ChatMessage{{Role: "user", Content: "What is the weather in Oslo?"}}
	answer, err := ctx.RunTools(question, []mullama.Tool{tool}, -1, &greedy, nil, 8)
	fmt.Println(answer.Text, err)
	// Output:
	// asked about Oslo
	// It is snowy in Oslo, -3 degrees. <nil>
}

func ExampleParseAs() {
	_, ctx := exampleContext()
	type review struct {
		Mood  string `json:"mood" mullama:"happy|content|angry"`
		Stars int    `json:"stars" range:"1..5"`
	}
	greedy := mullama.GreedySamplerParams()
	question := []mullama.ChatMessage{{Role: "user", Content: "The soup was cold. How many stars?"}}
	found, err := mullama.ParseAs[review](ctx, question, -1, &greedy, nil)
	fmt.Println(found.Stars >= 1 && found.Stars <= 5, err)
	// Output: true <nil>
}
