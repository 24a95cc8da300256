//go:build cgo

package mullama

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// Tool is a function of the program's that a model may call; NewTool makes one.
type Tool struct {
	name, description string
	parameters        json.RawMessage
	call              func(ctx context.Context, arguments json.RawMessage) (string, error)
	err               error // what is wrong with the tool, which the call that takes it answers
}

// NewTool makes a tool of a function. The model gives its arguments as a struct, whose tags say what they are: `json:"city"` the name,
// `description:"a city"` what it means, `mullama:"c|f"` the only values, `range:"1..5"` the bounds; a map is free in what it holds. A result
// that is no string is told to the model as JSON, and an error or a panic as what it says. A context that is done ends the function as far as
// the function heeds it. Functions that one answer asks for are called at once, each in a goroutine.
func NewTool[A, R any](name, description string, function func(ctx context.Context, arguments A) (R, error)) Tool {
	taken := reflect.TypeOf((*A)(nil)).Elem()
	parameters, err := schemaFor(taken)
	if err == nil && !isObject(parameters) {
		err = fmt.Errorf("%w: the tool %q takes %v; a model gives an object, so let it take a struct or a map", ErrInvalidInput, name, taken)
	}
	return Tool{name, description, parameters, func(ctx context.Context, given json.RawMessage) (string, error) {
		var arguments A
		if err := fits(taken, given, fieldTags{}, "$"); err != nil {
			return "", err
		}
		if err := json.Unmarshal(given, &arguments); err != nil {
			return "", err
		}
		result, err := function(ctx, arguments)
		if err != nil {
			return "", err
		}
		if text, is := any(result).(string); is {
			return text, nil
		}
		told, err := json.Marshal(result)
		return string(told), err
	}, err}
}

// isObject tells whether a schema describes an object, by itself or by its first reference.
func isObject(schema json.RawMessage) bool {
	var root struct {
		Type string `json:"type"`
		Ref  string `json:"$ref"`
	}
	return json.Unmarshal(schema, &root) == nil && (root.Type == "object" || root.Ref != "")
}

// toolsJSON is what the model is told of tools.
//
//lint:ignore U1000 an API without loops over steps does not need it
func toolsJSON(tools []Tool) (json.RawMessage, error) {
	type told struct {
		Name        string          `json:"name"`
		Description string          `json:"description"`
		Parameters  json.RawMessage `json:"parameters"`
	}
	listed, seen := []told{}, map[string]bool{}
	for i, tool := range tools {
		switch {
		case tool.err != nil:
			return nil, fmt.Errorf("tool %d, %q: %w", i, tool.name, tool.err)
		case tool.call == nil:
			return nil, fmt.Errorf("%w: tool %d is empty; make it with NewTool", ErrInvalidInput, i)
		case seen[tool.name]:
			return nil, fmt.Errorf("%w: tool %d is called %q, as one before it is; give each a name of its own", ErrInvalidInput, i, tool.name)
		}
		seen[tool.name] = true
		listed = append(listed, told{tool.name, tool.description, tool.parameters})
	}
	return json.Marshal(listed)
}

// atOnce runs the calls of one step, each in a goroutine, and waits for all.
//
//lint:ignore U1000 an API without loops over steps does not need it
func atOnce(n int, run func(i int)) {
	var all sync.WaitGroup
	all.Add(n)
	for i := 0; i < n; i++ {
		go func(i int) {
			defer all.Done()
			run(i)
		}(i)
	}
	all.Wait()
}

// callTool gives the result of one call, or why there is none; a panic is told like an error, for it would end the program. A run that is
// over calls nothing more.
//
//lint:ignore U1000 an API without loops over steps does not need it
func callTool(ctx context.Context, isOver func() (bool, error), tools []Tool, name string, arguments json.RawMessage) (content string, failed bool) {
	if over, err := isOver(); over || err != nil || ctx.Err() != nil {
		return "cancelled", true
	}
	defer func() {
		if panicked := recover(); panicked != nil {
			content, failed = fmt.Sprint(panicked), true
		}
		// What no text may have.
		content = strings.ReplaceAll(strings.ToValidUTF8(content, "\uFFFD"), "\x00", "\uFFFD")
	}()
	names := make([]string, 0, len(tools))
	for _, tool := range tools {
		if tool.name == name {
			told, err := tool.call(ctx, arguments)
			if err != nil {
				return err.Error(), true
			}
			return told, false
		}
		names = append(names, tool.name)
	}
	return fmt.Sprintf("there is no tool '%s'; there are: %s", name, strings.Join(names, ", ")), true
}
