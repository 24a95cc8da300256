// The bench of Mullama in Go. What is measured and how it is said: benches/README.md.
package main

import (
	"bufio"
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

// measure runs once for each line of the standard input and prints its nanoseconds and what it counted; prepare is not measured.
func measure(prepare func() error, once func() (int, error)) error {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if err := prepare(); err != nil {
			return err
		}
		start := time.Now()
		count, err := once()
		spent := time.Since(start)
		if err != nil {
			return err
		}
		fmt.Println(spent.Nanoseconds(), count)
	}
	return lines.Err()
}

func nothing() error { return nil }

func load(path string) error {
	var model *mullama.Model
	free := func() error {
		if model != nil {
			model.Free()
		}
		return nil
	}
	return measure(free, func() (int, error) {
		var err error
		model, err = mullama.LoadModel(path, nil)
		return 1, err
	})
}

func generation(context *mullama.Context, what string, n int) error {
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
	return measure(context.ClearCache, once)
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("usage: bench MODEL WHAT ARGUMENT")
	}
	path, what, argument := args[0], args[1], args[2]
	if what == "load" {
		return load(path)
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
		return measure(nothing, func() (int, error) {
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
	return generation(context, what, n)
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}
