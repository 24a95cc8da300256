// Client answers the conformance suite over the package's public API: one JSON request a line on standard input, one answer a line on standard output.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	mullama "github.com/neul-labs/mullama-go"
)

// request is one line of the suite.
type request struct {
	ID     int64                      `json:"id"`
	Op     string                     `json:"op"`
	Target string                     `json:"target"`
	Method string                     `json:"method"`
	Name   string                     `json:"name"`
	Bind   string                     `json:"bind"`
	Args   map[string]json.RawMessage `json:"args"`
}

// objects are what requests have made, by the names that the suite gave them; closed ones stay, so that using them can be tried.
var objects = map[string]any{}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	answers := json.NewEncoder(os.Stdout)
	answers.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var r request
		if err := json.Unmarshal(line, &r); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if r.Op == "bye" {
			return
		}
		if err := answers.Encode(answered(&r)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// answered makes the answer to one request; whatever is not the library's own error is a crash.
func answered(r *request) (answer map[string]any) {
	defer func() {
		if reason := recover(); reason != nil {
			answer = map[string]any{"id": r.ID, "crash": fmt.Sprint(reason)}
		}
	}()
	value, err := perform(r)
	var failed *mullama.Error
	switch {
	case errors.As(err, &failed):
		return map[string]any{"id": r.ID, "error": map[string]any{"code": int32(failed.Code), "message": failed.Message}}
	case err != nil:
		panic(err)
	}
	return map[string]any{"id": r.ID, "ok": value}
}

func perform(r *request) (any, error) {
	switch r.Op {
	case "call":
		return call(r)
	case "hello":
		return hello(), nil
	case "fact":
		return fact(object(r.Target), r.Name)
	case "clone":
		return clone(r, object(r.Target))
	case "close":
		closeObject(object(r.Target))
		return tagged{"none"}, nil
	case "next", "finish", "drain":
		return pull(r.Op, object(r.Target))
	}
	panic("no op " + r.Op)
}

func hello() any {
	return tagged{"record", map[string]any{
		"language":   toText("go"),
		"version":    toText(mullama.Version()),
		"abi":        toInt(mullama.ABIVersion()),
		"api_digest": toText(mullama.APIDigest()),
		"features":   toList(toText)(features),
	}}
}

func closeObject(object any) {
	if err := object.(io.Closer).Close(); err != nil {
		panic(err)
	}
}

// puller is a stream of the package's.
type puller[T, R any] interface {
	Next() (T, error)
	Finish() (R, error)
	All(ctx context.Context) func(yield func(T, error) bool)
}

func pullFrom[T, R any](op string, stream puller[T, R], toItem func(T) any, toRecord func(R) any) (any, error) {
	switch op {
	case "finish":
		return answer(toRecord)(stream.Finish())
	case "drain":
		return drain(stream, toItem)
	}
	item, err := stream.Next()
	if errors.Is(err, io.EOF) {
		return tagged{"none"}, nil
	}
	return answer(toItem)(item, err)
}

func drain[T, R any](stream puller[T, R], toItem func(T) any) (any, error) {
	var heard []T
	var failed error
	stream.All(context.Background())(func(piece T, err error) bool {
		if err != nil {
			failed = err
			return false
		}
		heard = append(heard, piece)
		return true
	})
	return answer(toList(toItem))(heard, failed)
}
