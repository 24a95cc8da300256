// Conversation asks one question after the other and prints the answers as they come: conversation MODEL [QUESTION]...
package main

import (
	"fmt"
	"io"
	"log"
	"os"

	mullama "github.com/neul-labs/mullama-go"
)

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: conversation MODEL [QUESTION]...")
	}
	questions := os.Args[2:]
	if len(questions) == 0 {
		questions = []string{"What is the capital of France?", "How do you say cat in Japanese?"}
	}
	if err := talk(os.Stdout, os.Args[1], questions); err != nil {
		log.Fatal(err)
	}
}

func talk(out io.Writer, path string, questions []string) error {
	model, err := mullama.LoadModel(path, nil)
	if err != nil {
		return err
	}
	defer model.Free()
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 2048})
	if err != nil {
		return err
	}
	defer ctx.Free()
	conversation, err := mullama.NewConversation(ctx, &mullama.ConversationParams{System: "Be brief."})
	if err != nil {
		return err
	}
	defer conversation.Free()

	greedy := mullama.GreedySamplerParams()
	for _, question := range questions {
		fmt.Fprintf(out, "> %s\n", question)
		var record mullama.Generation
		err := conversation.SendStreaming(question, -1, &greedy, func(piece string) bool {
			fmt.Fprint(out, piece)
			return true
		}, mullama.WithResult(&record))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "\n[%d of %d prompt tokens were cached]\n", record.Stats.NCached, record.Stats.NPrompt)
	}
	return nil
}
