// The bench of Mullama in Go. What is measured and how it is said: benches/README.md.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	mullama "github.com/neul-labs/mullama-go"
)

const prompt = "Once upon a time"

type result struct {
	Language string  `json:"language"`
	What     string  `json:"what"`
	NS       []int64 `json:"ns"`
	Count    int     `json:"count"`
}

// measure runs once one time more than rounds and prints all times but the first; prepare is not measured.
func measure(what string, rounds int, prepare func() error, once func() (int, error)) error {
	said := result{Language: "go", What: what}
	for round := 0; round <= rounds; round++ {
		if err := prepare(); err != nil {
			return err
		}
		start := time.Now()
		count, err := once()
		spent := time.Since(start)
		if err != nil {
			return err
		}
		said.Count = count
		if round > 0 {
			said.NS = append(said.NS, spent.Nanoseconds())
		}
	}
	line, err := json.Marshal(said)
	if err != nil {
		return err
	}
	fmt.Println(string(line))
	return nil
}

func nothing() error { return nil }

func load(path string, rounds int) error {
	var model *mullama.Model
	free := func() error {
		if model != nil {
			model.Free()
		}
		return nil
	}
	return measure("load", rounds, free, func() (int, error) {
		var err error
		model, err = mullama.LoadModel(path, nil)
		return 1, err
	})
}

func generation(context *mullama.Context, what string, rounds, n int) error {
	greedy := mullama.GreedySamplerParams()
	greedy.IgnoreEOS = true
	once := map[string]func() (int, error){
		"stream": func() (int, error) {
			var text strings.Builder
			err := context.GenerateStream(prompt, n, &greedy, func(piece string) bool {
				text.WriteString(piece)
				return true
			})
			return text.Len(), err
		},
		"generate": func() (int, error) {
			text, err := context.Generate(prompt, n, &greedy)
			return len(text), err
		},
	}[what]
	if once == nil {
		return fmt.Errorf("unknown bench %s", what)
	}
	return measure(what, rounds, context.ClearCache, once)
}

func run(args []string) error {
	if len(args) != 4 {
		return errors.New("usage: bench MODEL WHAT ROUNDS ARGUMENT")
	}
	path, what, argument := args[0], args[1], args[3]
	rounds, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	if what == "load" {
		return load(path, rounds)
	}
	model, err := mullama.LoadModel(path, nil)
	if err != nil {
		return err
	}
	defer model.Free()
	if what == "tokenize" {
		text, err := os.ReadFile(argument)
		if err != nil {
			return err
		}
		return measure(what, rounds, nothing, func() (int, error) {
			tokens, err := model.Tokenize(string(text), true, false)
			return len(tokens), err
		})
	}
	n, err := strconv.Atoi(argument)
	if err != nil {
		return err
	}
	context, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 512, NThreads: 1})
	if err != nil {
		return err
	}
	defer context.Free()
	return generation(context, what, rounds, n)
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}
