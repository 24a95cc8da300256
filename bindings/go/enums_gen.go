// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//go:build cgo

package mullama

import "strconv"

// EventKind says what a part of an answer is.
type EventKind int32

const (
	// EventKindText: part of the answer.
	EventKindText EventKind = 0
	// EventKindThinking: part of the thought before it.
	EventKindThinking EventKind = 1
	// EventKindToolCall: a call of a tool, whole.
	EventKindToolCall EventKind = 2
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value EventKind) String() string {
	switch value {
	case EventKindText:
		return "text"
	case EventKindThinking:
		return "thinking"
	case EventKindToolCall:
		return "tool_call"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value EventKind) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *EventKind) UnmarshalText(text []byte) error {
	return named(value, text, EventKindText, EventKindThinking, EventKindToolCall)
}

// FinishReason says why a generation ended.
type FinishReason int32

const (
	// FinishReasonStop: an end-of-generation token was produced.
	FinishReasonStop FinishReason = 0
	// FinishReasonStopString: one of the stop strings was produced; it is not part of the text.
	FinishReasonStopString FinishReason = 1
	// FinishReasonLength: the limit of tokens was reached.
	FinishReasonLength FinishReason = 2
	// FinishReasonCancelled: the cancel token was set or the stream was closed.
	FinishReasonCancelled FinishReason = 3
	// FinishReasonContextFull: the context had no space for another token.
	FinishReasonContextFull FinishReason = 4
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value FinishReason) String() string {
	switch value {
	case FinishReasonStop:
		return "stop"
	case FinishReasonStopString:
		return "stop_string"
	case FinishReasonLength:
		return "length"
	case FinishReasonCancelled:
		return "cancelled"
	case FinishReasonContextFull:
		return "context_full"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value FinishReason) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *FinishReason) UnmarshalText(text []byte) error {
	return named(value, text, FinishReasonStop, FinishReasonStopString, FinishReasonLength, FinishReasonCancelled, FinishReasonContextFull)
}

// FlashAttn says whether flash attention is used.
type FlashAttn int32

const (
	// FlashAttnAuto: the engine decides.
	FlashAttnAuto FlashAttn = -1
	// FlashAttnOff: never.
	FlashAttnOff FlashAttn = 0
	// FlashAttnOn: always.
	FlashAttnOn FlashAttn = 1
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value FlashAttn) String() string {
	switch value {
	case FlashAttnAuto:
		return "auto"
	case FlashAttnOff:
		return "off"
	case FlashAttnOn:
		return "on"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value FlashAttn) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *FlashAttn) UnmarshalText(text []byte) error {
	return named(value, text, FlashAttnAuto, FlashAttnOff, FlashAttnOn)
}

// KvType is the number format of the KV cache.
type KvType int32

const (
	// KvTypeF32: 32-bit floats.
	KvTypeF32 KvType = 0
	// KvTypeF16: 16-bit floats.
	KvTypeF16 KvType = 1
	// KvTypeQ4_0: 4 bits in blocks of 32.
	KvTypeQ4_0 KvType = 2
	// KvTypeQ4_1: 4 bits in blocks of 32, with an offset.
	KvTypeQ4_1 KvType = 3
	// KvTypeQ5_0: 5 bits in blocks of 32.
	KvTypeQ5_0 KvType = 6
	// KvTypeQ5_1: 5 bits in blocks of 32, with an offset.
	KvTypeQ5_1 KvType = 7
	// KvTypeQ8_0: 8 bits in blocks of 32.
	KvTypeQ8_0 KvType = 8
	// KvTypeBf16: 16-bit brain floats.
	KvTypeBf16 KvType = 30
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value KvType) String() string {
	switch value {
	case KvTypeF32:
		return "f32"
	case KvTypeF16:
		return "f16"
	case KvTypeQ4_0:
		return "q4_0"
	case KvTypeQ4_1:
		return "q4_1"
	case KvTypeQ5_0:
		return "q5_0"
	case KvTypeQ5_1:
		return "q5_1"
	case KvTypeQ8_0:
		return "q8_0"
	case KvTypeBf16:
		return "bf16"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value KvType) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *KvType) UnmarshalText(text []byte) error {
	return named(value, text, KvTypeF32, KvTypeF16, KvTypeQ4_0, KvTypeQ4_1, KvTypeQ5_0, KvTypeQ5_1, KvTypeQ8_0, KvTypeBf16)
}

// Overflow says what happens when the context is full in the middle of a generation.
type Overflow int32

const (
	// OverflowStop: the generation ends with [FinishReasonContextFull].
	OverflowStop Overflow = 0
	// OverflowShift: the older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless.
	OverflowShift Overflow = 1
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value Overflow) String() string {
	switch value {
	case OverflowStop:
		return "stop"
	case OverflowShift:
		return "shift"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value Overflow) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *Overflow) UnmarshalText(text []byte) error {
	return named(value, text, OverflowStop, OverflowShift)
}

// Pooling says how the vectors of a text's tokens become one.
type Pooling int32

const (
	// PoolingUnspecified: as the model's metadata says, else the mean.
	PoolingUnspecified Pooling = -1
	// PoolingNone: not at all; no embedding can be made.
	PoolingNone Pooling = 0
	// PoolingMean: their mean.
	PoolingMean Pooling = 1
	// PoolingCls: the first token's.
	PoolingCls Pooling = 2
	// PoolingLast: the last token's.
	PoolingLast Pooling = 3
	// PoolingRank: a reranker's score; no embedding can be made.
	PoolingRank Pooling = 4
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value Pooling) String() string {
	switch value {
	case PoolingUnspecified:
		return "unspecified"
	case PoolingNone:
		return "none"
	case PoolingMean:
		return "mean"
	case PoolingCls:
		return "cls"
	case PoolingLast:
		return "last"
	case PoolingRank:
		return "rank"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value Pooling) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *Pooling) UnmarshalText(text []byte) error {
	return named(value, text, PoolingUnspecified, PoolingNone, PoolingMean, PoolingCls, PoolingLast, PoolingRank)
}

// SplitMode says how a model is spread over several GPUs.
type SplitMode int32

const (
	// SplitModeNone: one GPU holds everything.
	SplitModeNone SplitMode = 0
	// SplitModeLayer: layers and their KV cache are spread.
	SplitModeLayer SplitMode = 1
	// SplitModeRow: rows of the matrices are spread.
	SplitModeRow SplitMode = 2
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value SplitMode) String() string {
	switch value {
	case SplitModeNone:
		return "none"
	case SplitModeLayer:
		return "layer"
	case SplitModeRow:
		return "row"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value SplitMode) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *SplitMode) UnmarshalText(text []byte) error {
	return named(value, text, SplitModeNone, SplitModeLayer, SplitModeRow)
}

// TokenKind says what a token is to its vocabulary.
type TokenKind int32

const (
	// TokenKindUndefined: the file does not say.
	TokenKindUndefined TokenKind = 0
	// TokenKindNormal: a piece of ordinary text.
	TokenKindNormal TokenKind = 1
	// TokenKindUnknown: stands for what the vocabulary cannot spell.
	TokenKindUnknown TokenKind = 2
	// TokenKindControl: marks the structure of a text, like its beginning; no text of its own.
	TokenKindControl TokenKind = 3
	// TokenKindUserDefined: added to the vocabulary as a whole; its text is never split.
	TokenKindUserDefined TokenKind = 4
	// TokenKindUnused: a place that is free.
	TokenKindUnused TokenKind = 5
	// TokenKindByte: one byte of a character that has no token of its own.
	TokenKindByte TokenKind = 6
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value TokenKind) String() string {
	switch value {
	case TokenKindUndefined:
		return "undefined"
	case TokenKindNormal:
		return "normal"
	case TokenKindUnknown:
		return "unknown"
	case TokenKindControl:
		return "control"
	case TokenKindUserDefined:
		return "user_defined"
	case TokenKindUnused:
		return "unused"
	case TokenKindByte:
		return "byte"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value TokenKind) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *TokenKind) UnmarshalText(text []byte) error {
	return named(value, text, TokenKindUndefined, TokenKindNormal, TokenKindUnknown, TokenKindControl, TokenKindUserDefined, TokenKindUnused, TokenKindByte)
}

// WhenFull says what a conversation does when it no longer fits into its context.
type WhenFull int32

const (
	// WhenFullDropOldest: the oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay.
	WhenFullDropOldest WhenFull = 0
	// WhenFullFail: the call answers [ErrContextFull] and changes nothing.
	WhenFullFail WhenFull = 1
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value WhenFull) String() string {
	switch value {
	case WhenFullDropOldest:
		return "drop_oldest"
	case WhenFullFail:
		return "fail"
	}
	return strconv.Itoa(int(value))
}

// MarshalText writes the value's name, so that JSON has a word.
func (value WhenFull) MarshalText() ([]byte, error) { return []byte(value.String()), nil }

// UnmarshalText reads the value's name.
func (value *WhenFull) UnmarshalText(text []byte) error {
	return named(value, text, WhenFullDropOldest, WhenFullFail)
}
