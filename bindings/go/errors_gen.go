// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//go:build cgo

package mullama

import "strconv"

// ErrorCode says what kind of thing went wrong; the numbers are the same in every language.
type ErrorCode int32

const (
	// CodeNullPointer: a null pointer was given where a value is needed.
	CodeNullPointer ErrorCode = -1
	// CodeModelLoad: the model file cannot be loaded.
	CodeModelLoad ErrorCode = -2
	// CodeContext: the context cannot be created.
	CodeContext ErrorCode = -3
	// CodeTokenization: the text cannot be turned into tokens.
	CodeTokenization ErrorCode = -4
	// CodeGeneration: the engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
	CodeGeneration ErrorCode = -5
	// CodeSampler: the sampler parameters are out of range.
	CodeSampler ErrorCode = -6
	// CodeEmbedding: the text cannot be embedded.
	CodeEmbedding ErrorCode = -7
	// CodeInvalidInput: an argument is out of range or malformed.
	CodeInvalidInput ErrorCode = -8
	// CodeBufferTooSmall: the buffer is too small for the result.
	CodeBufferTooSmall ErrorCode = -9
	// CodeBackend: the compute backend cannot be started.
	CodeBackend ErrorCode = -10
	// CodeCancelled: the call was cancelled before it had anything to give.
	CodeCancelled ErrorCode = -11
	// CodeInternal: a bug in Mullama; please report it with the message.
	CodeInternal ErrorCode = -12
	// CodeNotAvailable: the feature is not built into this library.
	CodeNotAvailable ErrorCode = -13
	// CodeUTF8: the text is not valid UTF-8.
	CodeUTF8 ErrorCode = -14
	// CodeLock: a lock is poisoned.
	CodeLock ErrorCode = -15
	// CodeInvalidHandle: the handle was freed, forged or is of another type.
	CodeInvalidHandle ErrorCode = -16
	// CodeContextFull: the prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
	CodeContextFull ErrorCode = -17
	// CodeContextBusy: a conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.
	CodeContextBusy ErrorCode = -18
	// CodeWrongProcess: the handle belongs to the process that was forked from.
	CodeWrongProcess ErrorCode = -19
	// CodeWouldBlock: nothing is ready yet.
	CodeWouldBlock ErrorCode = -20
	// CodeEngine: an assertion of the engine failed; the context on which it did answers the same from then on.
	CodeEngine ErrorCode = -21
	// CodeFile: a file cannot be written or read, or it is not what was written to it.
	CodeFile ErrorCode = -23
)

// String gives the value's name as the description of the API spells it, and the number of a value that it does not have.
func (value ErrorCode) String() string {
	switch value {
	case CodeNullPointer:
		return "null_pointer"
	case CodeModelLoad:
		return "model_load"
	case CodeContext:
		return "context"
	case CodeTokenization:
		return "tokenization"
	case CodeGeneration:
		return "generation"
	case CodeSampler:
		return "sampler"
	case CodeEmbedding:
		return "embedding"
	case CodeInvalidInput:
		return "invalid_input"
	case CodeBufferTooSmall:
		return "buffer_too_small"
	case CodeBackend:
		return "backend"
	case CodeCancelled:
		return "cancelled"
	case CodeInternal:
		return "internal"
	case CodeNotAvailable:
		return "not_available"
	case CodeUTF8:
		return "utf8"
	case CodeLock:
		return "lock"
	case CodeInvalidHandle:
		return "invalid_handle"
	case CodeContextFull:
		return "context_full"
	case CodeContextBusy:
		return "context_busy"
	case CodeWrongProcess:
		return "wrong_process"
	case CodeWouldBlock:
		return "would_block"
	case CodeEngine:
		return "engine"
	case CodeFile:
		return "file"
	}
	return strconv.Itoa(int(value))
}

// The errors that [errors.Is] compares with; an error of the library is one of them by its code.
var (
	// ErrNullPointer: a null pointer was given where a value is needed.
	ErrNullPointer error = &Error{Code: CodeNullPointer, Message: "A null pointer was given where a value is needed."}
	// ErrModelLoad: the model file cannot be loaded.
	ErrModelLoad error = &Error{Code: CodeModelLoad, Message: "The model file cannot be loaded."}
	// ErrContext: the context cannot be created.
	ErrContext error = &Error{Code: CodeContext, Message: "The context cannot be created."}
	// ErrTokenization: the text cannot be turned into tokens.
	ErrTokenization error = &Error{Code: CodeTokenization, Message: "The text cannot be turned into tokens."}
	// ErrGeneration: the engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
	ErrGeneration error = &Error{Code: CodeGeneration, Message: "The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives."}
	// ErrSampler: the sampler parameters are out of range.
	ErrSampler error = &Error{Code: CodeSampler, Message: "The sampler parameters are out of range."}
	// ErrEmbedding: the text cannot be embedded.
	ErrEmbedding error = &Error{Code: CodeEmbedding, Message: "The text cannot be embedded."}
	// ErrInvalidInput: an argument is out of range or malformed.
	ErrInvalidInput error = &Error{Code: CodeInvalidInput, Message: "An argument is out of range or malformed."}
	// ErrBufferTooSmall: the buffer is too small for the result.
	ErrBufferTooSmall error = &Error{Code: CodeBufferTooSmall, Message: "The buffer is too small for the result."}
	// ErrBackend: the compute backend cannot be started.
	ErrBackend error = &Error{Code: CodeBackend, Message: "The compute backend cannot be started."}
	// ErrCancelled: the call was cancelled before it had anything to give.
	ErrCancelled error = &Error{Code: CodeCancelled, Message: "The call was cancelled before it had anything to give."}
	// ErrInternal: a bug in Mullama; please report it with the message.
	ErrInternal error = &Error{Code: CodeInternal, Message: "A bug in Mullama; please report it with the message."}
	// ErrNotAvailable: the feature is not built into this library.
	ErrNotAvailable error = &Error{Code: CodeNotAvailable, Message: "The feature is not built into this library."}
	// ErrUTF8: the text is not valid UTF-8.
	ErrUTF8 error = &Error{Code: CodeUTF8, Message: "The text is not valid UTF-8."}
	// ErrLock: a lock is poisoned.
	ErrLock error = &Error{Code: CodeLock, Message: "A lock is poisoned."}
	// ErrInvalidHandle: the handle was freed, forged or is of another type.
	ErrInvalidHandle error = &Error{Code: CodeInvalidHandle, Message: "The handle was freed, forged or is of another type."}
	// ErrContextFull: the prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
	ErrContextFull error = &Error{Code: CodeContextFull, Message: "The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream."}
	// ErrContextBusy: a conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.
	ErrContextBusy error = &Error{Code: CodeContextBusy, Message: "A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns."}
	// ErrWrongProcess: the handle belongs to the process that was forked from.
	ErrWrongProcess error = &Error{Code: CodeWrongProcess, Message: "The handle belongs to the process that was forked from."}
	// ErrWouldBlock: nothing is ready yet.
	ErrWouldBlock error = &Error{Code: CodeWouldBlock, Message: "Nothing is ready yet."}
	// ErrEngine: an assertion of the engine failed; the context on which it did answers the same from then on.
	ErrEngine error = &Error{Code: CodeEngine, Message: "An assertion of the engine failed; the context on which it did answers the same from then on."}
	// ErrFile: a file cannot be written or read, or it is not what was written to it.
	ErrFile error = &Error{Code: CodeFile, Message: "A file cannot be written or read, or it is not what was written to it."}
)

// dataKeys are the numbers that errors carry, in the order of go_data_keys.
var dataKeys = [...]string{
	"n_generated",
	"finish_reason",
	"needed",
	"available",
	"index",
	"needed",
	"available",
	"n_generated",
	"needed",
	"available",
	"line",
}
