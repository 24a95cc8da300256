// Structured reads what a guest wrote into a struct: structured MODEL.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"

	mullama "github.com/neul-labs/mullama-go"
)

const text = "The soup was cold, and the waiter laughed at me. Never again!"

// review is what a guest thinks of a meal.
type review struct {
	Dish      string `json:"dish" mullama:"soup|salad|cake"`
	Mood      string `json:"mood" mullama:"happy|content|angry"`
	Stars     int    `json:"stars" range:"1..5"`
	ComesBack bool   `json:"comes_back"`
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: structured MODEL")
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

	found, err := read(ctx)
	if err != nil {
		return err
	}
	returns := map[bool]string{true: "comes back", false: "never again"}
	fmt.Printf("%s: %s, %s, %s\n", found.Dish, strings.Repeat("*", found.Stars), found.Mood, returns[found.ComesBack])
	return nil
}

// read gives the review in the text; the model can answer nothing else.
func read(ctx *mullama.Context) (review, error) {
	question := "A guest wrote: " + text + "\nGive the dish, the mood, the stars from 1 to 5, and whether the guest comes back, as JSON."
	greedy := mullama.GreedySamplerParams()
	return mullama.ParseAs[review](ctx, []mullama.ChatMessage{{Role: "user", Content: question}}, -1, &greedy, nil)
}
