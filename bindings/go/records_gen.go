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
	}
	return record, values.err
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
