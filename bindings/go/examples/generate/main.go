// Generate continues "Once upon a time" and prints the pieces as they come: generate MODEL.
package main

import (
	"fmt"
	"log"
	"os"

	mullama "github.com/neul-labs/mullama-go"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: generate MODEL")
	}
	if err := generate(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func generate(path string) error {
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

	var record mullama.Generation
	greedy := mullama.GreedySamplerParams()
	err = ctx.GenerateStream("Once upon a time", 100, &greedy, func(piece string) bool {
		fmt.Print(piece)
		return true
	}, mullama.WithResult(&record))
	if err != nil {
		return err
	}
	fmt.Printf("\n\n%d tokens, %.0f tokens/s, ended with %s\n", record.Stats.NGenerated,
		float64(record.Stats.NGenerated)/record.Stats.GenerateMs*1000, record.FinishReason)
	return nil
}
