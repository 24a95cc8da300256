// Tools answers a question with a function of this program as a tool: tools MODEL.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	mullama "github.com/neul-labs/mullama-go"
)

type place struct {
	City string `json:"city"`
}

type weather struct {
	Degrees int    `json:"degrees"`
	Sky     string `json:"sky"`
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: tools MODEL")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(path string) error {
	model, err := mullama.LoadModel(path, nil)
	if err != nil {
		return err
	}
	defer model.Free()
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 512})
	if err != nil {
		return err
	}
	defer ctx.Free()

	question := []mullama.ChatMessage{{Role: "user", Content: "What is the weather in Oslo?"}}
	tools := []mullama.Tool{mullama.NewTool("get_weather", "Current weather in a city", getWeather)}
	greedy := mullama.GreedySamplerParams()
	answer, err := ctx.RunTools(question, tools, -1, &greedy, nil, 8)
	if err != nil {
		return err
	}
	fmt.Println(answer.Text)
	return nil
}

// getWeather asks a table; a real one would ask a service, and end when ctx does.
func getWeather(ctx context.Context, where place) (weather, error) {
	fmt.Printf("(get_weather is called with %s)\n", where.City)
	found, known := map[string]weather{"Oslo": {-3, "snowy"}, "Rome": {24, "sunny"}}[where.City]
	if !known {
		return weather{}, fmt.Errorf("no weather is known of %s", where.City)
	}
	return found, nil
}
