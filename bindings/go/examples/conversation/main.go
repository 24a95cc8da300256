// Conversation answers each line of standard input; "/undo" takes the last one back: conversation MODEL [FILE].
// With a file the conversation is kept there, and gone on with the next time.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"

	mullama "github.com/neul-labs/mullama-go"
)

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: conversation MODEL [FILE]")
	}
	file := ""
	if len(os.Args) > 2 {
		file = os.Args[2]
	}
	if err := run(os.Args[1], file); err != nil {
		log.Fatal(err)
	}
}

func run(path, file string) error {
	model, err := mullama.LoadModel(path, nil)
	if err != nil {
		return err
	}
	defer model.Free()
	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 1024})
	if err != nil {
		return err
	}
	defer ctx.Free()
	talk, err := begin(ctx, file)
	if err != nil {
		return err
	}
	defer talk.Free()

	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		if err := answer(talk, lines.Text()); err != nil {
			return err
		}
	}
	if file == "" {
		return nil
	}
	return talk.Save(file)
}

// begin goes on with the conversation in a file, if there is one.
func begin(ctx *mullama.Context, file string) (*mullama.Conversation, error) {
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return mullama.NewConversation(ctx, &mullama.ConversationParams{System: "You are a helpful assistant."})
	}
	return mullama.RestoreConversation(ctx, file)
}

// answer prints the answer to a line, and how much of what the model reads for it was new.
func answer(talk *mullama.Conversation, line string) error {
	if line == "/undo" {
		n, err := talk.Undo()
		fmt.Printf("(%d messages less)\n", n)
		return err
	}
	var record mullama.Generation
	greedy := mullama.GreedySamplerParams()
	err := talk.SendStreaming(line, 100, &greedy, func(piece string) bool {
		fmt.Print(piece)
		return true
	}, mullama.WithResult(&record))
	fmt.Printf("\n(%d of %d tokens were new)\n", record.Stats.NPrompt-record.Stats.NCached, record.Stats.NPrompt)
	return err
}
