// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//go:build cgo

package mullama

import (
	"context"
	"encoding/json"
)

// runToolRun asks the model, calls what it asks for and tells it the results, until it answers or the context is done.
func runToolRun(ctx context.Context, tools []Tool, open func(tools json.RawMessage) (*ToolRun, error)) (answer Generation, err error) {
	told, err := toolsJSON(tools)
	if err != nil {
		return answer, err
	}
	run, err := open(told)
	if err != nil {
		return answer, err
	}
	defer run.Free()
	for {
		step, err := run.NextContext(ctx)
		if step.Answer != nil {
			answer = *step.Answer
		}
		if step.Answer != nil || err != nil {
			return answer, err
		}
		results := make([]ToolResult, len(step.Calls))
		atOnce(len(results), func(i int) {
			call := step.Calls[i]
			content, failed := callTool(ctx, run.IsCancelled, tools, call.Name, call.Arguments)
			results[i] = ToolResult{ID: call.ID, Content: content, IsError: failed}
		})
		if err := ctx.Err(); err != nil {
			return answer, err
		}
		if err := run.Give(results); err != nil {
			return answer, err
		}
	}
}
