// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

package mullama

import (
	"encoding/json"
	"unsafe"
)

// #include "calls_gen.h"
import "C"

// ToolCall: one call of a tool that a message carries.
type ToolCall struct {
	// The tool.
	Name string `json:"name"`
	// A JSON object; an empty text is one without keys.
	Arguments json.RawMessage `json:"arguments"`
	// What the tool's answer names the call by.
	ID string `json:"id"`
}

// into writes what is set over what stands in c.
func (p *ToolCall) into(a *arena, c *C.MullamaToolCall) {
	a.setText(&c.name, "name", p.Name, true)
	a.setText(&c.arguments, "arguments", string(p.Arguments), true)
	a.setText(&c.id, "id", p.ID, false)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ToolCall) lower(a *arena) *C.MullamaToolCall {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaToolCall](a, 1)
	p.into(a, c)
	return c
}

// ChatMessage: one message of a conversation.
type ChatMessage struct {
	// `system`, `user`, `assistant` or `tool`.
	Role string `json:"role"`
	// The text; a special token written in it stays text. A message that has ToolCalls can go without.
	Content string `json:"content"`
	// Who speaks, or which tool answers, for templates that write it.
	Name string `json:"name"`
	// The calls of tools that the assistant made.
	ToolCalls []ToolCall `json:"tool_calls"`
	// Which call a tool's answer belongs to, by its ToolCall.ID.
	ToolCallID string `json:"tool_call_id"`
	// A JSON object whose keys the template finds beside the others.
	Extra json.RawMessage `json:"extra"`
}

// into writes what is set over what stands in c.
func (p *ChatMessage) into(a *arena, c *C.MullamaMessage) {
	a.setText(&c.role, "role", p.Role, true)
	a.setText(&c.content, "content", p.Content, true)
	a.setText(&c.name, "name", p.Name, false)
	c.tool_calls, c.n_tool_calls = lowerEach(a, "tool_calls", p.ToolCalls, (*ToolCall).into)
	a.setText(&c.tool_call_id, "tool_call_id", p.ToolCallID, false)
	c.extra = a.optionalJSON("extra", p.Extra)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ChatMessage) lower(a *arena) *C.MullamaMessage {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaMessage](a, 1)
	p.into(a, c)
	return c
}

// ChatOptions says how a conversation becomes a prompt.
//
// In a bare literal a zero field means its default; a struct from [DefaultChatOptions] is meant in every field.
type ChatOptions struct {
	// End with what begins the assistant's answer. Default: true.
	AddGenerationPrompt bool `json:"add_generation_prompt"`
	// A JSON list of messages instead of the typed ones, as other APIs have it.
	MessagesJSON json.RawMessage `json:"messages_json"`
	// A JSON list of tools that the model may call: objects with a `name`, a `description` and `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside the `type` of that name.
	Tools json.RawMessage `json:"tools"`
	// A JSON object of further variables of the template.
	Variables json.RawMessage `json:"variables"`
	// The template's clock, in seconds since 1970 UTC; nil takes the machine's.
	NowUnix *int64 `json:"now_unix"`
	// Whether the answer calls one of Tools: `"auto"` leaves it to the model, `"none"` takes what it writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once. Calls are read in the form in which the model's template writes them. A call that is asked for is generated under a constraint: it is whole unless the generation is cut short, and its arguments conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no tools refuses them with [ErrNotAvailable]. Default: auto.
	ToolChoice string `json:"tool_choice"`

	literal bool // made by a constructor: every field is meant as it stands
}

// DefaultChatOptions gives the defaults, as a struct in which every field is meant as it stands.
func DefaultChatOptions() ChatOptions {
	return ChatOptions{
		AddGenerationPrompt: true,
		ToolChoice:          "auto",
		literal:             true,
	}
}

// into writes what is set over what stands in c.
func (p *ChatOptions) into(a *arena, c *C.MullamaChatOptions) {
	set(&c.add_generation_prompt, C.bool(p.AddGenerationPrompt), p.literal)
	c.messages_json = a.optionalJSON("messages_json", p.MessagesJSON)
	c.tools = a.optionalJSON("tools", p.Tools)
	c.variables = a.optionalJSON("variables", p.Variables)
	c.now_unix = optionalOf[C.int64_t](p.NowUnix, C.MULLAMA_NOW_MACHINE)
	a.setText(&c.tool_choice, "tool_choice", p.ToolChoice, p.literal)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ChatOptions) lower(a *arena) *C.MullamaChatOptions {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaChatOptions](a, 1)
	*c = C.mullama_chat_default_options()
	p.into(a, c)
	return c
}

// ContextParams says how a context is created.
//
// In a bare literal a zero field means its default; a struct from [DefaultContextParams] is meant in every field.
type ContextParams struct {
	// Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than a quarter of the memory that is left, the most that fits, 512 at least; [Context.NCtx] says how many, and a program whose results are to repeat gives its own number. Default: 0.
	NCtx uint32 `json:"n_ctx"`
	// Tokens evaluated in one call of the engine. Default: 2048.
	NBatch uint32 `json:"n_batch"`
	// Tokens evaluated in one compute graph. Default: 512.
	NUbatch uint32 `json:"n_ubatch"`
	// Generations that are computed at once; they share NCtx. Any number can be open: they take turns. Default: 1.
	NSeqMax uint32 `json:"n_seq_max"`
	// Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are slower, as they can be beside other work, unless the context is Deterministic. The context goes on with fewer where the system refuses some. Default: 0.
	NThreads int32 `json:"n_threads"`
	// Threads for prompts, at most, in the same way; 0 takes NThreads. Default: 0.
	NThreadsBatch int32 `json:"n_threads_batch"`
	// Keep embeddings of what is decoded. Default: false. Not built yet: setting it answers [ErrNotAvailable].
	Embeddings bool `json:"embeddings"`
	// Keep the KV cache on the GPU with its layers. Default: true.
	OffloadKqv bool `json:"offload_kqv"`
	// Evaluate every prompt from its start and alone, with exactly NThreads, so that results repeat to the bit: on the same build, with the same variant of its code ([SystemInfo]) and the same number of threads. Creating fails where the system refuses a thread. Default: false.
	Deterministic bool `json:"deterministic"`
	// Whether flash attention is used. Default: auto.
	FlashAttn FlashAttn `json:"flash_attn"`
	// Number format of the cached keys. Default: f16.
	TypeK KvType `json:"type_k"`
	// Number format of the cached values; a quantised one needs flash attention. Default: f16.
	TypeV KvType `json:"type_v"`
	// What happens when the context is full in the middle of a generation. Default: stop.
	Overflow Overflow `json:"overflow"`
	// Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a deterministic context a request that would need that answers [ErrContextFull]. Default: 0.
	SwapMib int32 `json:"swap_mib"`

	literal bool // made by a constructor: every field is meant as it stands
}

// DefaultContextParams gives the defaults, as a struct in which every field is meant as it stands.
func DefaultContextParams() ContextParams {
	return ContextParams{
		NBatch:     2048,
		NUbatch:    512,
		NSeqMax:    1,
		OffloadKqv: true,
		FlashAttn:  FlashAttnAuto,
		TypeK:      KvTypeF16,
		TypeV:      KvTypeF16,
		Overflow:   OverflowStop,
		literal:    true,
	}
}

// into writes what is set over what stands in c.
func (p *ContextParams) into(a *arena, c *C.MullamaContextParams) {
	set(&c.n_ctx, C.uint32_t(p.NCtx), p.literal)
	set(&c.n_batch, C.uint32_t(p.NBatch), p.literal)
	set(&c.n_ubatch, C.uint32_t(p.NUbatch), p.literal)
	set(&c.n_seq_max, C.uint32_t(p.NSeqMax), p.literal)
	set(&c.n_threads, C.int32_t(p.NThreads), p.literal)
	set(&c.n_threads_batch, C.int32_t(p.NThreadsBatch), p.literal)
	set(&c.embeddings, C.bool(p.Embeddings), p.literal)
	set(&c.offload_kqv, C.bool(p.OffloadKqv), p.literal)
	set(&c.deterministic, C.bool(p.Deterministic), p.literal)
	set(&c.flash_attn, C.int32_t(p.FlashAttn), p.literal)
	set(&c.type_k, C.int32_t(p.TypeK), p.literal)
	set(&c.type_v, C.int32_t(p.TypeV), p.literal)
	set(&c.overflow, C.int32_t(p.Overflow), p.literal)
	set(&c.swap_mib, C.int32_t(p.SwapMib), p.literal)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ContextParams) lower(a *arena) *C.MullamaContextParams {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaContextParams](a, 1)
	*c = C.mullama_context_default_params()
	p.into(a, c)
	return c
}

// ConversationParams says how a conversation begins, and what it does when it is full.
//
// In a bare literal a zero field means its default; a struct from [DefaultConversationParams] is meant in every field.
type ConversationParams struct {
	// A system message that stands first.
	System string `json:"system"`
	// Messages that were said before, oldest first.
	Messages []ChatMessage `json:"messages"`
	// Tools, variables and the clock, which stands still from here on where it is not given, so that a date in the prompt stays what it was. Messages that were said before can be its ChatOptions.MessagesJSON, in place of Messages; its ChatOptions.AddGenerationPrompt is not looked at.
	Chat ChatOptions `json:"chat"`
	// Whose conversation this is, where the call gives no [WithCacheKey] of its own.
	CacheKey string `json:"cache_key"`
	// What happens when messages and answer do not fit. Default: drop_oldest.
	WhenFull WhenFull `json:"when_full"`
	// Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0 takes a quarter of the context. A conversation that leaves no such space is full, and what is dropped then leaves it three quarters of what it may have. Default: 0.
	NReserve int32 `json:"n_reserve"`

	literal bool // made by a constructor: every field is meant as it stands
}

// DefaultConversationParams gives the defaults, as a struct in which every field is meant as it stands.
func DefaultConversationParams() ConversationParams {
	return ConversationParams{
		WhenFull: WhenFullDropOldest,
		literal:  true,
	}
}

// into writes what is set over what stands in c.
func (p *ConversationParams) into(a *arena, c *C.MullamaConversationParams) {
	a.setText(&c.system, "system", p.System, false)
	c.messages, c.n_messages = lowerEach(a, "messages", p.Messages, (*ChatMessage).into)
	c.chat = p.Chat.lower(a)
	a.setText(&c.cache_key, "cache_key", p.CacheKey, false)
	set(&c.when_full, C.int32_t(p.WhenFull), p.literal)
	set(&c.n_reserve, C.int32_t(p.NReserve), p.literal)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ConversationParams) lower(a *arena) *C.MullamaConversationParams {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaConversationParams](a, 1)
	*c = C.mullama_conversation_default_params()
	p.into(a, c)
	return c
}

// embedOptions says what an embedding of many texts may be given.
type embedOptions struct {
	// Stops the work when it is set.
	EmbedCancel *CancelToken
	// Called with the fraction of the texts in [0, 1] that is embedded; false stops the work.
	Progress ProgressCallback `json:"-"`
}

// defaultEmbedOptions gives the defaults.
func defaultEmbedOptions() embedOptions {
	return embedOptions{}
}

// EmbedOption: what an embedding of many texts may be given.
type EmbedOption func(*embedOptions)

// WithEmbedCancel is an option: stops the work when it is set.
func WithEmbedCancel(EmbedCancel *CancelToken) EmbedOption {
	return func(p *embedOptions) { p.EmbedCancel = EmbedCancel }
}

// WithEmbedProgress is an option: called with the fraction of the texts in [0, 1] that is embedded; false stops the work.
func WithEmbedProgress(progress ProgressCallback) EmbedOption {
	return func(p *embedOptions) { p.Progress = progress }
}

func collectEmbedOptions(opts []EmbedOption) *embedOptions {
	p := defaultEmbedOptions()
	for _, option := range opts {
		option(&p)
	}
	return &p
}

// apart gives the struct without its function, and the function: a call that was started is asked how far it is.
func (p *embedOptions) apart() (*embedOptions, ProgressCallback) {
	if p == nil {
		return nil, nil
	}
	silent := *p
	silent.Progress = nil
	return &silent, p.Progress
}

// into writes what is set over what stands in c.
func (p *embedOptions) into(a *arena, c *C.MullamaEmbedOptions) {
	a.setHandle(unsafe.Pointer(&c.cancel), p.EmbedCancel.handle(), p.EmbedCancel)
	c.progress, c.progress_data = a.progressCallback(p.Progress)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *embedOptions) lower(a *arena) *C.MullamaEmbedOptions {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaEmbedOptions](a, 1)
	*c = C.mullama_embed_default_options()
	p.into(a, c)
	return c
}

// embeddingConfig says how an embedding generator is created.
type embeddingConfig struct {
	// Longest text in tokens; the model's own limit cuts it. Default: 512.
	nCtx uint32
	// Scale every embedding to length 1. Default: true.
	normalize bool
	// Tokens evaluated together; 0 takes 256, and at least nCtx. Default: 0.
	nBatch uint32
	// Threads; 0 takes the physical cores. Default: 0.
	nThreads int32
	// How the vectors of a text's tokens become one. Default: unspecified.
	pooling Pooling
	// Cut a text that is too long instead of refusing it. Default: false.
	truncate bool
}

// defaultEmbeddingConfig gives the defaults.
func defaultEmbeddingConfig() embeddingConfig {
	return embeddingConfig{
		nCtx:      512,
		normalize: true,
		pooling:   PoolingUnspecified,
	}
}

// EmbeddingConfigOption: how an embedding generator is created.
type EmbeddingConfigOption func(*embeddingConfig)

// WithNBatch is an option: tokens evaluated together; 0 takes 256, and at least nCtx. Default: 0.
func WithNBatch(nBatch uint32) EmbeddingConfigOption {
	return func(p *embeddingConfig) { p.nBatch = nBatch }
}

// WithNThreads is an option: threads; 0 takes the physical cores. Default: 0.
func WithNThreads(nThreads int32) EmbeddingConfigOption {
	return func(p *embeddingConfig) { p.nThreads = nThreads }
}

// WithPooling is an option: how the vectors of a text's tokens become one. Default: unspecified.
func WithPooling(pooling Pooling) EmbeddingConfigOption {
	return func(p *embeddingConfig) { p.pooling = pooling }
}

// WithTruncate is an option: cut a text that is too long instead of refusing it. Default: false.
func WithTruncate(truncate bool) EmbeddingConfigOption {
	return func(p *embeddingConfig) { p.truncate = truncate }
}

func collectEmbeddingConfigOptions(opts []EmbeddingConfigOption) *embeddingConfig {
	p := defaultEmbeddingConfig()
	for _, option := range opts {
		option(&p)
	}
	return &p
}

// into writes what is set over what stands in c.
func (p *embeddingConfig) into(a *arena, c *C.MullamaEmbeddingConfig) {
	set(&c.n_ctx, C.uint32_t(p.nCtx), true)
	set(&c.normalize, C.bool(p.normalize), true)
	set(&c.n_batch, C.uint32_t(p.nBatch), true)
	set(&c.n_threads, C.int32_t(p.nThreads), true)
	set(&c.pooling_type, C.int32_t(p.pooling), true)
	set(&c.truncate, C.bool(p.truncate), true)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *embeddingConfig) lower(a *arena) *C.MullamaEmbeddingConfig {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaEmbeddingConfig](a, 1)
	*c = C.mullama_embedding_default_config()
	p.into(a, c)
	return c
}

// LogitBias is a number added to one token's logit.
type LogitBias struct {
	// The token.
	Token int32 `json:"token"`
	// Added to its logit.
	Bias float32 `json:"bias"`
}

// into writes what is set over what stands in c.
func (p *LogitBias) into(a *arena, c *C.MullamaLogitBias) {
	set(&c.token, C.int32_t(p.Token), true)
	set(&c.bias, C.float(p.Bias), true)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *LogitBias) lower(a *arena) *C.MullamaLogitBias {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaLogitBias](a, 1)
	p.into(a, c)
	return c
}

// generateOptions says what one generation may be given besides its sampler.
type generateOptions struct {
	// Strings that end the text; they are not part of it.
	stop []string
	// What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
	constraint Constraint
	// Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without them nothing. Default: -1.
	nLogprobs int32
	// Numbers added to single logits before anything else; a token named twice gets the sum.
	logitBias []LogitBias
	// Ends the generation when it is set; the text so far is kept.
	cancel *CancelToken
	// Whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between clients who do not trust each other gives each one a key of its own, for GenerationStats.NCached and times tell one how a prompt begins that another sent.
	cacheKey string

	result *Generation // where the record goes
}

// defaultGenerateOptions gives the defaults.
func defaultGenerateOptions() generateOptions {
	return generateOptions{
		nLogprobs: -1,
	}
}

// GenerateOption: what one generation may be given besides its sampler.
type GenerateOption func(*generateOptions)

// WithStop is an option: strings that end the text; they are not part of it.
func WithStop(stop ...string) GenerateOption {
	return func(p *generateOptions) { p.stop = append(p.stop, stop...) }
}

// WithConstraint is an option: what the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
func WithConstraint(constraint Constraint) GenerateOption {
	return func(p *generateOptions) { p.constraint = constraint }
}

// WithNLogprobs is an option: log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without them nothing. Default: -1.
func WithNLogprobs(nLogprobs int32) GenerateOption {
	return func(p *generateOptions) { p.nLogprobs = nLogprobs }
}

// WithLogitBias is an option: numbers added to single logits before anything else; a token named twice gets the sum.
func WithLogitBias(logitBias ...LogitBias) GenerateOption {
	return func(p *generateOptions) { p.logitBias = append(p.logitBias, logitBias...) }
}

// WithLogitBiasMap is WithLogitBias with a map: numbers added to single logits before anything else; a token named twice gets the sum.
func WithLogitBiasMap(logitBias map[int32]float32) GenerateOption {
	return func(p *generateOptions) {
		for key, value := range logitBias {
			p.logitBias = append(p.logitBias, LogitBias{Token: key, Bias: value})
		}
	}
}

// WithCancel is an option: ends the generation when it is set; the text so far is kept.
func WithCancel(cancel *CancelToken) GenerateOption {
	return func(p *generateOptions) { p.cancel = cancel }
}

// WithCacheKey is an option: whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between clients who do not trust each other gives each one a key of its own, for GenerationStats.NCached and times tell one how a prompt begins that another sent.
func WithCacheKey(cacheKey string) GenerateOption {
	return func(p *generateOptions) { p.cacheKey = cacheKey }
}

// WithResult is an option: the record of what was delivered is written into result when the call ends.
func WithResult(result *Generation) GenerateOption {
	return func(p *generateOptions) { p.result = result }
}

// deliver passes a record on, and copies it to where [WithResult] asked for it.
func (p *generateOptions) deliver(record Generation, err error) (Generation, error) {
	if p.result != nil && err == nil {
		*p.result = record
	}
	return record, err
}

func collectGenerateOptions(opts []GenerateOption) *generateOptions {
	p := defaultGenerateOptions()
	for _, option := range opts {
		option(&p)
	}
	return &p
}

// into writes what is set over what stands in c.
func (p *generateOptions) into(a *arena, c *C.MullamaGenerateOptions) {
	c.stop, c.n_stop = a.texts("stop", p.stop)
	c.constraint_kind, c.constraint = lowerConstraint(p.constraint, a, "constraint")
	set(&c.n_logprobs, C.int32_t(p.nLogprobs), true)
	c.logit_bias, c.n_logit_bias = lowerEach(a, "logit_bias", p.logitBias, (*LogitBias).into)
	a.setHandle(unsafe.Pointer(&c.cancel), p.cancel.handle(), p.cancel)
	a.setText(&c.cache_key, "cache_key", p.cacheKey, false)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *generateOptions) lower(a *arena) *C.MullamaGenerateOptions {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaGenerateOptions](a, 1)
	*c = C.mullama_generate_default_options()
	p.into(a, c)
	return c
}

// ModelParams says how a model is loaded.
//
// In a bare literal a zero field means its default; a struct from [DefaultModelParams] is meant in every field.
type ModelParams struct {
	// Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in a child that was forked from a process whose GPU driver has started. Default: 0.
	NGPULayers int32 `json:"n_gpu_layers"`
	// Index of the GPU that holds what is not split. Default: 0.
	MainGPU int32 `json:"main_gpu"`
	// Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short while it is in use ends the process by a signal (SIGBUS), which no library can make an error of. Replace a model by renaming another file over it, or read the file where others may write to it. Default: true.
	UseMmap bool `json:"use_mmap"`
	// Lock the weights in memory. Default: false.
	UseMlock bool `json:"use_mlock"`
	// Load the vocabulary without the weights. Default: false.
	VocabOnly bool `json:"vocab_only"`
	// Check every tensor for invalid values while loading. Default: false.
	CheckTensors bool `json:"check_tensors"`
	// Keep the weights in this process after the last handle is gone. Default: false. Not built yet: setting it answers [ErrNotAvailable].
	KeepLoaded bool `json:"keep_loaded"`
	// How the model is spread over several GPUs. Default: layer.
	SplitMode SplitMode `json:"split_mode"`
	// Share of each GPU, one number for each; empty lets the engine decide.
	TensorSplit []float32 `json:"tensor_split"`
	// Indices of the devices to use; empty means all. Not built yet: setting it answers [ErrNotAvailable].
	Devices []int32 `json:"devices"`
	// Stops the load when it is set.
	Cancel *CancelToken `json:"-"`
	// Called with the fraction in [0, 1] that is loaded; false stops the load.
	Progress ProgressCallback `json:"-"`

	literal bool // made by a constructor: every field is meant as it stands
}

// DefaultModelParams gives the defaults, as a struct in which every field is meant as it stands.
func DefaultModelParams() ModelParams {
	return ModelParams{
		UseMmap:   true,
		SplitMode: SplitModeLayer,
		literal:   true,
	}
}

// apart gives the struct without its function, and the function: a call that was started is asked how far it is.
func (p *ModelParams) apart() (*ModelParams, ProgressCallback) {
	if p == nil {
		return nil, nil
	}
	silent := *p
	silent.Progress = nil
	return &silent, p.Progress
}

// into writes what is set over what stands in c.
func (p *ModelParams) into(a *arena, c *C.MullamaModelParams) {
	set(&c.n_gpu_layers, C.int32_t(p.NGPULayers), p.literal)
	set(&c.main_gpu, C.int32_t(p.MainGPU), p.literal)
	set(&c.use_mmap, C.bool(p.UseMmap), p.literal)
	set(&c.use_mlock, C.bool(p.UseMlock), p.literal)
	set(&c.vocab_only, C.bool(p.VocabOnly), p.literal)
	set(&c.check_tensors, C.bool(p.CheckTensors), p.literal)
	set(&c.keep_loaded, C.bool(p.KeepLoaded), p.literal)
	set(&c.split_mode, C.int32_t(p.SplitMode), p.literal)
	c.tensor_split, c.n_tensor_split = copied[C.float](a, p.TensorSplit), C.int32_t(len(p.TensorSplit))
	c.devices, c.n_devices = copied[C.int32_t](a, p.Devices), C.int32_t(len(p.Devices))
	a.setHandle(unsafe.Pointer(&c.cancel), p.Cancel.handle(), p.Cancel)
	c.progress, c.progress_data = a.progressCallback(p.Progress)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ModelParams) lower(a *arena) *C.MullamaModelParams {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaModelParams](a, 1)
	*c = C.mullama_model_default_params()
	p.into(a, c)
	return c
}

// SamplerParams says how the next token is drawn.
//
// The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p, XTC, temperature, draw.
//
// In a bare literal a zero field means its default; a struct from [DefaultSamplerParams] is meant in every field.
type SamplerParams struct {
	// Divides the logits; 0 takes the most likely token. Default: 0.8.
	Temperature float32 `json:"temperature"`
	// Keep the k most likely tokens; 0 keeps all. Default: 40.
	TopK int32 `json:"top_k"`
	// Keep the most likely tokens that together reach this probability. Default: 0.95.
	TopP float32 `json:"top_p"`
	// Drop tokens less likely than this share of the most likely one. Default: 0.05.
	MinP float32 `json:"min_p"`
	// Locally typical sampling; 1 is off. Default: 1.
	TypicalP float32 `json:"typical_p"`
	// Divides the logits of recent tokens; 1 is off. Default: 1.1.
	PenaltyRepeat float32 `json:"penalty_repeat"`
	// Subtracted once for each time a recent token occurred. Default: 0.
	PenaltyFreq float32 `json:"penalty_freq"`
	// Subtracted when a recent token occurred at all. Default: 0.
	PenaltyPresent float32 `json:"penalty_present"`
	// How many tokens are recent, the prompt's included; -1 means the whole context, 0 none. Default: 64.
	PenaltyLastN int32 `json:"penalty_last_n"`
	// Never produce an end-of-generation token. Default: false.
	IgnoreEOS bool `json:"ignore_eos"`
	// Makes draws repeatable; 0 draws a fresh seed, which GenerationStats.Seed reports. 0xFFFFFFFF means 0.
	Seed uint32 `json:"seed"`
	// Keep tokens within n standard deviations of the best logit; -1 is off. Default: -1.
	TopNSigma float32 `json:"top_n_sigma"`
	// How often the most likely tokens are excluded by XTC; 0 is off. Default: 0.
	XtcProbability float32 `json:"xtc_probability"`
	// Tokens above this probability can be excluded by XTC. Default: 0.1.
	XtcThreshold float32 `json:"xtc_threshold"`
	// Width of the dynamic temperature; 0 is off. Default: 0.
	DynatempRange float32 `json:"dynatemp_range"`
	// How entropy maps to the dynamic temperature. Default: 1.
	DynatempExponent float32 `json:"dynatemp_exponent"`
	// Strength of the DRY repetition penalty; 0 is off. Default: 0.
	DryMultiplier float32 `json:"dry_multiplier"`
	// Growth of the DRY penalty with the length of the repetition. Default: 1.75.
	DryBase float32 `json:"dry_base"`
	// Longest repetition that DRY lets pass. Default: 2.
	DryAllowedLength int32 `json:"dry_allowed_length"`
	// Tokens that DRY looks back; -1 means the whole context, 0 none. Default: -1.
	DryPenaltyLastN int32 `json:"dry_penalty_last_n"`
	// Mirostat version; 0 is off. It replaces every other truncation. Default: 0.
	Mirostat int32 `json:"mirostat"`
	// Target surprise of Mirostat, in nats. Default: 5.
	MirostatTau float32 `json:"mirostat_tau"`
	// Learning rate of Mirostat. Default: 0.1.
	MirostatEta float32 `json:"mirostat_eta"`

	literal bool // made by a constructor: every field is meant as it stands
}

// DefaultSamplerParams gives the defaults, as a struct in which every field is meant as it stands. Balanced generation.
func DefaultSamplerParams() SamplerParams {
	return SamplerParams{
		Temperature:      0.8,
		TopK:             40,
		TopP:             0.95,
		MinP:             0.05,
		TypicalP:         1,
		PenaltyRepeat:    1.1,
		PenaltyLastN:     64,
		TopNSigma:        -1,
		XtcThreshold:     0.1,
		DynatempExponent: 1,
		DryBase:          1.75,
		DryAllowedLength: 2,
		DryPenaltyLastN:  -1,
		MirostatTau:      5,
		MirostatEta:      0.1,
		literal:          true,
	}
}

// GreedySamplerParams is a preset: deterministic, factual output.
func GreedySamplerParams() SamplerParams {
	p := DefaultSamplerParams()
	p.Temperature = 0
	p.TopK = 1
	p.TopP = 1
	p.MinP = 0
	p.PenaltyRepeat = 1
	return p
}

// PreciseSamplerParams is a preset: focused, low-variance responses.
func PreciseSamplerParams() SamplerParams {
	p := DefaultSamplerParams()
	p.Temperature = 0.3
	p.TopK = 20
	p.TopP = 0.8
	p.MinP = 0.05
	p.PenaltyRepeat = 1.1
	return p
}

// CreativeSamplerParams is a preset: creative writing, brainstorming.
func CreativeSamplerParams() SamplerParams {
	p := DefaultSamplerParams()
	p.Temperature = 1.2
	p.TopK = 100
	p.TopP = 0.95
	p.MinP = 0
	p.PenaltyRepeat = 1
	return p
}

// into writes what is set over what stands in c.
func (p *SamplerParams) into(a *arena, c *C.MullamaSamplerParams) {
	set(&c.temperature, C.float(p.Temperature), p.literal)
	set(&c.top_k, C.int32_t(p.TopK), p.literal)
	set(&c.top_p, C.float(p.TopP), p.literal)
	set(&c.min_p, C.float(p.MinP), p.literal)
	set(&c.typical_p, C.float(p.TypicalP), p.literal)
	set(&c.penalty_repeat, C.float(p.PenaltyRepeat), p.literal)
	set(&c.penalty_freq, C.float(p.PenaltyFreq), p.literal)
	set(&c.penalty_present, C.float(p.PenaltyPresent), p.literal)
	set(&c.penalty_last_n, C.int32_t(p.PenaltyLastN), p.literal)
	set(&c.ignore_eos, C.bool(p.IgnoreEOS), p.literal)
	c.seed = nonZero[C.uint32_t](p.Seed, C.MULLAMA_SEED_RANDOM)
	set(&c.top_n_sigma, C.float(p.TopNSigma), p.literal)
	set(&c.xtc_probability, C.float(p.XtcProbability), p.literal)
	set(&c.xtc_threshold, C.float(p.XtcThreshold), p.literal)
	set(&c.dynatemp_range, C.float(p.DynatempRange), p.literal)
	set(&c.dynatemp_exponent, C.float(p.DynatempExponent), p.literal)
	set(&c.dry_multiplier, C.float(p.DryMultiplier), p.literal)
	set(&c.dry_base, C.float(p.DryBase), p.literal)
	set(&c.dry_allowed_length, C.int32_t(p.DryAllowedLength), p.literal)
	set(&c.dry_penalty_last_n, C.int32_t(p.DryPenaltyLastN), p.literal)
	set(&c.mirostat, C.int32_t(p.Mirostat), p.literal)
	set(&c.mirostat_tau, C.float(p.MirostatTau), p.literal)
	set(&c.mirostat_eta, C.float(p.MirostatEta), p.literal)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *SamplerParams) lower(a *arena) *C.MullamaSamplerParams {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaSamplerParams](a, 1)
	*c = C.mullama_sampler_default_params()
	p.into(a, c)
	return c
}

// ScoreOptions says what a score of texts may be given.
//
// In a bare literal a zero field means its default; a struct from [DefaultScoreOptions] is meant in every field.
type ScoreOptions struct {
	// Stops the work when it is set.
	Cancel *CancelToken `json:"-"`
	// Leave out the beginning of a prompt with which a pair does not fit into the context, instead of refusing it. Default: false.
	Truncate bool `json:"truncate"`
	// Whose texts these are, as [WithCacheKey] says.
	CacheKey string `json:"cache_key"`
	// Called with the fraction of the pairs in [0, 1] that is scored; false stops the work.
	Progress ProgressCallback `json:"-"`

	literal bool // made by a constructor: every field is meant as it stands
}

// DefaultScoreOptions gives the defaults, as a struct in which every field is meant as it stands.
func DefaultScoreOptions() ScoreOptions {
	return ScoreOptions{
		literal: true,
	}
}

// apart gives the struct without its function, and the function: a call that was started is asked how far it is.
func (p *ScoreOptions) apart() (*ScoreOptions, ProgressCallback) {
	if p == nil {
		return nil, nil
	}
	silent := *p
	silent.Progress = nil
	return &silent, p.Progress
}

// into writes what is set over what stands in c.
func (p *ScoreOptions) into(a *arena, c *C.MullamaScoreOptions) {
	a.setHandle(unsafe.Pointer(&c.cancel), p.Cancel.handle(), p.Cancel)
	set(&c.truncate, C.bool(p.Truncate), p.literal)
	a.setText(&c.cache_key, "cache_key", p.CacheKey, false)
	c.progress, c.progress_data = a.progressCallback(p.Progress)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ScoreOptions) lower(a *arena) *C.MullamaScoreOptions {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaScoreOptions](a, 1)
	*c = C.mullama_score_default_options()
	p.into(a, c)
	return c
}

// ScorePair is a text and what may follow it.
type ScorePair struct {
	// What stands before; empty where the continuation begins a text.
	Prompt string `json:"prompt"`
	// What is scored.
	Continuation string `json:"continuation"`
}

// into writes what is set over what stands in c.
func (p *ScorePair) into(a *arena, c *C.MullamaScorePair) {
	a.setText(&c.prompt, "prompt", p.Prompt, true)
	a.setText(&c.continuation, "continuation", p.Continuation, true)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ScorePair) lower(a *arena) *C.MullamaScorePair {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaScorePair](a, 1)
	p.into(a, c)
	return c
}

// ToolResult says what a tool gave for one call.
type ToolResult struct {
	// The call, by its ToolRequest.ID.
	ID string `json:"id"`
	// What the model reads; a special token written in it stays text.
	Content string `json:"content"`
	// The tool failed, and the text says why; the model is told. Default: false.
	IsError bool `json:"is_error"`
}

// into writes what is set over what stands in c.
func (p *ToolResult) into(a *arena, c *C.MullamaToolResult) {
	a.setText(&c.id, "id", p.ID, true)
	a.setText(&c.content, "content", p.Content, true)
	set(&c.is_error, C.bool(p.IsError), true)
}

// lower gives the struct as the library takes it; nil stays nil and means the defaults.
func (p *ToolResult) lower(a *arena) *C.MullamaToolResult {
	if p == nil {
		return nil
	}
	c := alloc[C.MullamaToolResult](a, 1)
	p.into(a, c)
	return c
}
