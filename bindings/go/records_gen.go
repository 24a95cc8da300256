// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"encoding/json"
)

// #include "calls_gen.h"
import "C"

// Excess is the oldest messages of a conversation that have to go so that there is space.
type Excess struct {
	// How many they are; 0 where there is space.
	NMessages int `json:"n_messages"`
	// These messages, as a JSON list.
	Messages json.RawMessage `json:"messages"`
	// Tokens of the whole conversation as its next prompt.
	NTokens int `json:"n_tokens"`
	// Tokens that it may have beside what is kept free.
	NAvailable int `json:"n_available"`
}

// readExcess copies a record out of the library and frees it there.
func readExcess(raw C.go_handle) (Excess, error) {
	if raw.error != nil {
		return Excess{}, take(raw.error)
	}
	defer C.go_excess_free(raw.value)
	var values reader
	record := Excess{
		NMessages: readNumber[int](&values, C.go_excess_n_messages(raw.value)),
		Messages: readJSON(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_excess_messages(raw.value, out, capacity)
		}),
		NTokens:    readNumber[int](&values, C.go_excess_n_tokens(raw.value)),
		NAvailable: readNumber[int](&values, C.go_excess_n_available(raw.value)),
	}
	return record, values.err
}

// GenerationStats: counts and times of one generation.
type GenerationStats struct {
	// Tokens of the prompt.
	NPrompt int `json:"n_prompt"`
	// Prompt tokens that were already in the KV cache.
	NCached int `json:"n_cached"`
	// Tokens that were delivered.
	NGenerated int `json:"n_generated"`
	// The seed that was used.
	Seed uint32 `json:"seed"`
	// Milliseconds that loading the model took.
	LoadMs float64 `json:"load_ms"`
	// Milliseconds spent on the prompt.
	PromptMs float64 `json:"prompt_ms"`
	// Milliseconds spent on generating.
	GenerateMs float64 `json:"generate_ms"`
}

func goGenerationStats(c C.MullamaGenerationStats) GenerationStats {
	return GenerationStats{
		NPrompt:    int(c.n_prompt),
		NCached:    int(c.n_cached),
		NGenerated: int(c.n_generated),
		Seed:       uint32(c.seed),
		LoadMs:     float64(c.load_ms),
		PromptMs:   float64(c.prompt_ms),
		GenerateMs: float64(c.generate_ms),
	}
}

// TopLogprob is a token that was likely in a place of a text.
type TopLogprob struct {
	// The token.
	Token int32 `json:"token"`
	// Its log probability before the sampler's steps.
	Logprob float32 `json:"logprob"`
	// Its log probability after the sampler's steps; minus infinity where one of them, or the constraint, has left it out.
	SampledLogprob float32 `json:"sampled_logprob"`
}

func goTopLogprob(c C.MullamaTopLogprob) TopLogprob {
	return TopLogprob{
		Token:          int32(c.token),
		Logprob:        float32(c.logprob),
		SampledLogprob: float32(c.sampled_logprob),
	}
}

// TokenLogprobs says how likely a token of a text was, and which others were likely in its place.
//
// Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which no bias, constraint, penalty or temperature has changed; and after them, of the distribution that the token was drawn from.
type TokenLogprobs struct {
	// The token; [Model.TokenToPiece] has its bytes.
	Token int32 `json:"token"`
	// Its log probability before the sampler's steps.
	Logprob float32 `json:"logprob"`
	// Its log probability after the sampler's steps; 0 where it was certain, as it always is at temperature 0.
	SampledLogprob float32 `json:"sampled_logprob"`
	// The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number, as many as [WithNLogprobs] says.
	Top []TopLogprob `json:"top"`
}

// readTokenLogprobs copies a record out of the library and frees it there.
func readTokenLogprobs(raw C.go_handle) (TokenLogprobs, error) {
	if raw.error != nil {
		return TokenLogprobs{}, take(raw.error)
	}
	defer C.go_token_logprobs_free(raw.value)
	var values reader
	record := TokenLogprobs{
		Token:          readNumber[int32](&values, C.go_token_logprobs_token(raw.value)),
		Logprob:        readFloat[float32](&values, C.go_token_logprobs_logprob(raw.value)),
		SampledLogprob: readFloat[float32](&values, C.go_token_logprobs_sampled_logprob(raw.value)),
		Top: part[[]TopLogprob](&values)(fillStructs(nextPieceSize, goTopLogprob, func(out *C.MullamaTopLogprob, capacity C.int32_t) C.go_int {
			return C.go_token_logprobs_top(raw.value, out, capacity)
		})),
	}
	return record, values.err
}

// readTokenLogprobsList copies a list of records out of the library and frees it there.
func readTokenLogprobsList(raw C.go_handle) ([]TokenLogprobs, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	defer C.go_token_logprobs_list_free(raw.value)
	return readEach(C.go_token_logprobs_list_count(raw.value), func(index C.int32_t) (TokenLogprobs, error) {
		return readTokenLogprobs(C.go_token_logprobs_list_at(raw.value, index))
	})
}

// ToolRequest is a call of a tool in an answer.
type ToolRequest struct {
	// What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters and digits where the template asks for that.
	ID string `json:"id"`
	// The tool, as the model wrote it; it need not be one of those that it was given.
	Name string `json:"name"`
	// The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep to that.
	Arguments json.RawMessage `json:"arguments"`
}

// readToolRequest copies a record out of the library and frees it there.
func readToolRequest(raw C.go_handle) (ToolRequest, error) {
	if raw.error != nil {
		return ToolRequest{}, take(raw.error)
	}
	defer C.go_tool_request_free(raw.value)
	var values reader
	record := ToolRequest{
		ID: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_tool_request_id(raw.value, out, capacity)
		}),
		Name: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_tool_request_name(raw.value, out, capacity)
		}),
		Arguments: readJSON(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_tool_request_arguments(raw.value, out, capacity)
		}),
	}
	return record, values.err
}

// readToolRequestList copies a list of records out of the library and frees it there.
func readToolRequestList(raw C.go_handle) ([]ToolRequest, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	defer C.go_tool_request_list_free(raw.value)
	return readEach(C.go_tool_request_list_count(raw.value), func(index C.int32_t) (ToolRequest, error) {
		return readToolRequest(C.go_tool_request_list_at(raw.value, index))
	})
}

// Generation is the record of one generation.
type Generation struct {
	// The text; bytes that never became a whole character are U+FFFD.
	Text string `json:"text"`
	// The tokens behind the text, shape (n,), where n is GenerationStats.NGenerated.
	Tokens []int32 `json:"tokens"`
	// Why the generation ended.
	FinishReason FinishReason `json:"finish_reason"`
	// Counts and times.
	Stats GenerationStats `json:"stats"`
	// Of a conversation's answer the thought that the model wrote before it, in the tags of its template; empty where there is none. Text goes without it.
	Thinking string `json:"thinking"`
	// The calls of tools in a conversation's answer, in their order; Text goes without them. What is no whole call, as at the end of a generation that was cut short, stays text.
	ToolCalls []ToolRequest `json:"tool_calls"`
	// Log probabilities of each of Tokens, one record for each, in their order; none unless [WithNLogprobs] asks for them.
	Logprobs []TokenLogprobs `json:"logprobs"`
}

// readGeneration copies a record out of the library and frees it there.
func readGeneration(raw C.go_handle) (Generation, error) {
	if raw.error != nil {
		return Generation{}, take(raw.error)
	}
	defer C.go_generation_free(raw.value)
	var values reader
	record := Generation{
		Text: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_generation_text(raw.value, out, capacity)
		}),
		Tokens: readTokens(&values, func(out *C.int32_t, capacity C.int32_t) C.go_int {
			return C.go_generation_tokens(raw.value, out, capacity)
		}),
		FinishReason: readNumber[FinishReason](&values, C.go_generation_finish_reason(raw.value)),
		Stats: goGenerationStats(readStruct(&values, func(out *C.MullamaGenerationStats) C.go_int {
			return C.go_generation_stats(raw.value, out)
		})),
		Thinking: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_generation_thinking(raw.value, out, capacity)
		}),
		ToolCalls: part[[]ToolRequest](&values)(readToolRequestList(C.go_generation_tool_calls(raw.value))),
		Logprobs:  part[[]TokenLogprobs](&values)(readTokenLogprobsList(C.go_generation_logprobs(raw.value))),
	}
	return record, values.err
}

// GenerationEvent is a part of an answer that is still being generated.
type GenerationEvent struct {
	// What it is.
	Kind EventKind `json:"kind"`
	// Whole characters; of a call what the model wrote for it.
	Text string `json:"text"`
	// The tokens behind it, shape (n,).
	Tokens []int32 `json:"tokens"`
	// The call; nil for the other kinds.
	ToolCall *ToolRequest `json:"tool_call"`
	// Log probabilities of each of Tokens, as Generation.Logprobs has them.
	Logprobs []TokenLogprobs `json:"logprobs"`
}

// readGenerationEvent copies a record out of the library and frees it there.
func readGenerationEvent(raw C.go_handle) (GenerationEvent, error) {
	if raw.error != nil {
		return GenerationEvent{}, take(raw.error)
	}
	defer C.go_generation_event_free(raw.value)
	var values reader
	record := GenerationEvent{
		Kind: readNumber[EventKind](&values, C.go_generation_event_kind(raw.value)),
		Text: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_generation_event_text(raw.value, out, capacity)
		}),
		Tokens: readTokens(&values, func(out *C.int32_t, capacity C.int32_t) C.go_int {
			return C.go_generation_event_tokens(raw.value, out, capacity)
		}),
		ToolCall: part[*ToolRequest](&values)(perhaps(readToolRequest)(C.go_generation_event_tool_call(raw.value))),
		Logprobs: part[[]TokenLogprobs](&values)(readTokenLogprobsList(C.go_generation_event_logprobs(raw.value))),
	}
	return record, values.err
}

// Score says how likely a model finds a text.
type Score struct {
	// The log probability of the whole: the sum of Logprobs, to the base e.
	Sum float64 `json:"sum"`
	// The tokens that were scored, shape (n,).
	Tokens []int32 `json:"tokens"`
	// The log probability of each after all that stands before it, shape (n,).
	Logprobs []float32 `json:"logprobs"`
	// Whether each was the likeliest in its place, so that a greedy generation would have gone on with this text.
	IsGreedy bool `json:"is_greedy"`
}

// readScore copies a record out of the library and frees it there.
func readScore(raw C.go_handle) (Score, error) {
	if raw.error != nil {
		return Score{}, take(raw.error)
	}
	defer C.go_score_free(raw.value)
	var values reader
	record := Score{
		Sum: readFloat[float64](&values, C.go_score_sum(raw.value)),
		Tokens: readTokens(&values, func(out *C.int32_t, capacity C.int32_t) C.go_int {
			return C.go_score_tokens(raw.value, out, capacity)
		}),
		Logprobs: readFloats(&values, func(out *C.float, capacity C.size_t) C.go_int {
			return C.go_score_logprobs(raw.value, out, capacity)
		}),
		IsGreedy: readTruth(&values, C.go_score_is_greedy(raw.value)),
	}
	return record, values.err
}

// readScoreList copies a list of records out of the library and frees it there.
func readScoreList(raw C.go_handle) ([]Score, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	defer C.go_score_list_free(raw.value)
	return readEach(C.go_score_list_count(raw.value), func(index C.int32_t) (Score, error) {
		return readScore(C.go_score_list_at(raw.value, index))
	})
}

// TokenDetail says what a vocabulary has on one token.
type TokenDetail struct {
	// As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are U+FFFD.
	Text string `json:"text"`
	// What it is.
	Kind TokenKind `json:"kind"`
	// Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none.
	Score float32 `json:"score"`
}

// readTokenDetail copies a record out of the library and frees it there.
func readTokenDetail(raw C.go_handle) (TokenDetail, error) {
	if raw.error != nil {
		return TokenDetail{}, take(raw.error)
	}
	defer C.go_token_detail_free(raw.value)
	var values reader
	record := TokenDetail{
		Text: readText(&values, func(out *C.char, capacity C.size_t) C.go_int {
			return C.go_token_detail_text(raw.value, out, capacity)
		}),
		Kind:  readNumber[TokenKind](&values, C.go_token_detail_kind(raw.value)),
		Score: readFloat[float32](&values, C.go_token_detail_score(raw.value)),
	}
	return record, values.err
}

// readTokenDetailList copies a list of records out of the library and frees it there.
func readTokenDetailList(raw C.go_handle) ([]TokenDetail, error) {
	if raw.error != nil {
		return nil, take(raw.error)
	}
	defer C.go_token_detail_list_free(raw.value)
	return readEach(C.go_token_detail_list_count(raw.value), func(index C.int32_t) (TokenDetail, error) {
		return readTokenDetail(C.go_token_detail_list_at(raw.value, index))
	})
}

// ToolStep says what one generation of a [ToolRun] came to: calls that wait for their results, or the answer.
type ToolStep struct {
	// The calls, none where there is an answer.
	Calls []ToolRequest `json:"calls"`
	// The record of the answer; nil where there are calls.
	Answer *Generation `json:"answer"`
	// Which generation it was, from 1 on.
	Step int `json:"step"`
}

// readToolStep copies a record out of the library and frees it there.
func readToolStep(raw C.go_handle) (ToolStep, error) {
	if raw.error != nil {
		return ToolStep{}, take(raw.error)
	}
	defer C.go_tool_step_free(raw.value)
	var values reader
	record := ToolStep{
		Calls:  part[[]ToolRequest](&values)(readToolRequestList(C.go_tool_step_calls(raw.value))),
		Answer: part[*Generation](&values)(perhaps(readGeneration)(C.go_tool_step_answer(raw.value))),
		Step:   readNumber[int](&values, C.go_tool_step_step(raw.value)),
	}
	return record, values.err
}
