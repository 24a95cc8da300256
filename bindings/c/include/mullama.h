/* Code generated from api.yaml by mullama-codegen. DO NOT EDIT. */
/* Digest: 06324618127d68ec */
/* Mullama runs language models inside your program. What a call answers, by kind:
 *   handle        NULL on failure
 *   or none       a handle that may be NULL where there is none; mullama_last_error_code() tells that from a failure
 *   count, id     int32_t, bytes int64_t: negative is an error code and nothing else. An absent token is MULLAMA_TOKEN_NONE
 *   status        int32_t: 0 or an error code
 *   bool, float   false and NaN on failure; mullama_last_error_code() tells a failure from an answer
 *   params        by value, every field set
 *   text          the length of the whole text in bytes without its NUL, like snprintf; what fits is written, cut at a whole
 *                 character and ended with NUL
 *   array         the count; MULLAMA_ERR_BUFFER_TOO_SMALL writes nothing; capacity 0 asks for the count
 *   const char *  static or owned by the library, never freed
 * Records, lists of records, maps and unions that come back are the caller's own, and each has a function that frees it. A map is
 * given as its keys and values in turn, a duration in seconds, a union as its case's number and a pointer to the text or struct.
 * A NULL params, config or options pointer means the defaults. Lists inside structs are borrowed for the call. Text is UTF-8 ended by
 * NUL. Every call but the frees and the error functions clears the thread's last error on entry. Functions may be called from every
 * thread; a handle is a number, not an address: a freed, forged or wrongly typed one answers MULLAMA_ERR_INVALID_HANDLE.
 */

#ifndef MULLAMA_H
#define MULLAMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * No error.
 */
#define MULLAMA_OK 0

/**
 * A null pointer was given where a value is needed.
 */
#define MULLAMA_ERR_NULL_POINTER -1

/**
 * The model file cannot be loaded.
 */
#define MULLAMA_ERR_MODEL_LOAD -2

/**
 * The context cannot be created.
 */
#define MULLAMA_ERR_CONTEXT -3

/**
 * The text cannot be turned into tokens.
 */
#define MULLAMA_ERR_TOKENIZATION -4

/**
 * The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.
 */
#define MULLAMA_ERR_GENERATION -5

/**
 * The sampler parameters are out of range.
 */
#define MULLAMA_ERR_SAMPLER -6

/**
 * The text cannot be embedded.
 */
#define MULLAMA_ERR_EMBEDDING -7

/**
 * An argument is out of range or malformed.
 */
#define MULLAMA_ERR_INVALID_INPUT -8

/**
 * The buffer is too small for the result.
 */
#define MULLAMA_ERR_BUFFER_TOO_SMALL -9

/**
 * The compute backend cannot be started.
 */
#define MULLAMA_ERR_BACKEND -10

/**
 * The call was cancelled before it had anything to give.
 */
#define MULLAMA_ERR_CANCELLED -11

/**
 * A bug in Mullama; please report it with the message.
 */
#define MULLAMA_ERR_INTERNAL -12

/**
 * The feature is not built into this library.
 */
#define MULLAMA_ERR_NOT_AVAILABLE -13

/**
 * The text is not valid UTF-8.
 */
#define MULLAMA_ERR_UTF8 -14

/**
 * A lock is poisoned.
 */
#define MULLAMA_ERR_LOCK -15

/**
 * The handle was freed, forged or is of another type.
 */
#define MULLAMA_ERR_INVALID_HANDLE -16

/**
 * The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.
 */
#define MULLAMA_ERR_CONTEXT_FULL -17

/**
 * A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.
 */
#define MULLAMA_ERR_CONTEXT_BUSY -18

/**
 * The handle belongs to the process that was forked from.
 */
#define MULLAMA_ERR_WRONG_PROCESS -19

/**
 * Nothing is ready yet.
 */
#define MULLAMA_ERR_WOULD_BLOCK -20

/**
 * An assertion of the engine failed; the context on which it did answers the same from then on.
 */
#define MULLAMA_ERR_ENGINE -21

/**
 * A file cannot be written or read, or it is not what was written to it.
 */
#define MULLAMA_ERR_FILE -23

/**
 * Stands for an absent token.
 */
#define MULLAMA_TOKEN_NONE INT32_MIN

/**
 * Stands for an absent `now_unix`.
 */
#define MULLAMA_NOW_MACHINE INT64_MIN

/**
 * Stands for an absent `seed`.
 */
#define MULLAMA_SEED_RANDOM UINT32_MAX

/**
 * Part of the answer.
 */
#define MULLAMA_EVENT_KIND_TEXT 0

/**
 * Part of the thought before it.
 */
#define MULLAMA_EVENT_KIND_THINKING 1

/**
 * A call of a tool, whole.
 */
#define MULLAMA_EVENT_KIND_TOOL_CALL 2

/**
 * An end-of-generation token was produced.
 */
#define MULLAMA_FINISH_REASON_STOP 0

/**
 * One of the stop strings was produced; it is not part of the text.
 */
#define MULLAMA_FINISH_REASON_STOP_STRING 1

/**
 * The limit of tokens was reached. Or the caller's buffer was full.
 */
#define MULLAMA_FINISH_REASON_LENGTH 2

/**
 * The cancel token was set or the stream was closed.
 */
#define MULLAMA_FINISH_REASON_CANCELLED 3

/**
 * The context had no space for another token.
 */
#define MULLAMA_FINISH_REASON_CONTEXT_FULL 4

/**
 * The engine decides.
 */
#define MULLAMA_FLASH_ATTN_AUTO -1

/**
 * Never.
 */
#define MULLAMA_FLASH_ATTN_OFF 0

/**
 * Always.
 */
#define MULLAMA_FLASH_ATTN_ON 1

/**
 * 32-bit floats.
 */
#define MULLAMA_KV_TYPE_F32 0

/**
 * 16-bit floats.
 */
#define MULLAMA_KV_TYPE_F16 1

/**
 * 4 bits in blocks of 32.
 */
#define MULLAMA_KV_TYPE_Q4_0 2

/**
 * 4 bits in blocks of 32, with an offset.
 */
#define MULLAMA_KV_TYPE_Q4_1 3

/**
 * 5 bits in blocks of 32.
 */
#define MULLAMA_KV_TYPE_Q5_0 6

/**
 * 5 bits in blocks of 32, with an offset.
 */
#define MULLAMA_KV_TYPE_Q5_1 7

/**
 * 8 bits in blocks of 32.
 */
#define MULLAMA_KV_TYPE_Q8_0 8

/**
 * 16-bit brain floats.
 */
#define MULLAMA_KV_TYPE_BF16 30

/**
 * The generation ends with `MULLAMA_FINISH_REASON_CONTEXT_FULL`.
 */
#define MULLAMA_OVERFLOW_STOP 0

/**
 * The older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless.
 */
#define MULLAMA_OVERFLOW_SHIFT 1

/**
 * As the model's metadata says, else the mean.
 */
#define MULLAMA_POOLING_UNSPECIFIED -1

/**
 * Not at all; no embedding can be made.
 */
#define MULLAMA_POOLING_NONE 0

/**
 * Their mean.
 */
#define MULLAMA_POOLING_MEAN 1

/**
 * The first token's.
 */
#define MULLAMA_POOLING_CLS 2

/**
 * The last token's.
 */
#define MULLAMA_POOLING_LAST 3

/**
 * A reranker's score; no embedding can be made.
 */
#define MULLAMA_POOLING_RANK 4

/**
 * One GPU holds everything.
 */
#define MULLAMA_SPLIT_MODE_NONE 0

/**
 * Layers and their KV cache are spread.
 */
#define MULLAMA_SPLIT_MODE_LAYER 1

/**
 * Rows of the matrices are spread.
 */
#define MULLAMA_SPLIT_MODE_ROW 2

/**
 * The file does not say.
 */
#define MULLAMA_TOKEN_KIND_UNDEFINED 0

/**
 * A piece of ordinary text.
 */
#define MULLAMA_TOKEN_KIND_NORMAL 1

/**
 * Stands for what the vocabulary cannot spell.
 */
#define MULLAMA_TOKEN_KIND_UNKNOWN 2

/**
 * Marks the structure of a text, like its beginning; no text of its own.
 */
#define MULLAMA_TOKEN_KIND_CONTROL 3

/**
 * Added to the vocabulary as a whole; its text is never split.
 */
#define MULLAMA_TOKEN_KIND_USER_DEFINED 4

/**
 * A place that is free.
 */
#define MULLAMA_TOKEN_KIND_UNUSED 5

/**
 * One byte of a character that has no token of its own.
 */
#define MULLAMA_TOKEN_KIND_BYTE 6

/**
 * The oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay.
 */
#define MULLAMA_WHEN_FULL_DROP_OLDEST 0

/**
 * The call answers `MULLAMA_ERR_CONTEXT_FULL` and changes nothing.
 */
#define MULLAMA_WHEN_FULL_FAIL 1

/**
 * A JSON Schema 2020-12 document; the text is compact.
 */
#define MULLAMA_CONSTRAINT_JSON_SCHEMA 1

/**
 * A regular expression over the whole text, in the syntax of Rust's regex crate.
 */
#define MULLAMA_CONSTRAINT_REGEX 2

/**
 * A Lark grammar, whose first rule is `start`.
 */
#define MULLAMA_CONSTRAINT_LARK 3

/**
 * A GBNF grammar, as llama.cpp has it, whose first rule is `root`.
 */
#define MULLAMA_CONSTRAINT_GBNF 4

/**
 * A flag that stops work from any thread.
 *
 * Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes `MullamaContextParams.n_ubatch` tokens at most, and on a GPU within one such graph; a load within one tensor; what reads a text, a template or a constraint looks at it all along. An opaque handle.
 */
typedef struct MullamaCancelToken MullamaCancelToken;

/**
 * A model's working memory; runs generations.
 *
 * Calls may come from every thread; they wait for each other behind one owner thread. `MullamaContextParams.n_seq_max` generations are computed at once, and any number can be open: a stream that nobody pulls gives up its sequence to a request that needs one and goes on where it was when it is pulled again; streams that are pulled, and calls that take long, take turns. Prompts that begin alike share what was computed for the beginning, but in a deterministic context. Closing a context ends what runs on it: a call that gives a record says `MULLAMA_FINISH_REASON_CANCELLED`, one that gives text alone answers `MULLAMA_ERR_INVALID_HANDLE`, which says how many tokens it had made. An opaque handle.
 */
typedef struct MullamaContext MullamaContext;

/**
 * Messages and answers on a context, of which only what is new is evaluated.
 *
 * It keeps the messages, the tools and what the model has evaluated of them. What was said before is found again in the context's cache; where other requests needed the place meanwhile, its state is kept in the memory that `MullamaContextParams.swap_mib` bounds, and what is not kept is evaluated again. A deterministic context evaluates all of it each time. `MullamaGenerationStats.n_cached` tells.
 * A conversation gives one answer at a time. Calls that give a record wait for each other in order; while a stream of it is open, which only its reader can end, another call that would change it answers `MULLAMA_ERR_CONTEXT_BUSY`. When an answer has come to its end, also by a limit or a stop string, it is the assistant's message. One that was cancelled, or whose stream was closed early, leaves the text that was delivered; where nothing was, and where the call answers an error, the conversation is as it was before the call. Closing it ends no answer that is running. An opaque handle.
 */
typedef struct MullamaConversation MullamaConversation;

/**
 * Turns texts into vectors.
 *
 * It has a context of its own, whose batches hold several texts; calls from several threads wait for each other. An opaque handle.
 */
typedef struct MullamaEmbeddingGenerator MullamaEmbeddingGenerator;

/**
 * An answer that is still being generated, pulled part by part.
 *
 * It is as `MullamaStream` is, but for what it gives. An opaque handle.
 */
typedef struct MullamaEventStream MullamaEventStream;

/**
 * The oldest messages of a conversation that have to go so that there is space. An opaque handle.
 */
typedef struct MullamaExcess MullamaExcess;

/**
 * The record of one generation. An opaque handle.
 */
typedef struct MullamaGeneration MullamaGeneration;

/**
 * A part of an answer that is still being generated. An opaque handle.
 */
typedef struct MullamaGenerationEvent MullamaGenerationEvent;

/**
 * Weights and vocabulary of one GGUF file.
 *
 * A model is read-only and can be used from every thread. Freeing it while a context lives is safe: the weights go with the last one that needs them. An opaque handle.
 */
typedef struct MullamaModel MullamaModel;

/**
 * The answer of a call that was started and still runs. An opaque handle.
 */
typedef struct MullamaPending MullamaPending;

/**
 * How likely a model finds a text. An opaque handle.
 */
typedef struct MullamaScore MullamaScore;

/**
 * A list of MullamaScore, read by count and place. An opaque handle.
 */
typedef struct MullamaScoreList MullamaScoreList;

/**
 * A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. An opaque handle.
 */
typedef struct MullamaStream MullamaStream;

/**
 * What a vocabulary has on one token. An opaque handle.
 */
typedef struct MullamaTokenDetail MullamaTokenDetail;

/**
 * A list of MullamaTokenDetail, read by count and place. An opaque handle.
 */
typedef struct MullamaTokenDetailList MullamaTokenDetailList;

/**
 * How likely a token of a text was, and which others were likely in its place.
 *
 * Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which no bias, constraint, penalty or temperature has changed; and after them, of the distribution that the token was drawn from. An opaque handle.
 */
typedef struct MullamaTokenLogprobs MullamaTokenLogprobs;

/**
 * A list of MullamaTokenLogprobs, read by count and place. An opaque handle.
 */
typedef struct MullamaTokenLogprobsList MullamaTokenLogprobsList;

/**
 * A call of a tool in an answer. An opaque handle.
 */
typedef struct MullamaToolRequest MullamaToolRequest;

/**
 * A list of MullamaToolRequest, read by count and place. An opaque handle.
 */
typedef struct MullamaToolRequestList MullamaToolRequestList;

/**
 * A conversation whose answer may need tools, step by step.
 *
 * It keeps the messages. Each `mullama_tool_run_next` is one generation; where the model calls tools, their results are given with `mullama_tool_run_give` and the next step goes on from there, until a step has the answer. An opaque handle.
 */
typedef struct MullamaToolRun MullamaToolRun;

/**
 * What one generation of a `MullamaToolRun` came to: calls that wait for their results, or the answer. An opaque handle.
 */
typedef struct MullamaToolStep MullamaToolStep;

/**
 * How a context is created.
 */
typedef struct MullamaContextParams {
  /**
   * Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than a quarter of the memory that is left, the most that fits, 512 at least; `mullama_context_n_ctx` says how many, and a program whose results are to repeat gives its own number. Default: 0.
   */
  uint32_t n_ctx;
  /**
   * Tokens evaluated in one call of the engine. Default: 2048.
   */
  uint32_t n_batch;
  /**
   * Tokens evaluated in one compute graph. Default: 512.
   */
  uint32_t n_ubatch;
  /**
   * Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns. Default: 1.
   */
  uint32_t n_seq_max;
  /**
   * Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are slower, as they can be beside other work, unless the context is `deterministic`. The context goes on with fewer where the system refuses some. Default: 0.
   */
  int32_t n_threads;
  /**
   * Threads for prompts, at most, in the same way; 0 takes `n_threads`. Default: 0.
   */
  int32_t n_threads_batch;
  /**
   * Keep embeddings of what is decoded. Default: false.
   */
  bool embeddings;
  /**
   * Keep the KV cache on the GPU with its layers. Default: true.
   */
  bool offload_kqv;
  /**
   * Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to the bit: on the same build, with the same variant of its code (`mullama_system_info`) and the same number of threads. Creating fails where the system refuses a thread. Default: false.
   */
  bool deterministic;
  /**
   * Whether flash attention is used. Default: `MULLAMA_FLASH_ATTN_AUTO`.
   */
  int32_t flash_attn;
  /**
   * Number format of the cached keys. Default: `MULLAMA_KV_TYPE_F16`.
   */
  int32_t type_k;
  /**
   * Number format of the cached values; a quantised one needs flash attention. Default: `MULLAMA_KV_TYPE_F16`.
   */
  int32_t type_v;
  /**
   * What happens when the context is full in the middle of a generation. Default: `MULLAMA_OVERFLOW_STOP`.
   */
  int32_t overflow;
  /**
   * Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a deterministic context a request that would need that answers `MULLAMA_ERR_CONTEXT_FULL`. Default: 0.
   */
  int32_t swap_mib;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaContextParams;

/**
 * How the next token is drawn.
 *
 * The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p, XTC, temperature, draw.
 */
typedef struct MullamaSamplerParams {
  /**
   * Divides the logits; 0 takes the most likely token. Default: 0.8.
   */
  float temperature;
  /**
   * Keep the k most likely tokens; 0 keeps all. Default: 40.
   */
  int32_t top_k;
  /**
   * Keep the most likely tokens that together reach this probability. Default: 0.95.
   */
  float top_p;
  /**
   * Drop tokens less likely than this share of the most likely one. Default: 0.05.
   */
  float min_p;
  /**
   * Locally typical sampling; 1 is off. Default: 1.
   */
  float typical_p;
  /**
   * Divides the logits of recent tokens; 1 is off. Default: 1.1.
   */
  float penalty_repeat;
  /**
   * Subtracted once for each time a recent token occurred. Default: 0.
   */
  float penalty_freq;
  /**
   * Subtracted when a recent token occurred at all. Default: 0.
   */
  float penalty_present;
  /**
   * How many tokens are recent, the prompt's included; -1 means the whole context, 0 none. Default: 64.
   */
  int32_t penalty_last_n;
  /**
   * Never produce an end-of-generation token. Default: false.
   */
  bool ignore_eos;
  /**
   * Makes draws repeatable; `MULLAMA_SEED_RANDOM` draws a fresh seed, which `MullamaGenerationStats.seed` reports. 0xFFFFFFFF means `MULLAMA_SEED_RANDOM`. In a zeroed struct it is 0, and draws repeat. Default: `MULLAMA_SEED_RANDOM`.
   */
  uint32_t seed;
  /**
   * Keep tokens within n standard deviations of the best logit; -1 is off. Default: -1.
   */
  float top_n_sigma;
  /**
   * How often the most likely tokens are excluded by XTC; 0 is off. Default: 0.
   */
  float xtc_probability;
  /**
   * Tokens above this probability can be excluded by XTC. Default: 0.1.
   */
  float xtc_threshold;
  /**
   * Width of the dynamic temperature; 0 is off. Default: 0.
   */
  float dynatemp_range;
  /**
   * How entropy maps to the dynamic temperature. Default: 1.
   */
  float dynatemp_exponent;
  /**
   * Strength of the DRY repetition penalty; 0 is off. Default: 0.
   */
  float dry_multiplier;
  /**
   * Growth of the DRY penalty with the length of the repetition. Default: 1.75.
   */
  float dry_base;
  /**
   * Longest repetition that DRY lets pass. Default: 2.
   */
  int32_t dry_allowed_length;
  /**
   * Tokens that DRY looks back; -1 means the whole context, 0 none. Default: -1.
   */
  int32_t dry_penalty_last_n;
  /**
   * Mirostat version; 0 is off. It replaces every other truncation. Default: 0.
   */
  int32_t mirostat;
  /**
   * Target surprise of Mirostat, in nats. Default: 5.
   */
  float mirostat_tau;
  /**
   * Learning rate of Mirostat. Default: 0.1.
   */
  float mirostat_eta;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaSamplerParams;

/**
 * A number added to one token's logit.
 */
typedef struct MullamaLogitBias {
  /**
   * The token.
   */
  int32_t token;
  /**
   * Added to its logit.
   */
  float bias;
} MullamaLogitBias;

/**
 * What one generation may be given besides its sampler.
 */
typedef struct MullamaGenerateOptions {
  /**
   * Strings that end the text; they are not part of it.
   */
  const char *const *stop;
  /**
   * Strings that end the text; they are not part of it.
   */
  int32_t n_stop;
  /**
   * What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
   */
  int32_t constraint_kind;
  /**
   * What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
   */
  const char *constraint;
  /**
   * Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without them nothing. In a zeroed struct it is 0, which asks for those of each token. Default: -1.
   */
  int32_t n_logprobs;
  /**
   * Numbers added to single logits before anything else; a token named twice gets the sum.
   */
  const struct MullamaLogitBias *logit_bias;
  /**
   * Numbers added to single logits before anything else; a token named twice gets the sum.
   */
  int32_t n_logit_bias;
  /**
   * Ends the generation when it is set; the text so far is kept.
   */
  const struct MullamaCancelToken *cancel;
  /**
   * Whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between clients who do not trust each other gives each one a key of its own, for `MullamaGenerationStats.n_cached` and times tell one how a prompt begins that another sent.
   */
  const char *cache_key;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaGenerateOptions;

/**
 * Hears each piece of a generation.
 */
typedef bool (*MullamaStreamCallback)(const char *piece, void *user_data);

/**
 * One call of a tool that a message carries.
 */
typedef struct MullamaToolCall {
  /**
   * The tool.
   */
  const char *name;
  /**
   * A JSON object; an empty text is one without keys.
   */
  const char *arguments;
  /**
   * What the tool's answer names the call by.
   */
  const char *id;
} MullamaToolCall;

/**
 * One message of a conversation.
 */
typedef struct MullamaMessage {
  /**
   * `system`, `user`, `assistant` or `tool`.
   */
  const char *role;
  /**
   * The text; a special token written in it stays text. A message that has `tool_calls` can go without.
   */
  const char *content;
  /**
   * Who speaks, or which tool answers, for templates that write it.
   */
  const char *name;
  /**
   * The calls of tools that the assistant made.
   */
  const struct MullamaToolCall *tool_calls;
  /**
   * The calls of tools that the assistant made.
   */
  int32_t n_tool_calls;
  /**
   * Which call a tool's answer belongs to, by its `MullamaToolCall.id`.
   */
  const char *tool_call_id;
  /**
   * A JSON object whose keys the template finds beside the others.
   */
  const char *extra;
} MullamaMessage;

/**
 * How a conversation becomes a prompt.
 */
typedef struct MullamaChatOptions {
  /**
   * End with what begins the assistant's answer. Default: true.
   */
  bool add_generation_prompt;
  /**
   * A JSON list of messages instead of the typed ones, as other APIs have it.
   */
  const char *messages_json;
  /**
   * A JSON list of tools that the model may call: objects with a `name`, a `description` and `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside the `type` of that name.
   */
  const char *tools;
  /**
   * A JSON object of further variables of the template.
   */
  const char *variables;
  /**
   * The template's clock, in seconds since 1970 UTC; `MULLAMA_NOW_MACHINE` takes the machine's. In a zeroed struct it is 1970. Default: `MULLAMA_NOW_MACHINE`.
   */
  int64_t now_unix;
  /**
   * Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once. Calls are read in the form in which the model's template writes them. A call that is asked for is generated under a constraint: it is whole unless the generation is cut short, and its arguments conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no tools refuses them with `MULLAMA_ERR_NOT_AVAILABLE`.
   */
  const char *tool_choice;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaChatOptions;

/**
 * One message of a conversation.
 *
 * `MullamaMessage` has `name`, `tool_calls`, `tool_call_id`, `extra` too, for functions that take more.
 */
typedef struct MullamaChatMessage {
  /**
   * `system`, `user`, `assistant` or `tool`.
   */
  const char *role;
  /**
   * The text; a special token written in it stays text. A message that has `tool_calls` can go without.
   */
  const char *content;
} MullamaChatMessage;

/**
 * Hears how far a call has come.
 */
typedef bool (*MullamaProgressCallback)(float fraction, void *user_data);

/**
 * What a score of texts may be given.
 */
typedef struct MullamaScoreOptions {
  /**
   * Stops the work when it is set.
   */
  const struct MullamaCancelToken *cancel;
  /**
   * Leave out the beginning of a prompt with which a pair does not fit into the context, instead of refusing it. Default: false.
   */
  bool truncate;
  /**
   * Whose texts these are, as `MullamaGenerateOptions.cache_key` says.
   */
  const char *cache_key;
  /**
   * Called with the fraction of the pairs in [0, 1] that is scored; `false` stops the work.
   */
  MullamaProgressCallback progress;
  /**
   * Handed to `progress` as it is.
   */
  void *progress_data;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaScoreOptions;

/**
 * A text and what may follow it.
 */
typedef struct MullamaScorePair {
  /**
   * What stands before; empty where the continuation begins a text.
   */
  const char *prompt;
  /**
   * What is scored.
   */
  const char *continuation;
} MullamaScorePair;

/**
 * How a conversation begins, and what it does when it is full.
 */
typedef struct MullamaConversationParams {
  /**
   * A system message that stands first.
   */
  const char *system;
  /**
   * Messages that were said before, oldest first.
   */
  const struct MullamaMessage *messages;
  /**
   * Messages that were said before, oldest first.
   */
  int32_t n_messages;
  /**
   * Tools, variables and the clock, which stands still from here on where it is not given, so that a date in the prompt stays what it was. Messages that were said before can be its `MullamaChatOptions.messages_json`, in place of `messages`; its `MullamaChatOptions.add_generation_prompt` is not looked at.
   */
  const struct MullamaChatOptions *chat;
  /**
   * Whose conversation this is, where the call gives no `MullamaGenerateOptions.cache_key` of its own.
   */
  const char *cache_key;
  /**
   * What happens when messages and answer do not fit. Default: `MULLAMA_WHEN_FULL_DROP_OLDEST`.
   */
  int32_t when_full;
  /**
   * Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0 takes a quarter of the context. A conversation that leaves no such space is full, and what is dropped then leaves it three quarters of what it may have. Default: 0.
   */
  int32_t n_reserve;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaConversationParams;

/**
 * How an embedding generator is created.
 */
typedef struct MullamaEmbeddingConfig {
  /**
   * Longest text in tokens; the model's own limit cuts it. Default: 512.
   */
  uint32_t n_ctx;
  /**
   * Scale every embedding to length 1. Default: true.
   */
  bool normalize;
  /**
   * Tokens evaluated together; 0 takes 256, and at least `n_ctx`. Default: 0.
   */
  uint32_t n_batch;
  /**
   * Threads; 0 takes the physical cores. Default: 0.
   */
  int32_t n_threads;
  /**
   * How the vectors of a text's tokens become one. Default: `MULLAMA_POOLING_UNSPECIFIED`.
   */
  int32_t pooling_type;
  /**
   * Cut a text that is too long instead of refusing it. Default: false.
   */
  bool truncate;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaEmbeddingConfig;

/**
 * What an embedding of many texts may be given.
 */
typedef struct MullamaEmbedOptions {
  /**
   * Stops the work when it is set.
   */
  const struct MullamaCancelToken *cancel;
  /**
   * Called with the fraction of the texts in [0, 1] that is embedded; `false` stops the work.
   */
  MullamaProgressCallback progress;
  /**
   * Handed to `progress` as it is.
   */
  void *progress_data;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaEmbedOptions;

/**
 * Counts and times of one generation.
 */
typedef struct MullamaGenerationStats {
  /**
   * Tokens of the prompt.
   */
  int32_t n_prompt;
  /**
   * Prompt tokens that were already in the KV cache.
   */
  int32_t n_cached;
  /**
   * Tokens that were delivered.
   */
  int32_t n_generated;
  /**
   * The seed that was used.
   */
  uint32_t seed;
  /**
   * Milliseconds that loading the model took.
   */
  double load_ms;
  /**
   * Milliseconds spent on the prompt.
   */
  double prompt_ms;
  /**
   * Milliseconds spent on generating.
   */
  double generate_ms;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[4];
} MullamaGenerationStats;

/**
 * How a model is loaded.
 */
typedef struct MullamaModelParams {
  /**
   * Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in a child that was forked from a process whose GPU driver has started. Default: 0.
   */
  int32_t n_gpu_layers;
  /**
   * Index of the GPU that holds what is not split. Default: 0.
   */
  int32_t main_gpu;
  /**
   * Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short while it is in use ends the process by a signal (SIGBUS), which no library can make an error of. Replace a model by renaming another file over it, or read the file where others may write to it. Default: true.
   */
  bool use_mmap;
  /**
   * Lock the weights in memory. Default: false.
   */
  bool use_mlock;
  /**
   * Load the vocabulary without the weights. Default: false.
   */
  bool vocab_only;
  /**
   * Check every tensor for invalid values while loading. Default: false.
   */
  bool check_tensors;
  /**
   * Keep the weights in this process after the last handle is gone. Default: false.
   */
  bool keep_loaded;
  /**
   * How the model is spread over several GPUs. Default: `MULLAMA_SPLIT_MODE_LAYER`.
   */
  int32_t split_mode;
  /**
   * Share of each GPU, one number for each; empty lets the engine decide.
   */
  const float *tensor_split;
  /**
   * Share of each GPU, one number for each; empty lets the engine decide.
   */
  int32_t n_tensor_split;
  /**
   * Indices of the devices to use; empty means all.
   */
  const int32_t *devices;
  /**
   * Indices of the devices to use; empty means all.
   */
  int32_t n_devices;
  /**
   * Stops the load when it is set.
   */
  const struct MullamaCancelToken *cancel;
  /**
   * Called with the fraction in [0, 1] that is loaded; `false` stops the load.
   */
  MullamaProgressCallback progress;
  /**
   * Handed to `progress` as it is.
   */
  void *progress_data;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[8];
} MullamaModelParams;

/**
 * A token that was likely in a place of a text.
 */
typedef struct MullamaTopLogprob {
  /**
   * The token.
   */
  int32_t token;
  /**
   * Its log probability before the sampler's steps.
   */
  float logprob;
  /**
   * Its log probability after the sampler's steps; minus infinity where one of them, or the constraint, has left it out.
   */
  float sampled_logprob;
  /**
   * Zero; new fields will take from it.
   */
  uint64_t reserved[4];
} MullamaTopLogprob;

/**
 * What a tool gave for one call.
 */
typedef struct MullamaToolResult {
  /**
   * The call, by its `mullama_tool_request_id`.
   */
  const char *id;
  /**
   * What the model reads; a special token written in it stays text.
   */
  const char *content;
  /**
   * The tool failed, and the text says why; the model is told.
   */
  bool is_error;
} MullamaToolResult;

/**
 * The earlier name of `MullamaCancelToken`.
 */
typedef struct MullamaCancelToken MullamaMullamaCancelToken;

/**
 * The earlier name of `MullamaModel`.
 */
typedef struct MullamaModel MullamaMullamaModel;

/**
 * The earlier name of `MullamaContext`.
 */
typedef struct MullamaContext MullamaMullamaContext;

/**
 * The earlier name of `MullamaConversation`.
 */
typedef struct MullamaConversation MullamaMullamaConversation;

/**
 * The earlier name of `MullamaEmbeddingGenerator`.
 */
typedef struct MullamaEmbeddingGenerator MullamaMullamaEmbeddingGenerator;

/**
 * The earlier name of `MullamaToolRun`.
 */
typedef struct MullamaToolRun MullamaMullamaToolRun;

/**
 * The earlier name of `MullamaToolCall`.
 */
typedef struct MullamaToolCall MullamaMullamaToolCall;

/**
 * The earlier name of `MullamaChatMessage`.
 */
typedef struct MullamaChatMessage MullamaMullamaChatMessage;

/**
 * The earlier name of `MullamaChatOptions`.
 */
typedef struct MullamaChatOptions MullamaMullamaChatOptions;

/**
 * The earlier name of `MullamaContextParams`.
 */
typedef struct MullamaContextParams MullamaMullamaContextParams;

/**
 * The earlier name of `MullamaConversationParams`.
 */
typedef struct MullamaConversationParams MullamaMullamaConversationParams;

/**
 * The earlier name of `MullamaEmbedOptions`.
 */
typedef struct MullamaEmbedOptions MullamaMullamaEmbedOptions;

/**
 * The earlier name of `MullamaEmbeddingConfig`.
 */
typedef struct MullamaEmbeddingConfig MullamaMullamaEmbeddingConfig;

/**
 * The earlier name of `MullamaLogitBias`.
 */
typedef struct MullamaLogitBias MullamaMullamaLogitBias;

/**
 * The earlier name of `MullamaGenerateOptions`.
 */
typedef struct MullamaGenerateOptions MullamaMullamaGenerateOptions;

/**
 * The earlier name of `MullamaModelParams`.
 */
typedef struct MullamaModelParams MullamaMullamaModelParams;

/**
 * The earlier name of `MullamaSamplerParams`.
 */
typedef struct MullamaSamplerParams MullamaMullamaSamplerParams;

/**
 * The earlier name of `MullamaScoreOptions`.
 */
typedef struct MullamaScoreOptions MullamaMullamaScoreOptions;

/**
 * The earlier name of `MullamaScorePair`.
 */
typedef struct MullamaScorePair MullamaMullamaScorePair;

/**
 * The earlier name of `MullamaToolResult`.
 */
typedef struct MullamaToolResult MullamaMullamaToolResult;

/**
 * The earlier name of `MullamaProgressCallback`.
 */
typedef MullamaProgressCallback MullamaMullamaProgressCallback;

/**
 * The earlier name of `MullamaStreamCallback`.
 */
typedef MullamaStreamCallback MullamaMullamaStreamCallback;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Creates a token that is not set.
 */
struct MullamaCancelToken *mullama_cancel_token_new(void);

/**
 * Frees a cancel_token; null and a freed one are ignored. It never waits.
 */
void mullama_cancel_token_free(struct MullamaCancelToken *cancel_token);

/**
 * Sets the token. What watches it stops at its next step.
 */
int32_t mullama_cancel_token_cancel(struct MullamaCancelToken *cancel_token);

/**
 * Tells whether the token is set.
 *
 * Returns: `true` after `mullama_cancel_token_cancel`. False on failure.
 */
bool mullama_cancel_token_is_cancelled(const struct MullamaCancelToken *cancel_token);

/**
 * Creates a context on a model.
 *
 * - `model`: The model, loaded with its weights.
 * - `params`: How to create it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaContext *mullama_context_new(const struct MullamaModel *model,
                                           const struct MullamaContextParams *params);

/**
 * Creates a context on a thread of its own.
 *
 * - `model`: The model, loaded with its weights.
 * - `params`: How to create it.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaPending *mullama_context_new_start(const struct MullamaModel *model,
                                                 const struct MullamaContextParams *params);

/**
 * Frees a context; null and a freed one are ignored. It never waits.
 */
void mullama_context_free(struct MullamaContext *context);

/**
 * Tokens that fit into the context.
 */
int32_t mullama_context_n_ctx(const struct MullamaContext *context);

/**
 * Tokens evaluated in one call of the engine.
 */
int32_t mullama_context_n_batch(const struct MullamaContext *context);

/**
 * Threads for single tokens, at most; fewer than were asked for where the system refused some.
 */
int32_t mullama_context_n_threads(const struct MullamaContext *context);

/**
 * Forgets every token that is cached.
 *
 * Errors: `MULLAMA_ERR_INVALID_HANDLE`.
 */
int32_t mullama_context_kv_cache_clear(struct MullamaContext *context);

/**
 * Turns a prompt into the tokens that a generation starts from.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 *
 * Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_context_prompt_tokens(const struct MullamaContext *context,
                                      const char *prompt,
                                      int32_t *tokens,
                                      int32_t capacity);

/**
 * Continues a prompt and gives the text.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 *
 * Returns: The text; bytes that never became a whole character are U+FFFD. The buffer is a limit: the text ends before the piece that would not fit. The return value is its bytes.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int64_t mullama_generate_text(struct MullamaContext *context,
                              const char *prompt,
                              int32_t max_tokens,
                              const struct MullamaSamplerParams *params,
                              char *text,
                              size_t capacity);

/**
 * Continues a list of tokens and gives the text.
 *
 * - `tokens`: Token ids, used as they are, shape (n,).
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 *
 * Returns: The text; bytes that never became a whole character are U+FFFD. The buffer is a limit: the text ends before the piece that would not fit. The return value is its bytes.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int64_t mullama_generate(struct MullamaContext *context,
                         const int32_t *tokens,
                         int32_t n_tokens,
                         int32_t max_tokens,
                         const struct MullamaSamplerParams *params,
                         char *text,
                         size_t capacity);

/**
 * Continues a prompt and gives the text with its record.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: The record of one generation. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaGeneration *mullama_complete_text(struct MullamaContext *context,
                                                const char *prompt,
                                                int32_t max_tokens,
                                                const struct MullamaSamplerParams *params,
                                                const struct MullamaGenerateOptions *options);

/**
 * Continues a list of tokens and gives the text with its record.
 *
 * - `tokens`: Token ids, used as they are, shape (n,).
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: The record of one generation. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaGeneration *mullama_complete(struct MullamaContext *context,
                                           const int32_t *tokens,
                                           int32_t n_tokens,
                                           int32_t max_tokens,
                                           const struct MullamaSamplerParams *params,
                                           const struct MullamaGenerateOptions *options);

/**
 * Continues a prompt while the caller goes on, and gives the text.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_text` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaPending *mullama_generate_text_start(struct MullamaContext *context,
                                                   const char *prompt,
                                                   int32_t max_tokens,
                                                   const struct MullamaSamplerParams *params,
                                                   const struct MullamaGenerateOptions *options);

/**
 * Continues a list of tokens while the caller goes on, and gives the text.
 *
 * - `tokens`: Token ids, used as they are, shape (n,).
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_text` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaPending *mullama_generate_start(struct MullamaContext *context,
                                              const int32_t *tokens,
                                              int32_t n_tokens,
                                              int32_t max_tokens,
                                              const struct MullamaSamplerParams *params,
                                              const struct MullamaGenerateOptions *options);

/**
 * Continues a prompt while the caller goes on, and gives the text with its record.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaPending *mullama_complete_text_start(struct MullamaContext *context,
                                                   const char *prompt,
                                                   int32_t max_tokens,
                                                   const struct MullamaSamplerParams *params,
                                                   const struct MullamaGenerateOptions *options);

/**
 * Continues a list of tokens while the caller goes on, and gives the text with its record.
 *
 * - `tokens`: Token ids, used as they are, shape (n,).
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaPending *mullama_complete_start(struct MullamaContext *context,
                                              const int32_t *tokens,
                                              int32_t n_tokens,
                                              int32_t max_tokens,
                                              const struct MullamaSamplerParams *params,
                                              const struct MullamaGenerateOptions *options);

/**
 * Continues a prompt piece by piece, as the pieces come.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaStream *mullama_stream_new_text(struct MullamaContext *context,
                                              const char *prompt,
                                              int32_t max_tokens,
                                              const struct MullamaSamplerParams *params,
                                              const struct MullamaGenerateOptions *options);

/**
 * Continues a list of tokens piece by piece, as the pieces come.
 *
 * - `tokens`: Token ids, used as they are, shape (n,).
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaStream *mullama_stream_new(struct MullamaContext *context,
                                         const int32_t *tokens,
                                         int32_t n_tokens,
                                         int32_t max_tokens,
                                         const struct MullamaSamplerParams *params,
                                         const struct MullamaGenerateOptions *options);

/**
 * Continues a prompt and calls back with each piece on the caller's thread; `false` stops it.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_generate_streaming_text(struct MullamaContext *context,
                                        const char *prompt,
                                        int32_t max_tokens,
                                        const struct MullamaSamplerParams *params,
                                        MullamaStreamCallback callback,
                                        void *user_data);

/**
 * Continues a list of tokens and calls back with each piece on the caller's thread; `false` stops it.
 *
 * - `tokens`: Token ids, used as they are, shape (n,).
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_generate_streaming(struct MullamaContext *context,
                                   const int32_t *tokens,
                                   int32_t n_tokens,
                                   int32_t max_tokens,
                                   const struct MullamaSamplerParams *params,
                                   MullamaStreamCallback callback,
                                   void *user_data);

/**
 * Continues a prompt and calls back with each piece on the caller's thread; `false` or the cancel token stops it.
 *
 * - `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_generate_streaming_cancellable_text(struct MullamaContext *context,
                                                    const char *prompt,
                                                    int32_t max_tokens,
                                                    const struct MullamaSamplerParams *params,
                                                    MullamaStreamCallback callback,
                                                    void *user_data,
                                                    const struct MullamaCancelToken *cancel);

/**
 * Continues a list of tokens and calls back with each piece on the caller's thread; `false` or the cancel token stops it.
 *
 * - `tokens`: Token ids, used as they are, shape (n,).
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_generate_streaming_cancellable(struct MullamaContext *context,
                                               const int32_t *tokens,
                                               int32_t n_tokens,
                                               int32_t max_tokens,
                                               const struct MullamaSamplerParams *params,
                                               MullamaStreamCallback callback,
                                               void *user_data,
                                               const struct MullamaCancelToken *cancel);

/**
 * Answers a conversation and gives the text with its record.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: Stop strings and the like.
 *
 * Returns: The record of one generation. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaGeneration *mullama_chat_messages(struct MullamaContext *context,
                                                const struct MullamaMessage *messages,
                                                int32_t n_messages,
                                                int32_t max_tokens,
                                                const struct MullamaSamplerParams *params,
                                                const struct MullamaChatOptions *chat,
                                                const struct MullamaGenerateOptions *options);

/**
 * Answers a conversation and gives the text with its record.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: Stop strings and the like.
 *
 * Returns: The record of one generation. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaGeneration *mullama_chat(struct MullamaContext *context,
                                       const struct MullamaChatMessage *messages,
                                       int32_t n_messages,
                                       int32_t max_tokens,
                                       const struct MullamaSamplerParams *params,
                                       const struct MullamaChatOptions *chat,
                                       const struct MullamaGenerateOptions *options);

/**
 * Answers a conversation while the caller goes on.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: Stop strings and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaPending *mullama_chat_messages_start(struct MullamaContext *context,
                                                   const struct MullamaMessage *messages,
                                                   int32_t n_messages,
                                                   int32_t max_tokens,
                                                   const struct MullamaSamplerParams *params,
                                                   const struct MullamaChatOptions *chat,
                                                   const struct MullamaGenerateOptions *options);

/**
 * Answers a conversation piece by piece, as the pieces come.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: Stop strings and the like.
 *
 * Returns: A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaStream *mullama_chat_messages_stream_new(struct MullamaContext *context,
                                                       const struct MullamaMessage *messages,
                                                       int32_t n_messages,
                                                       int32_t max_tokens,
                                                       const struct MullamaSamplerParams *params,
                                                       const struct MullamaChatOptions *chat,
                                                       const struct MullamaGenerateOptions *options);

/**
 * Answers a conversation piece by piece, as the pieces come.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: Stop strings and the like.
 *
 * Returns: A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaStream *mullama_chat_stream_new(struct MullamaContext *context,
                                              const struct MullamaChatMessage *messages,
                                              int32_t n_messages,
                                              int32_t max_tokens,
                                              const struct MullamaSamplerParams *params,
                                              const struct MullamaChatOptions *chat,
                                              const struct MullamaGenerateOptions *options);

/**
 * Answers a conversation and calls back with each piece on the caller's thread; `false` stops it.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
int32_t mullama_chat_messages_streaming(struct MullamaContext *context,
                                        const struct MullamaMessage *messages,
                                        int32_t n_messages,
                                        int32_t max_tokens,
                                        const struct MullamaSamplerParams *params,
                                        const struct MullamaChatOptions *chat,
                                        MullamaStreamCallback callback,
                                        void *user_data);

/**
 * Answers a conversation and calls back with each piece on the caller's thread; `false` or the cancel token stops it.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
int32_t mullama_chat_messages_streaming_cancellable(struct MullamaContext *context,
                                                    const struct MullamaMessage *messages,
                                                    int32_t n_messages,
                                                    int32_t max_tokens,
                                                    const struct MullamaSamplerParams *params,
                                                    const struct MullamaChatOptions *chat,
                                                    MullamaStreamCallback callback,
                                                    void *user_data,
                                                    const struct MullamaCancelToken *cancel);

/**
 * Answers a conversation part by part, with the thought and the calls of tools among the parts.
 *
 * The texts of the parts of kind `MULLAMA_EVENT_KIND_TEXT`, joined, are the record's `mullama_generation_text`; the same goes for the thought and the calls.
 *
 * - `messages`: The messages, oldest first.
 * - `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: Stop strings and the like.
 *
 * Returns: An answer that is still being generated, pulled part by part.
 *
 * It is as `MullamaStream` is, but for what it gives. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaEventStream *mullama_context_chat_events(struct MullamaContext *context,
                                                       const struct MullamaMessage *messages,
                                                       int32_t n_messages,
                                                       int32_t max_tokens,
                                                       const struct MullamaSamplerParams *params,
                                                       const struct MullamaChatOptions *chat,
                                                       const struct MullamaGenerateOptions *options);

/**
 * Answers a conversation with a JSON text of a schema.
 *
 * The answer is whole: where the generation ends with another finish reason than `MULLAMA_FINISH_REASON_STOP`, the call answers `MULLAMA_ERR_GENERATION`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
 *
 * - `messages`: The messages, oldest first.
 * - `schema`: A JSON Schema, as `MULLAMA_CONSTRAINT_JSON_SCHEMA` takes it. A schema alone tells the model nothing: say in the messages what is asked for.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: What stops it and the like; its `MullamaGenerateOptions.constraint` must be left out, for the schema is one.
 *
 * Returns: The answer, compact, with its properties in the schema's order. One that does not fit is cut, and asking again generates anew; the call that only starts it keeps its answer until that fits. The return value is the whole text's length in bytes.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
int64_t mullama_context_parse(const struct MullamaContext *context,
                              const struct MullamaMessage *messages,
                              int32_t n_messages,
                              const char *schema,
                              int32_t max_tokens,
                              const struct MullamaSamplerParams *params,
                              const struct MullamaChatOptions *chat,
                              const struct MullamaGenerateOptions *options,
                              char *text,
                              size_t capacity);

/**
 * Answers a conversation with a JSON text of a schema while the caller goes on.
 *
 * The answer is whole: where the generation ends with another finish reason than `MULLAMA_FINISH_REASON_STOP`, the call answers `MULLAMA_ERR_GENERATION`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
 *
 * - `messages`: The messages, oldest first.
 * - `schema`: A JSON Schema, as `MULLAMA_CONSTRAINT_JSON_SCHEMA` takes it. A schema alone tells the model nothing: say in the messages what is asked for.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `chat`: Tools, variables and the clock.
 * - `options`: What stops it and the like; its `MullamaGenerateOptions.constraint` must be left out, for the schema is one.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_text` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaPending *mullama_context_parse_start(const struct MullamaContext *context,
                                                   const struct MullamaMessage *messages,
                                                   int32_t n_messages,
                                                   const char *schema,
                                                   int32_t max_tokens,
                                                   const struct MullamaSamplerParams *params,
                                                   const struct MullamaChatOptions *chat,
                                                   const struct MullamaGenerateOptions *options);

/**
 * Tells how likely a text is to follow another.
 *
 * Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as `mullama_context_prompt_tokens` gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
 *
 * - `prompt`: What stands before; empty where the continuation begins a text.
 * - `continuation`: What is scored; one token at least.
 * - `options`: What may stop it and the like.
 *
 * Returns: The score of the continuation. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaScore *mullama_context_score(const struct MullamaContext *context,
                                           const char *prompt,
                                           const char *continuation,
                                           const struct MullamaScoreOptions *options);

/**
 * Tells how likely a text is to follow another while the caller goes on.
 *
 * Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as `mullama_context_prompt_tokens` gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
 *
 * - `prompt`: What stands before; empty where the continuation begins a text.
 * - `continuation`: What is scored; one token at least.
 * - `options`: What may stop it and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaPending *mullama_context_score_start(const struct MullamaContext *context,
                                                   const char *prompt,
                                                   const char *continuation,
                                                   const struct MullamaScoreOptions *options);

/**
 * Tells how likely texts are to follow others, several at once.
 *
 * As many pairs are computed at once as the context has sequences (`MullamaContextParams.n_seq_max`), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
 *
 * - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
 * - `options`: What may stop it and the like.
 *
 * Returns: The scores in the order of the pairs. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaScoreList *mullama_context_score_batch(const struct MullamaContext *context,
                                                     const struct MullamaScorePair *pairs,
                                                     int32_t n_pairs,
                                                     const struct MullamaScoreOptions *options);

/**
 * Tells how likely texts are to follow others while the caller goes on.
 *
 * As many pairs are computed at once as the context has sequences (`MullamaContextParams.n_seq_max`), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
 *
 * - `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.
 * - `options`: What may stop it and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaPending *mullama_context_score_batch_start(const struct MullamaContext *context,
                                                         const struct MullamaScorePair *pairs,
                                                         int32_t n_pairs,
                                                         const struct MullamaScoreOptions *options);

/**
 * Tells how likely a text is from its first token on, however long it is.
 *
 * Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
 *
 * - `text`: The text; one without tokens has the score 0.
 * - `options`: What may stop it; its `MullamaScoreOptions.truncate` is not looked at.
 *
 * Returns: The score of the text, its windows joined. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaScore *mullama_context_score_rolling(const struct MullamaContext *context,
                                                   const char *text,
                                                   const struct MullamaScoreOptions *options);

/**
 * Tells how likely a text is while the caller goes on.
 *
 * Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
 *
 * - `text`: The text; one without tokens has the score 0.
 * - `options`: What may stop it; its `MullamaScoreOptions.truncate` is not looked at.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaPending *mullama_context_score_rolling_start(const struct MullamaContext *context,
                                                           const char *text,
                                                           const struct MullamaScoreOptions *options);

/**
 * Begins a conversation on a context.
 *
 * - `context`: The context that answers.
 * - `params`: How it begins.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaConversation *mullama_conversation_new(const struct MullamaContext *context,
                                                     const struct MullamaConversationParams *params);

/**
 * Goes on with a conversation that was saved to a file.
 *
 * The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers `MULLAMA_ERR_FILE` with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.
 *
 * - `context`: The context that answers.
 * - `path`: The file.
 *
 * Errors: `MULLAMA_ERR_FILE`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaConversation *mullama_conversation_restore(const struct MullamaContext *context,
                                                         const char *path);

/**
 * Goes on with a conversation that was saved to a file, without waiting for the file.
 *
 * The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers `MULLAMA_ERR_FILE` with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.
 *
 * - `context`: The context that answers.
 * - `path`: The file.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_FILE`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaPending *mullama_conversation_restore_start(const struct MullamaContext *context,
                                                          const char *path);

/**
 * Frees a conversation; null and a freed one are ignored. It never waits.
 */
void mullama_conversation_free(struct MullamaConversation *conversation);

/**
 * Messages that it has.
 */
int32_t mullama_conversation_n_messages(const struct MullamaConversation *conversation);

/**
 * Tokens of its last prompt with the answer; 0 before the first one.
 */
int32_t mullama_conversation_n_tokens(const struct MullamaConversation *conversation);

/**
 * Messages that were dropped or condensed so far.
 */
int32_t mullama_conversation_n_dropped(const struct MullamaConversation *conversation);

/**
 * Says something as the user, and gives the answer with its record.
 *
 * - `text`: What the user says.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: The record of one generation. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaGeneration *mullama_conversation_send(struct MullamaConversation *conversation,
                                                    const char *text,
                                                    int32_t max_tokens,
                                                    const struct MullamaSamplerParams *params,
                                                    const struct MullamaGenerateOptions *options);

/**
 * Says something as the user, and gives the answer while the caller goes on.
 *
 * - `text`: What the user says.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaPending *mullama_conversation_send_start(struct MullamaConversation *conversation,
                                                       const char *text,
                                                       int32_t max_tokens,
                                                       const struct MullamaSamplerParams *params,
                                                       const struct MullamaGenerateOptions *options);

/**
 * Says something as the user, and gives the answer piece by piece, as the pieces come.
 *
 * - `text`: What the user says.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
struct MullamaStream *mullama_conversation_send_stream(struct MullamaConversation *conversation,
                                                       const char *text,
                                                       int32_t max_tokens,
                                                       const struct MullamaSamplerParams *params,
                                                       const struct MullamaGenerateOptions *options);

/**
 * Says something as the user, and calls back with each piece of the answer on the caller's thread; `false` stops it.
 *
 * - `text`: What the user says.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_conversation_send_streaming(struct MullamaConversation *conversation,
                                            const char *text,
                                            int32_t max_tokens,
                                            const struct MullamaSamplerParams *params,
                                            MullamaStreamCallback callback,
                                            void *user_data);

/**
 * Says something as the user, and calls back with each piece of the answer on the caller's thread; `false` or the cancel token stops it.
 *
 * - `text`: What the user says.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_conversation_send_streaming_cancellable(struct MullamaConversation *conversation,
                                                        const char *text,
                                                        int32_t max_tokens,
                                                        const struct MullamaSamplerParams *params,
                                                        MullamaStreamCallback callback,
                                                        void *user_data,
                                                        const struct MullamaCancelToken *cancel);

/**
 * Adds messages, and gives the answer with its record.
 *
 * - `messages`: What is new, oldest first; none answers what is there.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: The record of one generation. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaGeneration *mullama_conversation_send_messages(struct MullamaConversation *conversation,
                                                             const struct MullamaMessage *messages,
                                                             int32_t n_messages,
                                                             int32_t max_tokens,
                                                             const struct MullamaSamplerParams *params,
                                                             const struct MullamaGenerateOptions *options);

/**
 * Adds messages, and gives the answer while the caller goes on.
 *
 * - `messages`: What is new, oldest first; none answers what is there.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaPending *mullama_conversation_send_messages_start(struct MullamaConversation *conversation,
                                                                const struct MullamaMessage *messages,
                                                                int32_t n_messages,
                                                                int32_t max_tokens,
                                                                const struct MullamaSamplerParams *params,
                                                                const struct MullamaGenerateOptions *options);

/**
 * Adds messages, and gives the answer piece by piece, as the pieces come.
 *
 * - `messages`: What is new, oldest first; none answers what is there.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaStream *mullama_conversation_send_messages_stream(struct MullamaConversation *conversation,
                                                                const struct MullamaMessage *messages,
                                                                int32_t n_messages,
                                                                int32_t max_tokens,
                                                                const struct MullamaSamplerParams *params,
                                                                const struct MullamaGenerateOptions *options);

/**
 * Adds messages, and calls back with each piece of the answer on the caller's thread; `false` stops it.
 *
 * - `messages`: What is new, oldest first; none answers what is there.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
int32_t mullama_conversation_send_messages_streaming(struct MullamaConversation *conversation,
                                                     const struct MullamaMessage *messages,
                                                     int32_t n_messages,
                                                     int32_t max_tokens,
                                                     const struct MullamaSamplerParams *params,
                                                     MullamaStreamCallback callback,
                                                     void *user_data);

/**
 * Adds messages, and calls back with each piece of the answer on the caller's thread; `false` or the cancel token stops it.
 *
 * - `messages`: What is new, oldest first; none answers what is there.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
int32_t mullama_conversation_send_messages_streaming_cancellable(struct MullamaConversation *conversation,
                                                                 const struct MullamaMessage *messages,
                                                                 int32_t n_messages,
                                                                 int32_t max_tokens,
                                                                 const struct MullamaSamplerParams *params,
                                                                 MullamaStreamCallback callback,
                                                                 void *user_data,
                                                                 const struct MullamaCancelToken *cancel);

/**
 * Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
 *
 * - `text`: What the user says.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: An answer that is still being generated, pulled part by part.
 *
 * It is as `MullamaStream` is, but for what it gives. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaEventStream *mullama_conversation_send_events(struct MullamaConversation *conversation,
                                                            const char *text,
                                                            int32_t max_tokens,
                                                            const struct MullamaSamplerParams *params,
                                                            const struct MullamaGenerateOptions *options);

/**
 * Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
 *
 * - `messages`: What is new, oldest first; none answers what is there.
 * - `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `options`: Stop strings and the like.
 *
 * Returns: An answer that is still being generated, pulled part by part.
 *
 * It is as `MullamaStream` is, but for what it gives. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_CONTEXT_BUSY`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaEventStream *mullama_conversation_send_messages_events(struct MullamaConversation *conversation,
                                                                     const struct MullamaMessage *messages,
                                                                     int32_t n_messages,
                                                                     int32_t max_tokens,
                                                                     const struct MullamaSamplerParams *params,
                                                                     const struct MullamaGenerateOptions *options);

/**
 * Adds messages without asking for an answer.
 *
 * - `messages`: The messages, oldest first.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CONTEXT_BUSY`.
 */
int32_t mullama_conversation_add(struct MullamaConversation *conversation,
                                 const struct MullamaMessage *messages,
                                 int32_t n_messages);

/**
 * Gives all messages.
 *
 * Returns: A JSON list, as `MullamaChatOptions.messages_json` takes it; without an answer that is still running. The return value is the whole text's length in bytes.
 */
int64_t mullama_conversation_messages(const struct MullamaConversation *conversation,
                                      char *text,
                                      size_t capacity);

/**
 * Takes back the last message of the user and all that followed it.
 *
 * Returns: How many messages it took; 0 where the user has said nothing. Negative is an error code.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_BUSY`.
 */
int32_t mullama_conversation_undo(const struct MullamaConversation *conversation);

/**
 * Writes the conversation to a file, with what the model has evaluated of it.
 *
 * The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what `MullamaContextParams.swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.
 *
 * - `path`: The file.
 *
 * Errors: `MULLAMA_ERR_FILE`.
 */
int32_t mullama_conversation_save(struct MullamaConversation *conversation,
                                  const char *path);

/**
 * Writes the conversation to a file while the caller goes on.
 *
 * The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what `MullamaContextParams.swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.
 *
 * - `path`: The file.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_status` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_FILE`.
 */
struct MullamaPending *mullama_conversation_save_start(struct MullamaConversation *conversation,
                                                       const char *path);

/**
 * Tells which of the oldest messages have to go so that there is space.
 *
 * A program that would rather condense than drop asks before it sends, has what `mullama_excess_messages` says summarised, as by a conversation of its own, and gives the summary to `mullama_conversation_condense`, until `mullama_excess_n_messages` is 0.
 *
 * - `n_tokens`: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
 *
 * Returns: The oldest turns without which there is space, the last one never among them. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaExcess *mullama_conversation_excess(const struct MullamaConversation *conversation,
                                                  int32_t n_tokens);

/**
 * Tells which of the oldest messages have to go while the caller goes on.
 *
 * A program that would rather condense than drop asks before it sends, has what `mullama_excess_messages` says summarised, as by a conversation of its own, and gives the summary to `mullama_conversation_condense`, until `mullama_excess_n_messages` is 0.
 *
 * - `n_tokens`: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaPending *mullama_conversation_excess_start(const struct MullamaConversation *conversation,
                                                         int32_t n_tokens);

/**
 * Puts other messages in the place of the oldest ones, as a summary of them.
 *
 * - `n_oldest`: How many go, as `mullama_excess_n_messages` says: whole turns, in which messages of the system do not count.
 * - `messages`: What stands there instead; none drops them. A message of the system stays from then on, one of another role can be condensed again.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CONTEXT_BUSY`.
 */
int32_t mullama_conversation_condense(struct MullamaConversation *conversation,
                                      int32_t n_oldest,
                                      const struct MullamaMessage *messages,
                                      int32_t n_messages);

/**
 * Begins another conversation that has said the same so far.
 *
 * What both have in common is evaluated once, and an answer that is still running is no part of it.
 *
 * Returns: The other one, on the same context. NULL on failure.
 */
struct MullamaConversation *mullama_conversation_fork(const struct MullamaConversation *conversation);

/**
 * Creates a generator on a model.
 *
 * - `model`: The model, loaded with its weights.
 * - `config`: How to create it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaEmbeddingGenerator *mullama_embedding_generator_new(const struct MullamaModel *model,
                                                                  const struct MullamaEmbeddingConfig *config);

/**
 * Creates a generator on a thread of its own.
 *
 * - `model`: The model, loaded with its weights.
 * - `config`: How to create it.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT`, `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaPending *mullama_embedding_generator_new_start(const struct MullamaModel *model,
                                                             const struct MullamaEmbeddingConfig *config);

/**
 * Frees a embedding_generator; null and a freed one are ignored. It never waits.
 */
void mullama_embedding_generator_free(struct MullamaEmbeddingGenerator *embedding_generator);

/**
 * Length of an embedding.
 */
int32_t mullama_embedding_generator_n_embd(const struct MullamaEmbeddingGenerator *embedding_generator);

/**
 * Turns a text into a vector.
 *
 * - `text`: The text.
 *
 * Returns: The embedding, `mullama_embedding_generator_n_embd` numbers. The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
 *
 * Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`.
 */
int64_t mullama_embed_text(const struct MullamaEmbeddingGenerator *embedding_generator,
                           const char *text,
                           float *vector,
                           size_t capacity);

/**
 * Turns a text into a vector while the caller goes on.
 *
 * - `text`: The text.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_vectors` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`.
 */
struct MullamaPending *mullama_embed_text_start(const struct MullamaEmbeddingGenerator *embedding_generator,
                                                const char *text);

/**
 * Turns texts into vectors, several in one batch of the engine.
 *
 * - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
 * - `options`: What may stop it.
 *
 * Returns: The embeddings in the order of the texts, `mullama_embedding_generator_n_embd` numbers each. The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
 *
 * Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CANCELLED`.
 */
int64_t mullama_embed_batch_with(const struct MullamaEmbeddingGenerator *embedding_generator,
                                 const char *const *texts,
                                 int32_t n_texts,
                                 const struct MullamaEmbedOptions *options,
                                 float *vector,
                                 size_t capacity);

/**
 * Turns texts into vectors, several in one batch of the engine.
 *
 * - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
 *
 * Returns: The embeddings in the order of the texts, `mullama_embedding_generator_n_embd` numbers each. The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
 *
 * Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CANCELLED`.
 */
int64_t mullama_embed_batch(const struct MullamaEmbeddingGenerator *embedding_generator,
                            const char *const *texts,
                            int32_t n_texts,
                            float *vector,
                            size_t capacity);

/**
 * Turns texts into vectors while the caller goes on.
 *
 * - `texts`: The texts; all are checked before any work, and an error names the index of a bad one.
 * - `options`: What may stop it.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_vectors` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_EMBEDDING`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaPending *mullama_embed_batch_start(const struct MullamaEmbeddingGenerator *embedding_generator,
                                                 const char *const *texts,
                                                 int32_t n_texts,
                                                 const struct MullamaEmbedOptions *options);

/**
 * What the last failing call of this thread was given, what it expected and what to do; empty when the last call did not fail. Valid until this thread's next call.
 */
const char *mullama_get_last_error(void);

/**
 * The code of this thread's last error; 0 when there is none.
 */
int32_t mullama_last_error_code(void);

/**
 * A number of this thread's last error: `needed`, `available`, `n_seq_max`. A key that the error does not carry is `MULLAMA_ERR_INVALID_INPUT`.
 */
int32_t mullama_last_error_data(const char *key,
                                int64_t *value);

/**
 * Tells whether a text of a known length may be given to the other functions: `MULLAMA_ERR_UTF8` where it is not UTF-8, `MULLAMA_ERR_INVALID_INPUT` where it has a NUL inside. `what` is its name in the message.
 */
int32_t mullama_check_text(const char *text,
                           size_t n_text,
                           const char *what);

/**
 * Forgets this thread's last error.
 */
void mullama_clear_error(void);

/**
 * What an error code means, in one sentence; for an unknown code `unknown error`.
 */
const char *mullama_error_code_description(int32_t code);

/**
 * Waits for the next part.
 */
struct MullamaGenerationEvent *mullama_event_stream_next(struct MullamaEventStream *event_stream);

/**
 * Gives the next part if one is ready.
 */
struct MullamaGenerationEvent *mullama_event_stream_try_next(struct MullamaEventStream *event_stream);

/**
 * Stops what still runs and gives the record of what was delivered.
 */
struct MullamaGeneration *mullama_event_stream_finish(struct MullamaEventStream *event_stream);

/**
 * Gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without waiting.
 *
 * It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
 */
int32_t mullama_event_stream_fd(struct MullamaEventStream *event_stream);

/**
 * Waits until the next item can be taken without waiting, or the end is there, and takes nothing.
 *
 * `timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes. When the time is over the answer is `MULLAMA_ERR_WOULD_BLOCK`.
 */
int32_t mullama_event_stream_wait(struct MullamaEventStream *event_stream,
                                  int64_t timeout_ms);

/**
 * Starts such a wait: a call that gives nothing, and is done when the next item can be taken without waiting.
 *
 * It takes nothing, and waits along with others in `mullama_pending_wait`; cancelling it leaves the stream as it is.
 */
struct MullamaPending *mullama_event_stream_wait_start(struct MullamaEventStream *event_stream);

/**
 * Closes a stream and frees it; null and a freed one are ignored. The work stops, and it never waits.
 */
void mullama_event_stream_free(struct MullamaEventStream *event_stream);

/**
 * How many they are; 0 where there is space.
 */
int32_t mullama_excess_n_messages(const struct MullamaExcess *excess);

/**
 * These messages, as a JSON list.
 */
int64_t mullama_excess_messages(const struct MullamaExcess *excess, char *text, size_t capacity);

/**
 * Tokens of the whole conversation as its next prompt.
 */
int32_t mullama_excess_n_tokens(const struct MullamaExcess *excess);

/**
 * Tokens that it may have beside what is kept free.
 */
int32_t mullama_excess_n_available(const struct MullamaExcess *excess);

/**
 * Frees a excess; null and a freed one are ignored.
 */
void mullama_excess_free(struct MullamaExcess *excess);

/**
 * The text; bytes that never became a whole character are U+FFFD.
 */
int64_t mullama_generation_text(const struct MullamaGeneration *generation, char *text, size_t capacity);

/**
 * The tokens behind the text, shape (n,), where n is `MullamaGenerationStats.n_generated`.
 */
int32_t mullama_generation_tokens(const struct MullamaGeneration *generation, int32_t *tokens, int32_t capacity);

/**
 * Why the generation ended.
 */
int32_t mullama_generation_finish_reason(const struct MullamaGeneration *generation);

/**
 * Counts and times.
 */
int32_t mullama_generation_stats(const struct MullamaGeneration *generation, struct MullamaGenerationStats *stats);

/**
 * Of a conversation's answer the thought that the model wrote before it, in the tags of its template; empty where there is none. `mullama_generation_text` goes without it.
 */
int64_t mullama_generation_thinking(const struct MullamaGeneration *generation,
                                    char *text,
                                    size_t capacity);

/**
 * The calls of tools in a conversation's answer, in their order; `mullama_generation_text` goes without them. What is no whole call, as at the end of a generation that was cut short, stays text.
 */
struct MullamaToolRequestList *mullama_generation_tool_calls(const struct MullamaGeneration *generation);

/**
 * Log probabilities of each of `mullama_generation_tokens`, one record for each, in their order; none unless `MullamaGenerateOptions.n_logprobs` asks for them.
 */
struct MullamaTokenLogprobsList *mullama_generation_logprobs(const struct MullamaGeneration *generation);

/**
 * Frees a generation; null and a freed one are ignored.
 */
void mullama_generation_free(struct MullamaGeneration *generation);

/**
 * What it is.
 */
int32_t mullama_generation_event_kind(const struct MullamaGenerationEvent *generation_event);

/**
 * Whole characters; of a call what the model wrote for it.
 */
int64_t mullama_generation_event_text(const struct MullamaGenerationEvent *generation_event,
                                      char *text,
                                      size_t capacity);

/**
 * The tokens behind it, shape (n,).
 */
int32_t mullama_generation_event_tokens(const struct MullamaGenerationEvent *generation_event,
                                        int32_t *tokens,
                                        int32_t capacity);

/**
 * The call; `NULL` for the other kinds.
 */
struct MullamaToolRequest *mullama_generation_event_tool_call(const struct MullamaGenerationEvent *generation_event);

/**
 * Log probabilities of each of `mullama_generation_event_tokens`, as `mullama_generation_logprobs` has them.
 */
struct MullamaTokenLogprobsList *mullama_generation_event_logprobs(const struct MullamaGenerationEvent *generation_event);

/**
 * Frees a generation_event; null and a freed one are ignored.
 */
void mullama_generation_event_free(struct MullamaGenerationEvent *generation_event);

/**
 * The version of the C ABI; a binding refuses a library of another one.
 *
 * Returns: A number that grows with each incompatible change. Negative is an error code.
 */
int32_t mullama_abi_version(void);

/**
 * A fingerprint of the API that this library was generated from.
 *
 * Returns: 64 hexadecimal digits. Never freed.
 */
const char *mullama_api_digest(void);

/**
 * Marks the end of use; it frees nothing that a live handle needs.
 */
void mullama_backend_free(void);

/**
 * Starts the compute backend; optional, the first call does it.
 *
 * Errors: `MULLAMA_ERR_BACKEND`.
 */
int32_t mullama_backend_init(void);

/**
 * The cosine of the angle between two vectors.
 *
 * - `a`: A vector, shape (n,).
 * - `b`: Another of the same length.
 *
 * Returns: In [-1, 1]; 0 when either vector is zero. NaN on failure.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
float mullama_embedding_cosine_similarity(const float *a, const float *b, size_t n);

/**
 * Counts the devices that llama.cpp can compute on, the CPU included.
 *
 * Returns: A number of devices. Negative is an error code.
 */
int32_t mullama_device_count(void);

/**
 * Describes a device.
 *
 * - `index`: From 0 up to `mullama_device_count`.
 *
 * Returns: An object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes. The return value is the whole text's length in bytes.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
int64_t mullama_device_info(int32_t index,
                            char *text,
                            size_t capacity);

/**
 * Counts the engine's objects that can never be freed, because an assertion failed on them.
 *
 * Returns: 0 as long as no call has failed with that error. Negative is an error code.
 */
int32_t mullama_leaked_objects(void);

/**
 * Counts the objects that are not closed yet.
 *
 * Returns: Models, contexts, streams and tokens of this process. Negative is an error code.
 */
int32_t mullama_live_handles(void);

/**
 * The most devices that a model can be spread over.
 *
 * Returns: A number of devices. Negative is an error code.
 */
int32_t mullama_max_devices(void);

/**
 * Scales a vector to length 1.
 *
 * - `vector`: A vector, shape (n,). It is changed in place.
 *
 * Returns: The scaled vector; a zero vector stays as it is. 0 or an error code.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
int32_t mullama_embedding_normalize(float *vector, size_t n);

/**
 * Tells how much memory contexts and embedding generators hold beside the weights.
 *
 * Returns: Bytes of their caches and logits; what is closed counts until it has ended, and what an assertion has left for good counts on. Negative is an error code.
 */
int64_t mullama_reserved_memory(void);

/**
 * Tells whether this build can use a GPU.
 *
 * Returns: `true` where a GPU backend is built in and finds a device. False on failure.
 */
bool mullama_supports_gpu_offload(void);

/**
 * Tells whether weights can be locked in memory.
 *
 * Returns: `true` where the system can lock pages. False on failure.
 */
bool mullama_supports_mlock(void);

/**
 * Tells whether files can be mapped into memory.
 *
 * Returns: `true` on every system that llama.cpp maps files on. False on failure.
 */
bool mullama_supports_mmap(void);

/**
 * The processor features and backends in use.
 *
 * A library from a package has the engine's code in variants for several kinds of processor and uses the best that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts; where it is not there or cannot run here, what needs the engine fails with `MULLAMA_ERR_BACKEND` and a message that says which can.
 *
 * Returns: One line of text. The return value is the whole text's length in bytes.
 */
int64_t mullama_system_info(char *text,
                            size_t capacity);

/**
 * The library's version.
 *
 * Returns: Major, minor and patch, as in `0.4.0`. Never freed.
 */
const char *mullama_version(void);

/**
 * Loads a model file.
 *
 * - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
 * - `params`: How to load it.
 *
 * Errors: `MULLAMA_ERR_MODEL_LOAD`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaModel *mullama_model_load(const char *path, const struct MullamaModelParams *params);

/**
 * Loads a model file on a thread of its own.
 *
 * - `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.
 * - `params`: How to load it.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_handle` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_MODEL_LOAD`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_CANCELLED`.
 */
struct MullamaPending *mullama_model_load_start(const char *path, const struct MullamaModelParams *params);

/**
 * Frees a model; null and a freed one are ignored. It never waits.
 */
void mullama_model_free(struct MullamaModel *model);

/**
 * Gives a second handle on the same weights.
 */
struct MullamaModel *mullama_model_clone(const struct MullamaModel *model);

/**
 * Context length that the model was trained with.
 */
int32_t mullama_model_n_ctx_train(const struct MullamaModel *model);

/**
 * Width of an embedding.
 */
int32_t mullama_model_n_embd(const struct MullamaModel *model);

/**
 * Number of tokens in the vocabulary.
 */
int32_t mullama_model_n_vocab(const struct MullamaModel *model);

/**
 * Number of layers.
 */
int32_t mullama_model_n_layer(const struct MullamaModel *model);

/**
 * Number of attention heads.
 */
int32_t mullama_model_n_head(const struct MullamaModel *model);

/**
 * The token that begins a text; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
 */
int32_t mullama_model_token_bos(const struct MullamaModel *model);

/**
 * The token that ends a text; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
 */
int32_t mullama_model_token_eos(const struct MullamaModel *model);

/**
 * The token of a line break; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
 */
int32_t mullama_model_token_nl(const struct MullamaModel *model);

/**
 * Size of all tensors in bytes.
 */
int64_t mullama_model_size(const struct MullamaModel *model);

/**
 * Number of parameters.
 */
int64_t mullama_model_n_params(const struct MullamaModel *model);

/**
 * Architecture, size and quantisation in words.
 */
int64_t mullama_model_desc(const struct MullamaModel *model, char *text, size_t capacity);

/**
 * The architecture's name, as in `llama`.
 */
int64_t mullama_model_architecture(const struct MullamaModel *model, char *text, size_t capacity);

/**
 * The model's name; empty where the file gives none.
 */
int64_t mullama_model_name(const struct MullamaModel *model, char *text, size_t capacity);

/**
 * The file's metadata; arrays are left out.
 */
int32_t mullama_model_meta_count(const struct MullamaModel *model);

/**
 * The file's metadata; arrays are left out.
 */
int64_t mullama_model_meta_key(const struct MullamaModel *model, int32_t index, char *text, size_t capacity);

/**
 * The file's metadata; arrays are left out.
 */
int64_t mullama_model_meta_val(const struct MullamaModel *model, const char *key, char *text, size_t capacity);

/**
 * The chat template, in Jinja; empty where the file gives none.
 */
int64_t mullama_model_chat_template(const struct MullamaModel *model, char *text, size_t capacity);

/**
 * Whether the model has an encoder, as T5 has.
 */
bool mullama_model_has_encoder(const struct MullamaModel *model);

/**
 * Whether the model has a decoder.
 */
bool mullama_model_has_decoder(const struct MullamaModel *model);

/**
 * The token that ends a turn; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
 */
int32_t mullama_model_token_eot(const struct MullamaModel *model);

/**
 * The token that separates two texts; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
 */
int32_t mullama_model_token_sep(const struct MullamaModel *model);

/**
 * The token that fills up; `MULLAMA_TOKEN_NONE` where the vocabulary has none.
 */
int32_t mullama_model_token_pad(const struct MullamaModel *model);

/**
 * Writes a conversation as the text that the model was trained on.
 *
 * The text is for reading: a special token that a user typed looks like a real one in it. `mullama_message_tokens` tells them apart.
 *
 * - `messages`: The messages, oldest first.
 * - `add_generation_prompt`: End with what begins the assistant's answer.
 * - `options`: Tools, variables and the clock; its own `MullamaChatOptions.add_generation_prompt` is not looked at.
 *
 * Returns: The prompt. The return value is the whole text's length in bytes.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
 */
int64_t mullama_chat_text(const struct MullamaModel *model,
                          const struct MullamaMessage *messages,
                          int32_t n_messages,
                          bool add_generation_prompt,
                          const struct MullamaChatOptions *options,
                          char *text,
                          size_t capacity);

/**
 * Writes a conversation as the text that the model was trained on.
 *
 * The text is for reading: a special token that a user typed looks like a real one in it. `mullama_message_tokens` tells them apart.
 *
 * - `messages`: The messages, oldest first.
 * - `add_generation_prompt`: End with what begins the assistant's answer.
 *
 * Returns: The prompt. The return value is the whole text's length in bytes.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
 */
int64_t mullama_model_apply_chat_template(const struct MullamaModel *model,
                                          const struct MullamaChatMessage *messages,
                                          int32_t n_messages,
                                          bool add_generation_prompt,
                                          char *text,
                                          size_t capacity);

/**
 * Turns a conversation into tokens, in which only the template's own special tokens are special.
 *
 * - `messages`: The messages, oldest first.
 * - `options`: Tools, variables and the clock.
 *
 * Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
 */
int32_t mullama_message_tokens(const struct MullamaModel *model,
                               const struct MullamaMessage *messages,
                               int32_t n_messages,
                               const struct MullamaChatOptions *options,
                               int32_t *tokens,
                               int32_t capacity);

/**
 * Turns a conversation into tokens, in which only the template's own special tokens are special.
 *
 * - `messages`: The messages, oldest first.
 * - `options`: Tools, variables and the clock.
 *
 * Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_GENERATION`.
 */
int32_t mullama_chat_tokens(const struct MullamaModel *model,
                            const struct MullamaChatMessage *messages,
                            int32_t n_messages,
                            const struct MullamaChatOptions *options,
                            int32_t *tokens,
                            int32_t capacity);

/**
 * Tells whether a token ends a generation.
 *
 * - `token`: Any number.
 *
 * Returns: `true` for end-of-text, end-of-turn and the like; `false` for a number that is no token. False on failure.
 */
bool mullama_model_token_is_eog(const struct MullamaModel *model, int32_t token);

/**
 * Tells whether a token is a control token, which text of a user should not become.
 *
 * - `token`: Any number.
 *
 * Returns: `true` for the tokens that begin, end or separate texts and turns; `false` for a number that is no token. False on failure.
 */
bool mullama_model_token_is_control(const struct MullamaModel *model,
                                    int32_t token);

/**
 * Turns text into tokens.
 *
 * - `text`: The text.
 * - `add_bos`: Put the BOS token first when the vocabulary asks for one.
 * - `special`: Parse special tokens written in the text.
 *
 * Returns: Token ids, shape (n,). The return value is the count; a short buffer is `MULLAMA_ERR_BUFFER_TOO_SMALL` and capacity 0 asks for the count.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_UTF8`.
 */
int32_t mullama_tokenize(const struct MullamaModel *model,
                         const char *text,
                         int32_t *tokens,
                         int32_t capacity,
                         bool add_bos,
                         bool special);

/**
 * Turns tokens into text.
 *
 * The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
 *
 * - `tokens`: Token ids, shape (n,).
 * - `remove_special`: Leave out BOS and EOS where the vocabulary adds them.
 * - `unparse_special`: Write special tokens as text.
 *
 * Returns: The text; incomplete characters are U+FFFD. The return value is the whole text's length in bytes.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
int64_t mullama_detokenize(const struct MullamaModel *model,
                           const int32_t *tokens,
                           int32_t n_tokens,
                           char *text,
                           size_t capacity,
                           bool remove_special,
                           bool unparse_special);

/**
 * Gives the bytes of one token.
 *
 * - `token`: A token id from 0 up to `mullama_model_n_vocab`.
 * - `special`: Write special tokens as text.
 *
 * Returns: The bytes, perhaps only part of a character. The return value is the number of bytes.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
int64_t mullama_token_to_piece(const struct MullamaModel *model,
                               int32_t token,
                               uint8_t *bytes,
                               size_t capacity,
                               bool special);

/**
 * Tells what the vocabulary has on tokens.
 *
 * - `tokens`: Token ids from 0 up to `mullama_model_n_vocab`, shape (n,).
 *
 * Returns: One record for each token, in their order. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_TOKENIZATION`.
 */
struct MullamaTokenDetailList *mullama_model_token_details(const struct MullamaModel *model,
                                                           const int32_t *tokens,
                                                           int32_t n_tokens);

/**
 * What `mullama_model_token_is_eog` answers for every token: bit `t % 8` of byte `t / 8` is set where it is true of the token `t`.
 */
int64_t mullama_model_token_is_eog_bits(const struct MullamaModel *model,
                                        uint8_t *bits,
                                        size_t capacity);

/**
 * What `mullama_model_token_is_control` answers for every token: bit `t % 8` of byte `t / 8` is set where it is true of the token `t`.
 */
int64_t mullama_model_token_is_control_bits(const struct MullamaModel *model,
                                            uint8_t *bits,
                                            size_t capacity);

/**
 * The defaults of MullamaChatOptions.
 */
struct MullamaChatOptions mullama_chat_default_options(void);

/**
 * The defaults of MullamaContextParams.
 */
struct MullamaContextParams mullama_context_default_params(void);

/**
 * The defaults of MullamaConversationParams.
 */
struct MullamaConversationParams mullama_conversation_default_params(void);

/**
 * The defaults of MullamaEmbedOptions.
 */
struct MullamaEmbedOptions mullama_embed_default_options(void);

/**
 * The defaults of MullamaEmbeddingConfig.
 */
struct MullamaEmbeddingConfig mullama_embedding_default_config(void);

/**
 * The defaults of MullamaGenerateOptions.
 */
struct MullamaGenerateOptions mullama_generate_default_options(void);

/**
 * The defaults of MullamaModelParams.
 */
struct MullamaModelParams mullama_model_default_params(void);

/**
 * The defaults of MullamaSamplerParams.
 */
struct MullamaSamplerParams mullama_sampler_default_params(void);

/**
 * Deterministic, factual output.
 */
struct MullamaSamplerParams mullama_sampler_greedy_params(void);

/**
 * Focused, low-variance responses.
 */
struct MullamaSamplerParams mullama_sampler_precise_params(void);

/**
 * Creative writing, brainstorming.
 */
struct MullamaSamplerParams mullama_sampler_creative_params(void);

/**
 * The defaults of MullamaScoreOptions.
 */
struct MullamaScoreOptions mullama_score_default_options(void);

/**
 * Waits until one of several calls is done and gives its index in the list; the first one of those that are.
 *
 * `timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes. When the time is over the answer is `MULLAMA_ERR_WOULD_BLOCK`, and the calls go on.
 */
int32_t mullama_pending_wait(const struct MullamaPending *const *list,
                             size_t n,
                             int64_t timeout_ms);

/**
 * Gives a descriptor that is readable once a call is done, for `poll` and its like; it stays the call's, and nobody reads it.
 *
 * Where the system has none the answer is `MULLAMA_ERR_NOT_AVAILABLE`.
 */
int32_t mullama_pending_fd(const struct MullamaPending *pending);

/**
 * Asks a call to end, from any thread.
 *
 * A call that gives a record then gives what it has made, others answer `MULLAMA_ERR_CANCELLED`; one that is done already keeps its answer.
 */
int32_t mullama_pending_cancel(const struct MullamaPending *pending);

/**
 * The fraction in [0, 1] that is done.
 *
 * Started calls never call back: ask as often as you like.
 */
float mullama_pending_progress(const struct MullamaPending *pending);

/**
 * Waits for a call that gives nothing.
 */
int32_t mullama_pending_take_status(struct MullamaPending *pending);

/**
 * Waits for a record and gives it, once; it is freed as its type says.
 */
void *mullama_pending_take_record(struct MullamaPending *pending);

/**
 * Waits for an object and gives its handle, once; it is freed as its type says.
 */
void *mullama_pending_take_handle(struct MullamaPending *pending);

/**
 * Waits for vectors and writes them, one behind the other. They may be taken again.
 */
int64_t mullama_pending_take_vectors(struct MullamaPending *pending, float *vector, size_t capacity);

/**
 * Waits for a text and writes it. It may be taken again.
 */
int64_t mullama_pending_take_text(struct MullamaPending *pending, char *text, size_t capacity);

/**
 * Ends a call and frees it; null and a freed one are ignored. It never waits.
 */
void mullama_pending_free(struct MullamaPending *pending);

/**
 * The log probability of the whole: the sum of `mullama_score_logprobs`, to the base e.
 */
double mullama_score_sum(const struct MullamaScore *score);

/**
 * The tokens that were scored, shape (n,).
 */
int32_t mullama_score_tokens(const struct MullamaScore *score, int32_t *tokens, int32_t capacity);

/**
 * The log probability of each after all that stands before it, shape (n,).
 */
int64_t mullama_score_logprobs(const struct MullamaScore *score, float *vector, size_t capacity);

/**
 * Whether each was the likeliest in its place, so that a greedy generation would have gone on with this text.
 */
bool mullama_score_is_greedy(const struct MullamaScore *score);

/**
 * Frees a score; null and a freed one are ignored.
 */
void mullama_score_free(struct MullamaScore *score);

/**
 * The number of records in a list of score.
 */
int32_t mullama_score_list_count(const struct MullamaScoreList *score_list);

/**
 * A record of its own from a list of score, by its place from 0; it is freed like any other.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
struct MullamaScore *mullama_score_list_at(const struct MullamaScoreList *score_list, int32_t index);

/**
 * Frees a list of score; null and a freed one are ignored. Records that were taken from it stay.
 */
void mullama_score_list_free(struct MullamaScoreList *score_list);

/**
 * Waits for the next piece.
 */
int64_t mullama_stream_next(struct MullamaStream *stream, char *piece, size_t capacity);

/**
 * Gives the next piece if one is ready.
 */
int64_t mullama_stream_try_next(struct MullamaStream *stream, char *piece, size_t capacity);

/**
 * Stops what still runs and gives the record of what was delivered.
 */
struct MullamaGeneration *mullama_stream_finish(struct MullamaStream *stream);

/**
 * Gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without waiting.
 *
 * It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
 */
int32_t mullama_stream_fd(struct MullamaStream *stream);

/**
 * Waits until the next item can be taken without waiting, or the end is there, and takes nothing.
 *
 * `timeout_ms` is in milliseconds: 0 looks and does not wait, a negative one waits as long as it takes. When the time is over the answer is `MULLAMA_ERR_WOULD_BLOCK`.
 */
int32_t mullama_stream_wait(struct MullamaStream *stream,
                            int64_t timeout_ms);

/**
 * Starts such a wait: a call that gives nothing, and is done when the next item can be taken without waiting.
 *
 * It takes nothing, and waits along with others in `mullama_pending_wait`; cancelling it leaves the stream as it is.
 */
struct MullamaPending *mullama_stream_wait_start(struct MullamaStream *stream);

/**
 * Closes a stream and frees it; null and a freed one are ignored. The work stops, and it never waits.
 */
void mullama_stream_free(struct MullamaStream *stream);

/**
 * As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are U+FFFD.
 */
int64_t mullama_token_detail_text(const struct MullamaTokenDetail *token_detail, char *text, size_t capacity);

/**
 * What it is.
 */
int32_t mullama_token_detail_kind(const struct MullamaTokenDetail *token_detail);

/**
 * Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none.
 */
float mullama_token_detail_score(const struct MullamaTokenDetail *token_detail);

/**
 * Frees a token_detail; null and a freed one are ignored.
 */
void mullama_token_detail_free(struct MullamaTokenDetail *token_detail);

/**
 * The number of records in a list of token detail.
 */
int32_t mullama_token_detail_list_count(const struct MullamaTokenDetailList *token_detail_list);

/**
 * A record of its own from a list of token detail, by its place from 0; it is freed like any other.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
struct MullamaTokenDetail *mullama_token_detail_list_at(const struct MullamaTokenDetailList *token_detail_list,
                                                        int32_t index);

/**
 * Frees a list of token detail; null and a freed one are ignored. Records that were taken from it stay.
 */
void mullama_token_detail_list_free(struct MullamaTokenDetailList *token_detail_list);

/**
 * The token; `mullama_token_to_piece` has its bytes.
 */
int32_t mullama_token_logprobs_token(const struct MullamaTokenLogprobs *token_logprobs);

/**
 * Its log probability before the sampler's steps.
 */
float mullama_token_logprobs_logprob(const struct MullamaTokenLogprobs *token_logprobs);

/**
 * Its log probability after the sampler's steps; 0 where it was certain, as it always is at temperature 0.
 */
float mullama_token_logprobs_sampled_logprob(const struct MullamaTokenLogprobs *token_logprobs);

/**
 * The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number, as many as `MullamaGenerateOptions.n_logprobs` says.
 */
int32_t mullama_token_logprobs_top(const struct MullamaTokenLogprobs *token_logprobs,
                                   struct MullamaTopLogprob *items,
                                   int32_t capacity);

/**
 * Frees a token_logprobs; null and a freed one are ignored.
 */
void mullama_token_logprobs_free(struct MullamaTokenLogprobs *token_logprobs);

/**
 * The number of records in a list of token logprobs.
 */
int32_t mullama_token_logprobs_list_count(const struct MullamaTokenLogprobsList *token_logprobs_list);

/**
 * A record of its own from a list of token logprobs, by its place from 0; it is freed like any other.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
struct MullamaTokenLogprobs *mullama_token_logprobs_list_at(const struct MullamaTokenLogprobsList *token_logprobs_list,
                                                            int32_t index);

/**
 * Frees a list of token logprobs; null and a freed one are ignored. Records that were taken from it stay.
 */
void mullama_token_logprobs_list_free(struct MullamaTokenLogprobsList *token_logprobs_list);

/**
 * What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters and digits where the template asks for that.
 */
int64_t mullama_tool_request_id(const struct MullamaToolRequest *tool_request,
                                char *text,
                                size_t capacity);

/**
 * The tool, as the model wrote it; it need not be one of those that it was given.
 */
int64_t mullama_tool_request_name(const struct MullamaToolRequest *tool_request, char *text, size_t capacity);

/**
 * The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep to that.
 */
int64_t mullama_tool_request_arguments(const struct MullamaToolRequest *tool_request, char *text, size_t capacity);

/**
 * Frees a tool_request; null and a freed one are ignored.
 */
void mullama_tool_request_free(struct MullamaToolRequest *tool_request);

/**
 * The number of records in a list of tool request.
 */
int32_t mullama_tool_request_list_count(const struct MullamaToolRequestList *tool_request_list);

/**
 * A record of its own from a list of tool request, by its place from 0; it is freed like any other.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
struct MullamaToolRequest *mullama_tool_request_list_at(const struct MullamaToolRequestList *tool_request_list,
                                                        int32_t index);

/**
 * Frees a list of tool request; null and a freed one are ignored. Records that were taken from it stay.
 */
void mullama_tool_request_list_free(struct MullamaToolRequestList *tool_request_list);

/**
 * Begins with the messages of a conversation.
 *
 * - `context`: Where it is generated.
 * - `messages`: The messages, oldest first.
 * - `tools`: The tools, as `MullamaChatOptions.tools` has them, which must be left out.
 * - `max_tokens`: Tokens of one generation at most; -1 means as many as fit into the context.
 * - `params`: How tokens are drawn.
 * - `chat`: Variables, the clock and the like. A call that its `MullamaChatOptions.tool_choice` asks for is asked for in the first generation alone.
 * - `options`: Stop strings and the like, for each generation.
 * - `max_steps`: Generations at most.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_NOT_AVAILABLE`, `MULLAMA_ERR_INVALID_HANDLE`.
 */
struct MullamaToolRun *mullama_tool_run_new(const struct MullamaContext *context,
                                            const struct MullamaMessage *messages,
                                            int32_t n_messages,
                                            const char *tools,
                                            int32_t max_tokens,
                                            const struct MullamaSamplerParams *params,
                                            const struct MullamaChatOptions *chat,
                                            const struct MullamaGenerateOptions *options,
                                            int32_t max_steps);

/**
 * Frees a tool_run; null and a freed one are ignored. It never waits.
 */
void mullama_tool_run_free(struct MullamaToolRun *tool_run);

/**
 * Generates once and gives the calls that the model makes, or its answer.
 *
 * After the last generation that it may make, without an answer, it answers `MULLAMA_ERR_GENERATION`. A generation that was cancelled, or cut short before a call was whole, is the answer.
 *
 * Returns: The calls or the answer. NULL on failure.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaToolStep *mullama_tool_run_next(const struct MullamaToolRun *tool_run);

/**
 * Generates once while the caller goes on.
 *
 * After the last generation that it may make, without an answer, it answers `MULLAMA_ERR_GENERATION`. A generation that was cancelled, or cut short before a call was whole, is the answer.
 *
 * Returns: the call, NULL where it is not started; `mullama_pending_take_record` gives what comes of it.
 *
 * Errors: `MULLAMA_ERR_CONTEXT_FULL`, `MULLAMA_ERR_SAMPLER`, `MULLAMA_ERR_INVALID_INPUT`, `MULLAMA_ERR_GENERATION`, `MULLAMA_ERR_NOT_AVAILABLE`.
 */
struct MullamaPending *mullama_tool_run_next_start(const struct MullamaToolRun *tool_run);

/**
 * Gives the results of the calls of the last step, all of them, in any order.
 *
 * - `results`: One for each call.
 *
 * Errors: `MULLAMA_ERR_INVALID_INPUT`.
 */
int32_t mullama_tool_run_give(struct MullamaToolRun *tool_run,
                              const struct MullamaToolResult *results,
                              int32_t n_results);

/**
 * Gives the conversation so far.
 *
 * Returns: A list of messages, as `MullamaChatOptions.messages_json` takes it. The return value is the whole text's length in bytes.
 */
int64_t mullama_tool_run_messages(const struct MullamaToolRun *tool_run,
                                  char *text,
                                  size_t capacity);

/**
 * Tells whether the run was asked to end.
 *
 * Who calls functions between the steps asks before each: the result of one that is not called any more may be any text, for the next step is an answer, with `MULLAMA_FINISH_REASON_CANCELLED`.
 *
 * Returns: `true` once the token of its `MullamaGenerateOptions.cancel` is set. False on failure.
 */
bool mullama_tool_run_is_cancelled(const struct MullamaToolRun *tool_run);

/**
 * The calls, none where there is an answer.
 */
struct MullamaToolRequestList *mullama_tool_step_calls(const struct MullamaToolStep *tool_step);

/**
 * The record of the answer; `NULL` where there are calls.
 */
struct MullamaGeneration *mullama_tool_step_answer(const struct MullamaToolStep *tool_step);

/**
 * Which generation it was, from 1 on.
 */
int32_t mullama_tool_step_step(const struct MullamaToolStep *tool_step);

/**
 * Frees a tool_step; null and a freed one are ignored.
 */
void mullama_tool_step_free(struct MullamaToolStep *tool_step);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* MULLAMA_H */
