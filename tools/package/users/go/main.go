// Chat asks a model one question: what a user writes after `go get`.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/neul-labs/mullama-go"
)

func main() {
	model, err := mullama.LoadModel(os.Args[1], nil)
	if err != nil {
		log.Fatal(err)
	}
	defer model.Free()
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 256, NThreads: 1})
	if err != nil {
		log.Fatal(err)
	}
	defer ctx.Free()
	params := mullama.GreedySamplerParams()
	answer, err := ctx.Chat([]mullama.ChatMessage{{Role: "user", Content: "What is the capital of France?"}}, 40, &params, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Text)
}
