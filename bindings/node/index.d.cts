// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
/// <reference lib="esnext.disposable" />

/** Hears how far a load has come, in [0, 1]; `false` stops it. An exception stops it too and goes on to the caller. */
export type Progress = (fraction: number) => boolean | void;

/** What stops a call from outside. */
export interface Abortable {
  /** When it is aborted, the work stops and the promise or the loop is left with the signal's reason. */
  signal?: AbortSignal;
}

/** Numbers that an error carries. */
export interface ErrorData {
  readonly nGenerated?: number;
  readonly finishReason?: number;
  readonly needed?: number;
  readonly available?: number;
  readonly index?: number;
  readonly line?: number;
}

/** What the library throws. Some codes extend RangeError as well; `instanceof MullamaError` holds for all. */
export class MullamaError extends Error {
  private constructor();
  readonly name: 'MullamaError';
  /** One of {@link ErrorCode}. */
  readonly code: number;
  readonly data: ErrorData;
}

/** The code of each error. */
export const ErrorCode: {
  /** A null pointer was given where a value is needed. */
  readonly NULL_POINTER: -1;
  /** The model file cannot be loaded. */
  readonly MODEL_LOAD: -2;
  /** The context cannot be created. */
  readonly CONTEXT: -3;
  /** The text cannot be turned into tokens. */
  readonly TOKENIZATION: -4;
  /** The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives. */
  readonly GENERATION: -5;
  /** The sampler parameters are out of range. */
  readonly SAMPLER: -6;
  /** The text cannot be embedded. */
  readonly EMBEDDING: -7;
  /** An argument is out of range or malformed. */
  readonly INVALID_INPUT: -8;
  /** The buffer is too small for the result. */
  readonly BUFFER_TOO_SMALL: -9;
  /** The compute backend cannot be started. */
  readonly BACKEND: -10;
  /** The call was cancelled before it had anything to give. */
  readonly CANCELLED: -11;
  /** A bug in Mullama; please report it with the message. */
  readonly INTERNAL: -12;
  /** The feature is not built into this library. */
  readonly NOT_AVAILABLE: -13;
  /** The text is not valid UTF-8. */
  readonly UTF8: -14;
  /** A lock is poisoned. */
  readonly LOCK: -15;
  /** The handle was freed, forged or is of another type. */
  readonly INVALID_HANDLE: -16;
  /** The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream. */
  readonly CONTEXT_FULL: -17;
  /** A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns. */
  readonly CONTEXT_BUSY: -18;
  /** The handle belongs to the process that was forked from. */
  readonly WRONG_PROCESS: -19;
  /** Nothing is ready yet. */
  readonly WOULD_BLOCK: -20;
  /** An assertion of the engine failed; the context on which it did answers the same from then on. */
  readonly ENGINE: -21;
  /** A file cannot be written or read, or it is not what was written to it. */
  readonly FILE: -23;
};

/** A schema as https://standardschema.dev has it. */
interface StandardSchema<T> {
  readonly '~standard': {
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: T; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string }[] }
      | Promise<unknown>;
  };
}

/** What makes a value of parsed JSON, and throws where it does not fit. */
type AnswerType<T> = ((value: unknown) => T) | { parse(value: unknown): T } | StandardSchema<T>;

/** The same with a JSON Schema of its own, as https://standardschema.dev has it. */
interface StandardJSONSchema<T> extends StandardSchema<T> {
  readonly '~standard': StandardSchema<T>['~standard'] & {
    readonly jsonSchema: { readonly input: (options: { readonly target: 'draft-2020-12' }) => unknown };
  };
}

/** What says which JSON an answer is: a JSON Schema, or what gives its own and makes a value of parsed JSON, as Zod's schemas do. */
type DescribedType =
  | { readonly type: string | readonly string[] }
  | { readonly enum: readonly unknown[] }
  | { readonly const: unknown }
  | { readonly anyOf: readonly unknown[] }
  | { readonly oneOf: readonly unknown[] }
  | { readonly allOf: readonly unknown[] }
  | { readonly $ref: string }
  | { toJSONSchema(): unknown; parse(value: unknown): unknown }
  | StandardJSONSchema<unknown>;

/** The value that an answer becomes. */
type Described<A> = A extends { toJSONSchema(): unknown; parse(value: unknown): infer T }
  ? T
  : A extends StandardSchema<infer T>
    ? T
    : FromSchema<A>;

/** The values of a JSON Schema that is written where it is used; `unknown` of what it says by other keywords. */
type FromSchema<S> = S extends { readonly const: infer C }
  ? C
  : S extends { readonly enum: readonly (infer E)[] }
    ? E
    : S extends { readonly anyOf: readonly (infer O)[] } | { readonly oneOf: readonly (infer O)[] }
      ? FromEach<O>
      : S extends { readonly type: readonly (infer N)[] } | { readonly type: infer N }
        ? FromType<S, N>
        : unknown;
type FromEach<O> = O extends unknown ? FromSchema<O> : never;
type FromType<S, N> = N extends 'string'
  ? string
  : N extends 'number' | 'integer'
    ? number
    : N extends 'boolean'
      ? boolean
      : N extends 'null'
        ? null
        : N extends 'array'
          ? (S extends { readonly items: infer I } ? FromSchema<I> : unknown)[]
          : N extends 'object'
            ? FromObject<S>
            : unknown;
type FromObject<S> = S extends { readonly properties: infer P }
  ? { -readonly [K in keyof P as K extends RequiredOf<S> ? K : never]: FromSchema<P[K]> } & {
      -readonly [K in keyof P as K extends RequiredOf<S> ? never : K]?: FromSchema<P[K]>;
    }
  : Record<string, unknown>;
type RequiredOf<S> = S extends { readonly required: readonly (infer R)[] } ? R : never;

/** What a model is told of a tool. */
export interface ToolDescription<P> {
  /** What the model calls it. */
  name: string;
  /** What it does and when it is of use: all that the model knows of it. */
  description?: string;
  /** What it takes, an object: a JSON Schema; anything with `toJSONSchema` and `parse`, as Zod's schemas have them; or a Standard JSON Schema. Left out, nothing. */
  parameters?: P;
}

/** What a tool is told of the call. */
export interface ToolAbout {
  /** The call's id. */
  readonly id: string;
  /** The signal of the loop, where it has one. */
  readonly signal?: AbortSignal;
}

/** A function with what a model is told of it; {@link tool} makes one. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** A JSON Schema. */
  readonly parameters: unknown;
  readonly call: (given: any, about: ToolAbout) => unknown;
}

/**
 * Makes a function a tool. A text that it gives is told to the model as it is, another value as JSON; what it throws is told as the result.
 * @param description - What a model is told of it.
 * @param call - The function, which gets the arguments as `parameters` says them.
 */
export function tool<const P extends DescribedType = { type: 'object' }>(description: ToolDescription<P>, call: (given: Described<P>, about: ToolAbout) => unknown): Tool;

/** An object with something native behind it. */
declare abstract class Handle {
  protected constructor();
  /** Closes it and frees what it holds; closing twice is closing once. Its calls then throw `INVALID_HANDLE`. */
  close(): void;
  /** Whether it was closed. */
  readonly isClosed: boolean;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A loop's source: `for (const piece of stream)` waits, `for await (const piece of stream)` does not block the event loop. */
declare abstract class PullStream<Item, Result> extends Handle implements IterableIterator<Item>, AsyncIterable<Item> {
  /** Waits for the next piece. */
  next(): IteratorResult<Item, undefined>;
  /** Stops the work; what was delivered stays in {@link PullStream.result}. Called when a loop is left early. */
  return(): IteratorResult<Item, undefined>;
  /** Stops what still runs and gives the record of what was delivered. */
  finish(): Result;
  /** The record of what was delivered, once the stream has ended; null before. */
  readonly result: Result | null;
  [Symbol.iterator](): this;
  [Symbol.asyncIterator](): AsyncIterableIterator<Item>;
}

/** What a part of an answer is. */
export type EventKind = 'text' | 'thinking' | 'tool_call';
/** What a part of an answer is. */
export const EventKind: {
  /** Part of the answer. */
  readonly TEXT: 'text';
  /** Part of the thought before it. */
  readonly THINKING: 'thinking';
  /** A call of a tool, whole. */
  readonly TOOL_CALL: 'tool_call';
};

/** Why a generation ended. */
export type FinishReason = 'stop' | 'stop_string' | 'length' | 'cancelled' | 'context_full';
/** Why a generation ended. */
export const FinishReason: {
  /** An end-of-generation token was produced. */
  readonly STOP: 'stop';
  /** One of the stop strings was produced; it is not part of the text. */
  readonly STOP_STRING: 'stop_string';
  /** The limit of tokens was reached. */
  readonly LENGTH: 'length';
  /** The cancel token was set or the stream was closed. */
  readonly CANCELLED: 'cancelled';
  /** The context had no space for another token. */
  readonly CONTEXT_FULL: 'context_full';
};

/** Whether flash attention is used. */
export type FlashAttn = 'auto' | 'off' | 'on';
/** Whether flash attention is used. */
export const FlashAttn: {
  /** The engine decides. */
  readonly AUTO: 'auto';
  /** Never. */
  readonly OFF: 'off';
  /** Always. */
  readonly ON: 'on';
};

/** The number format of the KV cache. */
export type KvType = 'f32' | 'f16' | 'q4_0' | 'q4_1' | 'q5_0' | 'q5_1' | 'q8_0' | 'bf16';
/** The number format of the KV cache. */
export const KvType: {
  /** 32-bit floats. */
  readonly F32: 'f32';
  /** 16-bit floats. */
  readonly F16: 'f16';
  /** 4 bits in blocks of 32. */
  readonly Q4_0: 'q4_0';
  /** 4 bits in blocks of 32, with an offset. */
  readonly Q4_1: 'q4_1';
  /** 5 bits in blocks of 32. */
  readonly Q5_0: 'q5_0';
  /** 5 bits in blocks of 32, with an offset. */
  readonly Q5_1: 'q5_1';
  /** 8 bits in blocks of 32. */
  readonly Q8_0: 'q8_0';
  /** 16-bit brain floats. */
  readonly BF16: 'bf16';
};

/** What happens when the context is full in the middle of a generation. */
export type Overflow = 'stop' | 'shift';
/** What happens when the context is full in the middle of a generation. */
export const Overflow: {
  /** The generation ends with {@link FinishReason.CONTEXT_FULL}. */
  readonly STOP: 'stop';
  /** The older half behind BOS is dropped, the rest evaluated anew; without a limit of tokens it is endless. */
  readonly SHIFT: 'shift';
};

/** How the vectors of a text's tokens become one. */
export type Pooling = 'unspecified' | 'none' | 'mean' | 'cls' | 'last' | 'rank';
/** How the vectors of a text's tokens become one. */
export const Pooling: {
  /** As the model's metadata says, else the mean. */
  readonly UNSPECIFIED: 'unspecified';
  /** Not at all; no embedding can be made. */
  readonly NONE: 'none';
  /** Their mean. */
  readonly MEAN: 'mean';
  /** The first token's. */
  readonly CLS: 'cls';
  /** The last token's. */
  readonly LAST: 'last';
  /** A reranker's score; no embedding can be made. */
  readonly RANK: 'rank';
};

/** How a model is spread over several GPUs. */
export type SplitMode = 'none' | 'layer' | 'row';
/** How a model is spread over several GPUs. */
export const SplitMode: {
  /** One GPU holds everything. */
  readonly NONE: 'none';
  /** Layers and their KV cache are spread. */
  readonly LAYER: 'layer';
  /** Rows of the matrices are spread. */
  readonly ROW: 'row';
};

/** What a token is to its vocabulary. */
export type TokenKind = 'undefined' | 'normal' | 'unknown' | 'control' | 'user_defined' | 'unused' | 'byte';
/** What a token is to its vocabulary. */
export const TokenKind: {
  /** The file does not say. */
  readonly UNDEFINED: 'undefined';
  /** A piece of ordinary text. */
  readonly NORMAL: 'normal';
  /** Stands for what the vocabulary cannot spell. */
  readonly UNKNOWN: 'unknown';
  /** Marks the structure of a text, like its beginning; no text of its own. */
  readonly CONTROL: 'control';
  /** Added to the vocabulary as a whole; its text is never split. */
  readonly USER_DEFINED: 'user_defined';
  /** A place that is free. */
  readonly UNUSED: 'unused';
  /** One byte of a character that has no token of its own. */
  readonly BYTE: 'byte';
};

/** What a conversation does when it no longer fits into its context. */
export type WhenFull = 'drop_oldest' | 'fail';
/** What a conversation does when it no longer fits into its context. */
export const WhenFull: {
  /** The oldest turns are dropped as a whole; system messages, tools and the turn that is to be answered stay. */
  readonly DROP_OLDEST: 'drop_oldest';
  /** The call answers {@link ErrorCode.CONTEXT_FULL} and changes nothing. */
  readonly FAIL: 'fail';
};

/** What the text must conform to. */
export type Constraint = { jsonSchema: unknown } | { regex: string } | { lark: string } | { gbnf: string };

/** One call of a tool that a message carries. */
export type ToolCall = {
  /** The tool. */
  name: string;
  /** A JSON object; an empty text is one without keys. */
  arguments: unknown;
  /**
   * What the tool's answer names the call by.
   * @defaultValue `null`
   */
  id?: string | null;
} | { type?: 'function'; function: { name: string; arguments: unknown }; id?: string | null } | readonly [name: string, arguments_: unknown];

/** One message of a conversation. */
export type ChatMessage = {
  /** `system`, `user`, `assistant` or `tool`. */
  role: string;
  /**
   * The text; a special token written in it stays text. A message that has `tool_calls` can go without.
   * @defaultValue `null`
   */
  content?: readonly { readonly type: string; readonly text?: string }[] | string | null;
  /**
   * Who speaks, or which tool answers, for templates that write it.
   * @defaultValue `null`
   */
  name?: string | null;
  /**
   * The calls of tools that the assistant made.
   * @defaultValue `[]`
   */
  tool_calls?: readonly ToolCall[] | null;
  /**
   * Which call a tool's answer belongs to, by its {@link ToolCall.id}.
   * @defaultValue `null`
   */
  tool_call_id?: string | null;
  /**
   * A JSON object whose keys the template finds beside the others.
   * @defaultValue `null`
   */
  extra?: unknown | null;
} | readonly [role: string, content: string | null];

/** How a conversation becomes a prompt. */
export interface ChatOptions {
  /**
   * End with what begins the assistant's answer.
   * @defaultValue `true`
   */
  addGenerationPrompt?: boolean | null;
  /**
   * A JSON list of messages instead of the typed ones, as other APIs have it.
   * @defaultValue `null`
   */
  messagesJson?: unknown | null;
  /**
   * A JSON list of tools that the model may call: objects with a `name`, a `description` and `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside the `type` of that name.
   * @defaultValue `null`
   */
  tools?: unknown | null;
  /**
   * A JSON object of further variables of the template.
   * @defaultValue `null`
   */
  variables?: unknown | null;
  /**
   * The template's clock, in seconds since 1970 UTC; `null` takes the machine's.
   * @defaultValue `null`
   */
  nowUnix?: number | bigint | null;
  /**
   * Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once. Calls are read in the form in which the model's template writes them. A call that is asked for is generated under a constraint: it is whole unless the generation is cut short, and its arguments conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no tools refuses them with {@link ErrorCode.NOT_AVAILABLE}.
   * @defaultValue `'auto'`
   */
  toolChoice?: string | null;
}

/** How a context is created. */
export interface ContextParams {
  /**
   * Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than a quarter of the memory that is left, the most that fits, 512 at least; {@link Context.nCtx} says how many, and a program whose results are to repeat gives its own number.
   * @defaultValue `0`
   */
  nCtx?: number | null;
  /**
   * Tokens evaluated in one call of the engine.
   * @defaultValue `2048`
   */
  nBatch?: number | null;
  /**
   * Tokens evaluated in one compute graph.
   * @defaultValue `512`
   */
  nUbatch?: number | null;
  /**
   * Generations that are computed at once; they share `nCtx`. Any number can be open: they take turns.
   * @defaultValue `1`
   */
  nSeqMax?: number | null;
  /**
   * Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are slower, as they can be beside other work, unless the context is `deterministic`. The context goes on with fewer where the system refuses some.
   * @defaultValue `0`
   */
  nThreads?: number | null;
  /**
   * Threads for prompts, at most, in the same way; 0 takes `nThreads`.
   * @defaultValue `0`
   */
  nThreadsBatch?: number | null;
  /**
   * Keep embeddings of what is decoded.
   * @defaultValue `false`
   * Not built yet: any other value is an error.
   */
  embeddings?: boolean | null;
  /**
   * Keep the KV cache on the GPU with its layers.
   * @defaultValue `true`
   */
  offloadKqv?: boolean | null;
  /**
   * Evaluate every prompt from its start and alone, with exactly `nThreads`, so that results repeat to the bit: on the same build, with the same variant of its code ({@link systemInfo}) and the same number of threads. Creating fails where the system refuses a thread.
   * @defaultValue `false`
   */
  deterministic?: boolean | null;
  /**
   * Whether flash attention is used.
   * @defaultValue `'auto'`
   */
  flashAttn?: FlashAttn | null;
  /**
   * Number format of the cached keys.
   * @defaultValue `'f16'`
   */
  typeK?: KvType | null;
  /**
   * Number format of the cached values; a quantised one needs flash attention.
   * @defaultValue `'f16'`
   */
  typeV?: KvType | null;
  /**
   * What happens when the context is full in the middle of a generation.
   * @defaultValue `'stop'`
   */
  overflow?: Overflow | null;
  /**
   * Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a deterministic context a request that would need that answers {@link ErrorCode.CONTEXT_FULL}.
   * @defaultValue `0`
   */
  swapMib?: number | null;
}

/** How a conversation begins, and what it does when it is full. */
export interface ConversationParams {
  /**
   * A system message that stands first.
   * @defaultValue `null`
   */
  system?: string | null;
  /**
   * Messages that were said before, oldest first.
   * @defaultValue `[]`
   */
  messages?: readonly ChatMessage[] | null;
  /**
   * Tools, variables and the clock, which stands still from here on where it is not given, so that a date in the prompt stays what it was. Messages that were said before can be its {@link ChatOptions.messagesJson}, in place of `messages`; its {@link ChatOptions.addGenerationPrompt} is not looked at.
   * @defaultValue `{}`
   */
  chat?: ChatOptions | null;
  /**
   * Whose conversation this is, where the call gives no {@link GenerateOptions.cacheKey} of its own.
   * @defaultValue `null`
   */
  cacheKey?: string | null;
  /**
   * What happens when messages and answer do not fit.
   * @defaultValue `'drop_oldest'`
   */
  whenFull?: WhenFull | null;
  /**
   * Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0 takes a quarter of the context. A conversation that leaves no such space is full, and what is dropped then leaves it three quarters of what it may have.
   * @defaultValue `0`
   */
  nReserve?: number | null;
}

/** What an embedding of many texts may be given. */
export interface EmbedOptions {
  /**
   * Stops the work when it is set.
   * @defaultValue `null`
   */
  cancel?: CancelToken | null;
}

/** How an embedding generator is created. */
export interface EmbeddingConfig {
  /**
   * Longest text in tokens; the model's own limit cuts it.
   * @defaultValue `512`
   */
  nCtx?: number | null;
  /**
   * Scale every embedding to length 1.
   * @defaultValue `true`
   */
  normalize?: boolean | null;
  /**
   * Tokens evaluated together; 0 takes 256, and at least `nCtx`.
   * @defaultValue `0`
   */
  nBatch?: number | null;
  /**
   * Threads; 0 takes the physical cores.
   * @defaultValue `0`
   */
  nThreads?: number | null;
  /**
   * How the vectors of a text's tokens become one.
   * @defaultValue `'unspecified'`
   */
  pooling?: Pooling | null;
  /**
   * Cut a text that is too long instead of refusing it.
   * @defaultValue `false`
   */
  truncate?: boolean | null;
}

/** The oldest messages of a conversation that have to go so that there is space. */
export interface Excess {
  /** How many they are; 0 where there is space. */
  readonly nMessages: number;
  /** These messages, as a JSON list. */
  readonly messages: unknown;
  /** Tokens of the whole conversation as its next prompt. */
  readonly nTokens: number;
  /** Tokens that it may have beside what is kept free. */
  readonly nAvailable: number;
}

/** A number added to one token's logit. */
export type LogitBias = {
  /** The token. */
  token: number;
  /** Added to its logit. */
  bias: number;
} | readonly [token: number, bias: number];

/** What one generation may be given besides its sampler. */
export interface GenerateOptions {
  /**
   * Strings that end the text; they are not part of it.
   * @defaultValue `[]`
   */
  stop?: readonly string[] | null;
  /**
   * What the text must conform to; of a conversation's answer, neither the thought before it nor a call of a tool. Each token is drawn among those that can still become such a text, and the generation ends where it is complete; one that ends for another reason may have come to no end. JSON is compact and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`, `if`, `contains`, `uniqueItems`) is refused with its place.
   * @defaultValue `null`
   */
  constraint?: Constraint | null;
  /**
   * Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without them nothing.
   * @defaultValue `-1`
   */
  nLogprobs?: number | null;
  /**
   * Numbers added to single logits before anything else; a token named twice gets the sum.
   * @defaultValue `[]`
   */
  logitBias?: readonly LogitBias[] | Readonly<Record<number, number>> | ReadonlyMap<number, number> | null;
  /**
   * Ends the generation when it is set; the text so far is kept.
   * @defaultValue `null`
   */
  cancel?: CancelToken | null;
  /**
   * Whose prompt this is: only tokens that were cached under the same key are found again. A server that shares a context between clients who do not trust each other gives each one a key of its own, for {@link GenerationStats.nCached} and times tell one how a prompt begins that another sent.
   * @defaultValue `null`
   */
  cacheKey?: string | null;
}

/** Counts and times of one generation. */
export interface GenerationStats {
  /** Tokens of the prompt. */
  readonly nPrompt: number;
  /** Prompt tokens that were already in the KV cache. */
  readonly nCached: number;
  /** Tokens that were delivered. */
  readonly nGenerated: number;
  /** The seed that was used. */
  readonly seed: number;
  /** Milliseconds that loading the model took. */
  readonly loadMs: number;
  /** Milliseconds spent on the prompt. */
  readonly promptMs: number;
  /** Milliseconds spent on generating. */
  readonly generateMs: number;
}

/** A token that was likely in a place of a text. */
export interface TopLogprob {
  /** The token. */
  readonly token: number;
  /** Its log probability before the sampler's steps. */
  readonly logprob: number;
  /** Its log probability after the sampler's steps; minus infinity where one of them, or the constraint, has left it out. */
  readonly sampledLogprob: number;
}

/**
 * How likely a token of a text was, and which others were likely in its place.
 *
 * Logarithms to the base e, twice: before the sampler's steps, of the model's own distribution, which no bias, constraint, penalty or temperature has changed; and after them, of the distribution that the token was drawn from.
 */
export interface TokenLogprobs {
  /** The token; {@link Model.tokenToPiece} has its bytes. */
  readonly token: number;
  /** Its log probability before the sampler's steps. */
  readonly logprob: number;
  /** Its log probability after the sampler's steps; 0 where it was certain, as it always is at temperature 0. */
  readonly sampledLogprob: number;
  /** The likeliest tokens before the sampler's steps, the likeliest first and of equals the lower number, as many as {@link GenerateOptions.nLogprobs} says. */
  readonly top: TopLogprob[];
}

/** A call of a tool in an answer. */
export interface ToolRequest {
  /** What the tool's answer names it by: `call_0` and so on, counted over the conversation; nine letters and digits where the template asks for that. */
  readonly id: string;
  /** The tool, as the model wrote it; it need not be one of those that it was given. */
  readonly name: string;
  /** The arguments as the model wrote them, in its order; a JSON object, unless the model does not keep to that. */
  readonly arguments: unknown;
}

/** The record of one generation. */
export interface Generation {
  /** The text; bytes that never became a whole character are U+FFFD. */
  readonly text: string;
  /** The tokens behind the text, shape (n,), where n is {@link GenerationStats.nGenerated}. */
  readonly tokens: number[];
  /** Why the generation ended. */
  readonly finishReason: FinishReason;
  /** Counts and times. */
  readonly stats: GenerationStats;
  /** Of a conversation's answer the thought that the model wrote before it, in the tags of its template; empty where there is none. `text` goes without it. */
  readonly thinking: string;
  /** The calls of tools in a conversation's answer, in their order; `text` goes without them. What is no whole call, as at the end of a generation that was cut short, stays text. */
  readonly toolCalls: ToolRequest[];
  /** Log probabilities of each of `tokens`, one record for each, in their order; none unless {@link GenerateOptions.nLogprobs} asks for them. */
  readonly logprobs: TokenLogprobs[];
}

/** A part of an answer that is still being generated. */
export interface GenerationEvent {
  /** What it is. */
  readonly kind: EventKind;
  /** Whole characters; of a call what the model wrote for it. */
  readonly text: string;
  /** The tokens behind it, shape (n,). */
  readonly tokens: number[];
  /** The call; `null` for the other kinds. */
  readonly toolCall: ToolRequest | null;
  /** Log probabilities of each of `tokens`, as {@link Generation.logprobs} has them. */
  readonly logprobs: TokenLogprobs[];
}

/** How a model is loaded. */
export interface ModelParams {
  /**
   * Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in a child that was forked from a process whose GPU driver has started.
   * @defaultValue `0`
   */
  nGpuLayers?: number | null;
  /**
   * Index of the GPU that holds what is not split.
   * @defaultValue `0`
   */
  mainGpu?: number | null;
  /**
   * Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short while it is in use ends the process by a signal (SIGBUS), which no library can make an error of. Replace a model by renaming another file over it, or read the file where others may write to it.
   * @defaultValue `true`
   */
  useMmap?: boolean | null;
  /**
   * Lock the weights in memory.
   * @defaultValue `false`
   */
  useMlock?: boolean | null;
  /**
   * Load the vocabulary without the weights.
   * @defaultValue `false`
   */
  vocabOnly?: boolean | null;
  /**
   * Check every tensor for invalid values while loading.
   * @defaultValue `false`
   */
  checkTensors?: boolean | null;
  /**
   * Keep the weights in this process after the last handle is gone.
   * @defaultValue `false`
   * Not built yet: any other value is an error.
   */
  keepLoaded?: boolean | null;
  /**
   * How the model is spread over several GPUs.
   * @defaultValue `'layer'`
   */
  splitMode?: SplitMode | null;
  /**
   * Share of each GPU, one number for each; empty lets the engine decide.
   * @defaultValue `[]`
   */
  tensorSplit?: ArrayLike<number> | null;
  /**
   * Indices of the devices to use; empty means all.
   * @defaultValue `[]`
   * Not built yet: any other value is an error.
   */
  devices?: ArrayLike<number> | null;
  /**
   * Stops the load when it is set.
   * @defaultValue `null`
   */
  cancel?: CancelToken | null;
}

/**
 * How the next token is drawn.
 *
 * The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p, XTC, temperature, draw.
 */
export interface SamplerParams {
  /**
   * Divides the logits; 0 takes the most likely token.
   * @defaultValue `0.8`
   */
  temperature?: number | null;
  /**
   * Keep the k most likely tokens; 0 keeps all.
   * @defaultValue `40`
   */
  topK?: number | null;
  /**
   * Keep the most likely tokens that together reach this probability.
   * @defaultValue `0.95`
   */
  topP?: number | null;
  /**
   * Drop tokens less likely than this share of the most likely one.
   * @defaultValue `0.05`
   */
  minP?: number | null;
  /**
   * Locally typical sampling; 1 is off.
   * @defaultValue `1`
   */
  typicalP?: number | null;
  /**
   * Divides the logits of recent tokens; 1 is off.
   * @defaultValue `1.1`
   */
  penaltyRepeat?: number | null;
  /**
   * Subtracted once for each time a recent token occurred.
   * @defaultValue `0`
   */
  penaltyFreq?: number | null;
  /**
   * Subtracted when a recent token occurred at all.
   * @defaultValue `0`
   */
  penaltyPresent?: number | null;
  /**
   * How many tokens are recent, the prompt's included; -1 means the whole context, 0 none.
   * @defaultValue `64`
   */
  penaltyLastN?: number | null;
  /**
   * Never produce an end-of-generation token.
   * @defaultValue `false`
   */
  ignoreEos?: boolean | null;
  /**
   * Makes draws repeatable; `null` draws a fresh seed, which {@link GenerationStats.seed} reports. 0xFFFFFFFF means `null`.
   * @defaultValue `null`
   */
  seed?: number | null;
  /**
   * Keep tokens within n standard deviations of the best logit; -1 is off.
   * @defaultValue `-1`
   */
  topNSigma?: number | null;
  /**
   * How often the most likely tokens are excluded by XTC; 0 is off.
   * @defaultValue `0`
   */
  xtcProbability?: number | null;
  /**
   * Tokens above this probability can be excluded by XTC.
   * @defaultValue `0.1`
   */
  xtcThreshold?: number | null;
  /**
   * Width of the dynamic temperature; 0 is off.
   * @defaultValue `0`
   */
  dynatempRange?: number | null;
  /**
   * How entropy maps to the dynamic temperature.
   * @defaultValue `1`
   */
  dynatempExponent?: number | null;
  /**
   * Strength of the DRY repetition penalty; 0 is off.
   * @defaultValue `0`
   */
  dryMultiplier?: number | null;
  /**
   * Growth of the DRY penalty with the length of the repetition.
   * @defaultValue `1.75`
   */
  dryBase?: number | null;
  /**
   * Longest repetition that DRY lets pass.
   * @defaultValue `2`
   */
  dryAllowedLength?: number | null;
  /**
   * Tokens that DRY looks back; -1 means the whole context, 0 none.
   * @defaultValue `-1`
   */
  dryPenaltyLastN?: number | null;
  /**
   * Mirostat version; 0 is off. It replaces every other truncation.
   * @defaultValue `0`
   */
  mirostat?: number | null;
  /**
   * Target surprise of Mirostat, in nats.
   * @defaultValue `5`
   */
  mirostatTau?: number | null;
  /**
   * Learning rate of Mirostat.
   * @defaultValue `0.1`
   */
  mirostatEta?: number | null;
}

/** How likely a model finds a text. */
export interface Score {
  /** The log probability of the whole: the sum of `logprobs`, to the base e. */
  readonly sum: number;
  /** The tokens that were scored, shape (n,). */
  readonly tokens: number[];
  /** The log probability of each after all that stands before it, shape (n,). */
  readonly logprobs: Float32Array;
  /** Whether each was the likeliest in its place, so that a greedy generation would have gone on with this text. */
  readonly isGreedy: boolean;
}

/** What a score of texts may be given. */
export interface ScoreOptions {
  /**
   * Stops the work when it is set.
   * @defaultValue `null`
   */
  cancel?: CancelToken | null;
  /**
   * Leave out the beginning of a prompt with which a pair does not fit into the context, instead of refusing it.
   * @defaultValue `false`
   */
  truncate?: boolean | null;
  /**
   * Whose texts these are, as {@link GenerateOptions.cacheKey} says.
   * @defaultValue `null`
   */
  cacheKey?: string | null;
}

/** A text and what may follow it. */
export type ScorePair = {
  /** What stands before; empty where the continuation begins a text. */
  prompt: string;
  /** What is scored. */
  continuation: string;
} | readonly [prompt: string, continuation: string];

/** What a vocabulary has on one token. */
export interface TokenDetail {
  /** As the vocabulary spells it, where a space may be another character; bytes that are no UTF-8 are U+FFFD. */
  readonly text: string;
  /** What it is. */
  readonly kind: TokenKind;
  /** Its score, which a SentencePiece vocabulary merges by; 0 where the vocabulary has none. */
  readonly score: number;
}

/** What a tool gave for one call. */
export type ToolResult = {
  /** The call, by its {@link ToolRequest.id}. */
  id: string;
  /** What the model reads; a special token written in it stays text. */
  content: string;
  /**
   * The tool failed, and the text says why; the model is told.
   * @defaultValue `false`
   */
  isError?: boolean | null;
} | readonly [id: string, content: string];

/** What one generation of a {@link ToolRun} came to: calls that wait for their results, or the answer. */
export interface ToolStep {
  /** The calls, none where there is an answer. */
  readonly calls: ToolRequest[];
  /** The record of the answer; `null` where there are calls. */
  readonly answer: Generation | null;
  /** Which generation it was, from 1 on. */
  readonly step: number;
}

/**
 * A flag that stops work from any thread.
 *
 * Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes {@link ContextParams.nUbatch} tokens at most, and on a GPU within one such graph; a load within one tensor; what reads a text, a template or a constraint looks at it all along.
 */
export class CancelToken extends Handle {
  /** Creates a token that is not set. */
  constructor();
  /** Sets the token. What watches it stops at its next step. */
  cancel(): void;
  /**
   * Tells whether the token is set.
   * @returns `true` after {@link CancelToken.cancel}.
   */
  isCancelled(): boolean;
}

/**
 * Weights and vocabulary of one GGUF file.
 *
 * A model is read-only and can be used from every thread. Freeing it while a context lives is safe: the weights go with the last one that needs them.
 */
export class Model extends Handle {
  private constructor();
  /**
   * Loads a model file.
   * @param path - A GGUF file, or the first part of a split one under the name that it was given when it was split.
   * @param params - How to load it.
   * @param progress - Called with the fraction in [0, 1] that is loaded; `false` stops the load.
   * @throws {@link MullamaError} with the code {@link ErrorCode.MODEL_LOAD}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.CANCELLED}.
   */
  static load(path: string | Uint8Array | URL, params?: ModelParams | null, progress?: Progress | null): Model;
  /**
   * Loads a model file on a thread of its own.
   * @param path - A GGUF file, or the first part of a split one under the name that it was given when it was split.
   * @param params - How to load it.
   * @param progress - Called with the fraction in [0, 1] that is loaded; `false` stops the load. Here it only informs; a signal or a cancel token stops.
   * @throws {@link MullamaError} with the code {@link ErrorCode.MODEL_LOAD}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.CANCELLED}.
   */
  static loadAsync(path: string | Uint8Array | URL, params?: ModelParams & Abortable | null, progress?: Progress | null): Promise<Model>;
  /**
   * Writes a conversation as the text that the model was trained on.
   *
   * The text is for reading: a special token that a user typed looks like a real one in it. {@link Model.chatTokens} tells them apart.
   * @param messages - The messages, oldest first.
   * @param addGenerationPrompt - End with what begins the assistant's answer. Default: `true`.
   * @param options - Tools, variables and the clock; its own {@link ChatOptions.addGenerationPrompt} is not looked at.
   * @returns The prompt.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.GENERATION}.
   */
  applyChatTemplate(messages: readonly ChatMessage[], addGenerationPrompt?: boolean | null, options?: ChatOptions | null): string;
  /**
   * Turns a conversation into tokens, in which only the template's own special tokens are special.
   * @param messages - The messages, oldest first.
   * @param options - Tools, variables and the clock.
   * @returns Token ids, shape (n,).
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.GENERATION}.
   */
  chatTokens(messages: readonly ChatMessage[], options?: ChatOptions | null): number[];
  /**
   * Tells whether a token ends a generation.
   * @param token - Any number.
   * @returns `true` for end-of-text, end-of-turn and the like; `false` for a number that is no token.
   */
  tokenIsEog(token: number): boolean;
  /**
   * Tells whether a token is a control token, which text of a user should not become.
   * @param token - Any number.
   * @returns `true` for the tokens that begin, end or separate texts and turns; `false` for a number that is no token.
   */
  tokenIsControl(token: number): boolean;
  /**
   * Turns text into tokens.
   * @param text - The text.
   * @param addBos - Put the BOS token first when the vocabulary asks for one. Default: `true`.
   * @param special - Parse special tokens written in the text. Default: `false`.
   * @returns Token ids, shape (n,).
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.UTF8}.
   */
  tokenize(text: string, addBos?: boolean | null, special?: boolean | null): number[];
  /**
   * Turns tokens into text.
   *
   * The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
   * @param tokens - Token ids, shape (n,).
   * @param removeSpecial - Leave out BOS and EOS where the vocabulary adds them. Default: `false`.
   * @param unparseSpecial - Write special tokens as text. Default: `false`.
   * @returns The text; incomplete characters are U+FFFD.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}.
   */
  detokenize(tokens: ArrayLike<number>, removeSpecial?: boolean | null, unparseSpecial?: boolean | null): string;
  /**
   * Gives the bytes of one token.
   * @param token - A token id from 0 up to {@link Model.nVocab}.
   * @param special - Write special tokens as text. Default: `false`.
   * @returns The bytes, perhaps only part of a character.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}.
   */
  tokenToPiece(token: number, special?: boolean | null): Uint8Array;
  /**
   * Tells what the vocabulary has on tokens.
   * @param tokens - Token ids from 0 up to {@link Model.nVocab}, shape (n,).
   * @returns One record for each token, in their order.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.TOKENIZATION}.
   */
  tokenDetails(tokens: ArrayLike<number>): TokenDetail[];
  /**
   * Context length that the model was trained with.
   * Readable after `close()` too.
   */
  readonly nCtxTrain: number;
  /**
   * Width of an embedding.
   * Readable after `close()` too.
   */
  readonly nEmbd: number;
  /**
   * Number of tokens in the vocabulary.
   * Readable after `close()` too.
   */
  readonly nVocab: number;
  /**
   * Number of layers.
   * Readable after `close()` too.
   */
  readonly nLayer: number;
  /**
   * Number of attention heads.
   * Readable after `close()` too.
   */
  readonly nHead: number;
  /**
   * The token that begins a text; `null` where the vocabulary has none.
   * Readable after `close()` too.
   */
  readonly tokenBos: number | null;
  /**
   * The token that ends a text; `null` where the vocabulary has none.
   * Readable after `close()` too.
   */
  readonly tokenEos: number | null;
  /**
   * The token of a line break; `null` where the vocabulary has none.
   * Readable after `close()` too.
   */
  readonly tokenNl: number | null;
  /**
   * Size of all tensors in bytes.
   * Readable after `close()` too.
   */
  readonly size: number;
  /**
   * Number of parameters.
   * Readable after `close()` too.
   */
  readonly nParams: number;
  /**
   * Architecture, size and quantisation in words.
   * Readable after `close()` too.
   */
  readonly description: string;
  /**
   * The architecture's name, as in `llama`.
   * Readable after `close()` too.
   */
  readonly architecture: string;
  /**
   * The model's name; empty where the file gives none.
   * Readable after `close()` too.
   */
  readonly name: string;
  /**
   * The file's metadata; arrays are left out.
   * Readable after `close()` too.
   */
  metadata(): Record<string, string>;
  /**
   * The chat template, in Jinja; empty where the file gives none.
   * Readable after `close()` too.
   */
  readonly chatTemplate: string;
  /**
   * Whether the model has an encoder, as T5 has.
   * Readable after `close()` too.
   */
  readonly hasEncoder: boolean;
  /**
   * Whether the model has a decoder.
   * Readable after `close()` too.
   */
  readonly hasDecoder: boolean;
  /**
   * The token that ends a turn; `null` where the vocabulary has none.
   * Readable after `close()` too.
   */
  readonly tokenEot: number | null;
  /**
   * The token that separates two texts; `null` where the vocabulary has none.
   * Readable after `close()` too.
   */
  readonly tokenSep: number | null;
  /**
   * The token that fills up; `null` where the vocabulary has none.
   * Readable after `close()` too.
   */
  readonly tokenPad: number | null;
  /** Gives a second handle on the same weights. */
  clone(): Model;
}

/**
 * A model's working memory; runs generations.
 *
 * Calls may come from every thread; they wait for each other behind one owner thread. {@link ContextParams.nSeqMax} generations are computed at once, and any number can be open: a stream that nobody pulls gives up its sequence to a request that needs one and goes on where it was when it is pulled again; streams that are pulled, and calls that take long, take turns. Prompts that begin alike share what was computed for the beginning, but in a deterministic context. Closing a context ends what runs on it: a call that gives a record says {@link FinishReason.CANCELLED}, one that gives text alone answers {@link ErrorCode.INVALID_HANDLE}, which says how many tokens it had made.
 */
export class Context extends Handle {
  /**
   * Creates a context on a model.
   * @param model - The model, loaded with its weights.
   * @param params - How to create it.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.INVALID_HANDLE}.
   */
  constructor(model: Model, params?: ContextParams | null);
  /**
   * Creates a context on a thread of its own.
   * @param model - The model, loaded with its weights.
   * @param params - How to create it.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.INVALID_HANDLE}.
   */
  static createAsync(model: Model, params?: ContextParams & Abortable | null): Promise<Context>;
  /**
   * Forgets every token that is cached.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_HANDLE}.
   */
  clearCache(): void;
  /**
   * Turns a prompt into the tokens that a generation starts from.
   * @param prompt - Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
   * @returns Token ids, shape (n,).
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.UTF8}.
   */
  promptTokens(prompt: string): number[];
  /**
   * Continues a prompt and gives the text.
   * @param prompt - Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The text; bytes that never became a whole character are U+FFFD.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  generate(prompt: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions | null): string;
  /**
   * Continues a list of tokens and gives the text.
   * @param tokens - Token ids, used as they are, shape (n,).
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The text; bytes that never became a whole character are U+FFFD.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  generateFromTokens(tokens: ArrayLike<number>, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions | null): string;
  /**
   * Continues a prompt and gives the text with its record.
   * @param prompt - Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  complete(prompt: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions | null): Generation;
  /**
   * Continues a list of tokens and gives the text with its record.
   * @param tokens - Token ids, used as they are, shape (n,).
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  completeFromTokens(tokens: ArrayLike<number>, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions | null): Generation;
  /**
   * Continues a prompt while the caller goes on, and gives the text.
   * @param prompt - Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The text; bytes that never became a whole character are U+FFFD.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  generateAsync(prompt: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Promise<string>;
  /**
   * Continues a list of tokens while the caller goes on, and gives the text.
   * @param tokens - Token ids, used as they are, shape (n,).
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The text; bytes that never became a whole character are U+FFFD.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  generateAsyncFromTokens(tokens: ArrayLike<number>, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Promise<string>;
  /**
   * Continues a prompt while the caller goes on, and gives the text with its record.
   * @param prompt - Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  completeAsync(prompt: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Promise<Generation>;
  /**
   * Continues a list of tokens while the caller goes on, and gives the text with its record.
   * @param tokens - Token ids, used as they are, shape (n,).
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  completeAsyncFromTokens(tokens: ArrayLike<number>, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Promise<Generation>;
  /**
   * Continues a prompt piece by piece, as the pieces come.
   * @param prompt - Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns A generation that is still running, pulled piece by piece.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  generateStream(prompt: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Stream;
  /**
   * Continues a list of tokens piece by piece, as the pieces come.
   * @param tokens - Token ids, used as they are, shape (n,).
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns A generation that is still running, pulled piece by piece.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  generateStreamFromTokens(tokens: ArrayLike<number>, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Stream;
  /**
   * Answers a conversation and gives the text with its record.
   * @param messages - The messages, oldest first.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context, also where that shifts. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  chat(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions | null): Generation;
  /**
   * Answers a conversation while the caller goes on.
   * @param messages - The messages, oldest first.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context, also where that shifts. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  chatAsync(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions & Abortable | null): Promise<Generation>;
  /**
   * Answers a conversation piece by piece, as the pieces come.
   * @param messages - The messages, oldest first.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context, also where that shifts. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - Stop strings and the like.
   * @returns A generation that is still running, pulled piece by piece.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  chatStream(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions & Abortable | null): Stream;
  /**
   * Answers a conversation part by part, with the thought and the calls of tools among the parts.
   *
   * The texts of the parts of kind {@link EventKind.TEXT}, joined, are the record's {@link Generation.text}; the same goes for the thought and the calls.
   * @param messages - The messages, oldest first.
   * @param maxTokens - Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end. Default: `100`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - Stop strings and the like.
   * @returns An answer that is still being generated, pulled part by part.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  chatEvents(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions & Abortable | null): EventStream;
  /**
   * Answers a conversation, with functions of the program as tools.
   *
   * A {@link ToolRun} from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result.
   * @param messages - The messages, oldest first.
   * @param tools - Functions, made tools by {@link tool}. What one throws is told to the model as its result.
   * @param maxTokens - Tokens of one generation at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Variables, the clock and the like. A call that its {@link ChatOptions.toolChoice} asks for is asked for in the first generation alone.
   * @param options - Stop strings and the like, for each generation.
   * @param maxSteps - Generations at most. Default: `8`.
   * @returns The record of the answer.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  runTools(messages: readonly ChatMessage[], tools: Iterable<Tool>, maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions | null, maxSteps?: number | null): Generation;
  /**
   * Answers a conversation, with functions of the program as tools, while the caller goes on.
   *
   * A {@link ToolRun} from its beginning to its answer: the functions that the model calls are called, and what they give is told to the model, until it answers. A function that fails is told to the model as its result.
   * @param messages - The messages, oldest first.
   * @param tools - Functions, made tools by {@link tool}. What one throws is told to the model as its result. Promises are awaited, those of one step together.
   * @param maxTokens - Tokens of one generation at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Variables, the clock and the like. A call that its {@link ChatOptions.toolChoice} asks for is asked for in the first generation alone.
   * @param options - Stop strings and the like, for each generation.
   * @param maxSteps - Generations at most. Default: `8`.
   * @returns The record of the answer.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  runToolsAsync(messages: readonly ChatMessage[], tools: Iterable<Tool>, maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions & Abortable | null, maxSteps?: number | null): Promise<Generation>;
  /**
   * Answers a conversation with a JSON text of a schema.
   *
   * The answer is whole: where the generation ends with another {@link FinishReason} than {@link FinishReason.STOP}, the call answers {@link ErrorCode.GENERATION}, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
   * @param messages - The messages, oldest first.
   * @param schema - A JSON Schema, as `jsonSchema` takes it. A schema alone tells the model nothing: say in the messages what is asked for.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - What stops it and the like; its {@link GenerateOptions.constraint} must be left out, for the schema is one.
   * @returns The answer, compact, with its properties in the schema's order.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  parse(messages: readonly ChatMessage[], schema: unknown, maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions | null): unknown;
  /**
   * Answers a conversation with a JSON text of a schema while the caller goes on.
   *
   * The answer is whole: where the generation ends with another {@link FinishReason} than {@link FinishReason.STOP}, the call answers {@link ErrorCode.GENERATION}, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
   * @param messages - The messages, oldest first.
   * @param schema - A JSON Schema, as `jsonSchema` takes it. A schema alone tells the model nothing: say in the messages what is asked for.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - What stops it and the like; its {@link GenerateOptions.constraint} must be left out, for the schema is one.
   * @returns The answer, compact, with its properties in the schema's order.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  parseAsync(messages: readonly ChatMessage[], schema: unknown, maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions & Abortable | null): Promise<unknown>;
  /**
   * Answers a conversation with a value of a type.
   *
   * The answer is whole: where the generation ends with another {@link FinishReason} than {@link FinishReason.STOP}, the call answers {@link ErrorCode.GENERATION}, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
   * @param type - What the answer is: a JSON Schema, whose type the answer has; anything with `toJSONSchema` and `parse`, as Zod's schemas have them; or a Standard JSON Schema.
   * @param messages - The messages, oldest first.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - What stops it and the like; its {@link GenerateOptions.constraint} must be left out, for the schema is one.
   * @returns The answer, compact, with its properties in the schema's order.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  parseAs<const A extends DescribedType>(type: A, messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions | null): Described<A>;
  /**
   * Answers a conversation with a value of a type while the caller goes on.
   *
   * The answer is whole: where the generation ends with another {@link FinishReason} than {@link FinishReason.STOP}, the call answers {@link ErrorCode.GENERATION}, whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.
   * @param type - What the answer is: a JSON Schema, whose type the answer has; anything with `toJSONSchema` and `parse`, as Zod's schemas have them; or a Standard JSON Schema.
   * @param messages - The messages, oldest first.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Tools, variables and the clock.
   * @param options - What stops it and the like; its {@link GenerateOptions.constraint} must be left out, for the schema is one.
   * @returns The answer, compact, with its properties in the schema's order.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  parseAsAsync<const A extends DescribedType>(type: A, messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions & Abortable | null): Promise<Described<A>>;
  /**
   * Tells how likely a text is to follow another.
   *
   * Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as {@link Context.promptTokens} gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
   * @param prompt - What stands before; empty where the continuation begins a text.
   * @param continuation - What is scored; one token at least.
   * @param options - What may stop it and the like.
   * @returns The score of the continuation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.CANCELLED}.
   */
  score(prompt: string, continuation: string, options?: ScoreOptions | null): Score;
  /**
   * Tells how likely a text is to follow another while the caller goes on.
   *
   * Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as {@link Context.promptTokens} gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
   * @param prompt - What stands before; empty where the continuation begins a text.
   * @param continuation - What is scored; one token at least.
   * @param options - What may stop it and the like.
   * @returns The score of the continuation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.CANCELLED}.
   */
  scoreAsync(prompt: string, continuation: string, options?: ScoreOptions & Abortable | null): Promise<Score>;
  /**
   * Tells how likely texts are to follow others, several at once.
   *
   * As many pairs are computed at once as the context has sequences ({@link ContextParams.nSeqMax}), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
   * @param pairs - The pairs; all are checked before any work, and an error names the index of a bad one.
   * @param options - What may stop it and the like.
   * @param progress - Called with the fraction of the pairs in [0, 1] that is scored; `false` stops the work.
   * @returns The scores in the order of the pairs.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.CANCELLED}.
   */
  scoreBatch(pairs: readonly ScorePair[], options?: ScoreOptions | null, progress?: Progress | null): Score[];
  /**
   * Tells how likely texts are to follow others while the caller goes on.
   *
   * As many pairs are computed at once as the context has sequences ({@link ContextParams.nSeqMax}), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
   * @param pairs - The pairs; all are checked before any work, and an error names the index of a bad one.
   * @param options - What may stop it and the like.
   * @param progress - Called with the fraction of the pairs in [0, 1] that is scored; `false` stops the work. Here it only informs; a signal or a cancel token stops.
   * @returns The scores in the order of the pairs.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.CANCELLED}.
   */
  scoreBatchAsync(pairs: readonly ScorePair[], options?: ScoreOptions & Abortable | null, progress?: Progress | null): Promise<Score[]>;
  /**
   * Tells how likely a text is from its first token on, however long it is.
   *
   * Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
   * @param text - The text; one without tokens has the score 0.
   * @param options - What may stop it; its {@link ScoreOptions.truncate} is not looked at.
   * @param progress - Called with the fraction of the windows in [0, 1] that is scored; `false` stops the work.
   * @returns The score of the text, its windows joined.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.CANCELLED}.
   */
  scoreRolling(text: string, options?: ScoreOptions | null, progress?: Progress | null): Score;
  /**
   * Tells how likely a text is while the caller goes on.
   *
   * Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.
   * @param text - The text; one without tokens has the score 0.
   * @param options - What may stop it; its {@link ScoreOptions.truncate} is not looked at.
   * @param progress - Called with the fraction of the windows in [0, 1] that is scored; `false` stops the work. Here it only informs; a signal or a cancel token stops.
   * @returns The score of the text, its windows joined.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.CANCELLED}.
   */
  scoreRollingAsync(text: string, options?: ScoreOptions & Abortable | null, progress?: Progress | null): Promise<Score>;
  /**
   * Tokens that fit into the context.
   * Readable after `close()` too.
   */
  readonly nCtx: number;
  /**
   * Tokens evaluated in one call of the engine.
   * Readable after `close()` too.
   */
  readonly nBatch: number;
  /**
   * Threads for single tokens, at most; fewer than were asked for where the system refused some.
   * Readable after `close()` too.
   */
  readonly nThreads: number;
}

/**
 * Messages and answers on a context, of which only what is new is evaluated.
 *
 * It keeps the messages, the tools and what the model has evaluated of them. What was said before is found again in the context's cache; where other requests needed the place meanwhile, its state is kept in the memory that {@link ContextParams.swapMib} bounds, and what is not kept is evaluated again. A deterministic context evaluates all of it each time. {@link GenerationStats.nCached} tells.
 * A conversation gives one answer at a time. Calls that give a record wait for each other in order; while a stream of it is open, which only its reader can end, another call that would change it answers {@link ErrorCode.CONTEXT_BUSY}. When an answer has come to its end, also by a limit or a stop string, it is the assistant's message. One that was cancelled, or whose stream was closed early, leaves the text that was delivered; where nothing was, and where the call answers an error, the conversation is as it was before the call. Closing it ends no answer that is running.
 */
export class Conversation extends Handle {
  /**
   * Begins a conversation on a context.
   * @param context - The context that answers.
   * @param params - How it begins.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.INVALID_HANDLE}.
   */
  constructor(context: Context, params?: ConversationParams | null);
  /**
   * Goes on with a conversation that was saved to a file.
   *
   * The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers {@link ErrorCode.FILE} with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.
   * @param context - The context that answers.
   * @param path - The file.
   * @throws {@link MullamaError} with the code {@link ErrorCode.FILE}, {@link ErrorCode.INVALID_HANDLE}.
   */
  static restore(context: Context, path: string | Uint8Array | URL): Conversation;
  /**
   * Goes on with a conversation that was saved to a file, without waiting for the file.
   *
   * The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers {@link ErrorCode.FILE} with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.
   * @param context - The context that answers.
   * @param path - The file.
   * @throws {@link MullamaError} with the code {@link ErrorCode.FILE}, {@link ErrorCode.INVALID_HANDLE}.
   */
  static restoreAsync(context: Context, path: string | Uint8Array | URL, options?: Abortable | null): Promise<Conversation>;
  /**
   * Says something as the user, and gives the answer with its record.
   * @param text - What the user says.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  send(text: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions | null): Generation;
  /**
   * Says something as the user, and gives the answer while the caller goes on.
   * @param text - What the user says.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  sendAsync(text: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Promise<Generation>;
  /**
   * Says something as the user, and gives the answer piece by piece, as the pieces come.
   * @param text - What the user says.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns A generation that is still running, pulled piece by piece.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.UTF8}.
   */
  sendStream(text: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Stream;
  /**
   * Adds messages, and gives the answer with its record.
   * @param messages - What is new, oldest first; none answers what is there.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  sendMessages(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions | null): Generation;
  /**
   * Adds messages, and gives the answer while the caller goes on.
   * @param messages - What is new, oldest first; none answers what is there.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns The record of one generation.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  sendMessagesAsync(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Promise<Generation>;
  /**
   * Adds messages, and gives the answer piece by piece, as the pieces come.
   * @param messages - What is new, oldest first; none answers what is there.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns A generation that is still running, pulled piece by piece.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  sendMessagesStream(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): Stream;
  /**
   * Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
   * @param text - What the user says.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns An answer that is still being generated, pulled part by part.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  sendEvents(text: string, maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): EventStream;
  /**
   * Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
   * @param messages - What is new, oldest first; none answers what is there.
   * @param maxTokens - Tokens to generate at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param options - Stop strings and the like.
   * @returns An answer that is still being generated, pulled part by part.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.CONTEXT_BUSY}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  sendMessagesEvents(messages: readonly ChatMessage[], maxTokens?: number | null, sampler?: SamplerParams | null, options?: GenerateOptions & Abortable | null): EventStream;
  /**
   * Adds messages without asking for an answer.
   * @param messages - The messages, oldest first.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.CONTEXT_BUSY}.
   */
  add(messages: readonly ChatMessage[]): void;
  /**
   * Gives all messages.
   * @returns A JSON list, as {@link ChatOptions.messagesJson} takes it; without an answer that is still running.
   */
  messages(): unknown;
  /**
   * Takes back the last message of the user and all that followed it.
   * @returns How many messages it took; 0 where the user has said nothing.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_BUSY}.
   */
  undo(): number;
  /**
   * Writes the conversation to a file, with what the model has evaluated of it.
   *
   * The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what {@link ContextParams.swapMib} keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.
   * @param path - The file.
   * @throws {@link MullamaError} with the code {@link ErrorCode.FILE}.
   */
  save(path: string | Uint8Array | URL): void;
  /**
   * Writes the conversation to a file while the caller goes on.
   *
   * The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what {@link ContextParams.swapMib} keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.
   * @param path - The file.
   * @throws {@link MullamaError} with the code {@link ErrorCode.FILE}.
   */
  saveAsync(path: string | Uint8Array | URL, options?: Abortable | null): Promise<void>;
  /**
   * Tells which of the oldest messages have to go so that there is space.
   *
   * A program that would rather condense than drop asks before it sends, has what {@link Excess.messages} says summarised, as by a conversation of its own, and gives the summary to {@link Conversation.condense}, until {@link Excess.nMessages} is 0.
   * @param nTokens - Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free. Default: `0`.
   * @returns The oldest turns without which there is space, the last one never among them.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  excess(nTokens?: number | null): Excess;
  /**
   * Tells which of the oldest messages have to go while the caller goes on.
   *
   * A program that would rather condense than drop asks before it sends, has what {@link Excess.messages} says summarised, as by a conversation of its own, and gives the summary to {@link Conversation.condense}, until {@link Excess.nMessages} is 0.
   * @param nTokens - Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free. Default: `0`.
   * @returns The oldest turns without which there is space, the last one never among them.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  excessAsync(nTokens?: number | null, options?: Abortable | null): Promise<Excess>;
  /**
   * Puts other messages in the place of the oldest ones, as a summary of them.
   * @param nOldest - How many go, as {@link Excess.nMessages} says: whole turns, in which messages of the system do not count.
   * @param messages - What stands there instead; none drops them. A message of the system stays from then on, one of another role can be condensed again.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.CONTEXT_BUSY}.
   */
  condense(nOldest: number, messages: readonly ChatMessage[]): void;
  /**
   * Begins another conversation that has said the same so far.
   *
   * What both have in common is evaluated once, and an answer that is still running is no part of it.
   * @returns The other one, on the same context.
   */
  fork(): Conversation;
  /**
   * Messages that it has.
   * Asked for each time, so it is not readable after `close()`.
   */
  readonly nMessages: number;
  /**
   * Tokens of its last prompt with the answer; 0 before the first one.
   * Asked for each time, so it is not readable after `close()`.
   */
  readonly nTokens: number;
  /**
   * Messages that were dropped or condensed so far.
   * Asked for each time, so it is not readable after `close()`.
   */
  readonly nDropped: number;
}

/**
 * Turns texts into vectors.
 *
 * It has a context of its own, whose batches hold several texts; calls from several threads wait for each other.
 */
export class EmbeddingGenerator extends Handle {
  /**
   * Creates a generator on a model.
   * @param model - The model, loaded with its weights.
   * @param config - How to create it.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT}, {@link ErrorCode.EMBEDDING}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.INVALID_HANDLE}.
   */
  constructor(model: Model, nCtx?: number | null, normalize?: boolean | null, config?: EmbeddingConfig | null);
  /**
   * Creates a generator on a thread of its own.
   * @param model - The model, loaded with its weights.
   * @param config - How to create it.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT}, {@link ErrorCode.EMBEDDING}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.INVALID_HANDLE}.
   */
  static createAsync(model: Model, nCtx?: number | null, normalize?: boolean | null, config?: EmbeddingConfig & Abortable | null): Promise<EmbeddingGenerator>;
  /**
   * Turns a text into a vector.
   * @param text - The text.
   * @returns The embedding, {@link EmbeddingGenerator.nEmbd} numbers.
   * @throws {@link MullamaError} with the code {@link ErrorCode.EMBEDDING}, {@link ErrorCode.INVALID_INPUT}.
   */
  embed(text: string): Float32Array;
  /**
   * Turns a text into a vector while the caller goes on.
   * @param text - The text.
   * @returns The embedding, {@link EmbeddingGenerator.nEmbd} numbers.
   * @throws {@link MullamaError} with the code {@link ErrorCode.EMBEDDING}, {@link ErrorCode.INVALID_INPUT}.
   */
  embedAsync(text: string, options?: Abortable | null): Promise<Float32Array>;
  /**
   * Turns texts into vectors, several in one batch of the engine.
   * @param texts - The texts; all are checked before any work, and an error names the index of a bad one.
   * @param options - What may stop it.
   * @param progress - Called with the fraction of the texts in [0, 1] that is embedded; `false` stops the work.
   * @returns The embeddings in the order of the texts, {@link EmbeddingGenerator.nEmbd} numbers each.
   * @throws {@link MullamaError} with the code {@link ErrorCode.EMBEDDING}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.CANCELLED}.
   */
  embedBatch(texts: readonly string[], options?: EmbedOptions | null, progress?: Progress | null): Float32Array[];
  /**
   * Turns texts into vectors while the caller goes on.
   * @param texts - The texts; all are checked before any work, and an error names the index of a bad one.
   * @param options - What may stop it.
   * @param progress - Called with the fraction of the texts in [0, 1] that is embedded; `false` stops the work. Here it only informs; a signal or a cancel token stops.
   * @returns The embeddings in the order of the texts, {@link EmbeddingGenerator.nEmbd} numbers each.
   * @throws {@link MullamaError} with the code {@link ErrorCode.EMBEDDING}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.CANCELLED}.
   */
  embedBatchAsync(texts: readonly string[], options?: EmbedOptions & Abortable | null, progress?: Progress | null): Promise<Float32Array[]>;
  /**
   * Length of an embedding.
   * Readable after `close()` too.
   */
  readonly nEmbd: number;
}

/**
 * A conversation whose answer may need tools, step by step.
 *
 * It keeps the messages. Each {@link ToolRun.next} is one generation; where the model calls tools, their results are given with {@link ToolRun.give} and the next step goes on from there, until a step has the answer.
 */
export class ToolRun extends Handle {
  /**
   * Begins with the messages of a conversation.
   * @param context - Where it is generated.
   * @param messages - The messages, oldest first.
   * @param tools - The tools, as {@link ChatOptions.tools} has them, which must be left out.
   * @param maxTokens - Tokens of one generation at most; -1 means as many as fit into the context. Default: `-1`.
   * @param sampler - How tokens are drawn.
   * @param chat - Variables, the clock and the like. A call that its {@link ChatOptions.toolChoice} asks for is asked for in the first generation alone.
   * @param options - Stop strings and the like, for each generation.
   * @param maxSteps - Generations at most. Default: `8`.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.NOT_AVAILABLE}, {@link ErrorCode.INVALID_HANDLE}.
   */
  constructor(context: Context, messages: readonly ChatMessage[], tools: unknown, maxTokens?: number | null, sampler?: SamplerParams | null, chat?: ChatOptions | null, options?: GenerateOptions | null, maxSteps?: number | null);
  /**
   * Generates once and gives the calls that the model makes, or its answer.
   *
   * After the last generation that it may make, without an answer, it answers {@link ErrorCode.GENERATION}. A generation that was cancelled, or cut short before a call was whole, is the answer.
   * @returns The calls or the answer.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  next(): ToolStep;
  /**
   * Generates once while the caller goes on.
   *
   * After the last generation that it may make, without an answer, it answers {@link ErrorCode.GENERATION}. A generation that was cancelled, or cut short before a call was whole, is the answer.
   * @returns The calls or the answer.
   * @throws {@link MullamaError} with the code {@link ErrorCode.CONTEXT_FULL}, {@link ErrorCode.SAMPLER}, {@link ErrorCode.INVALID_INPUT}, {@link ErrorCode.GENERATION}, {@link ErrorCode.NOT_AVAILABLE}.
   */
  nextAsync(options?: Abortable | null): Promise<ToolStep>;
  /**
   * Gives the results of the calls of the last step, all of them, in any order.
   * @param results - One for each call.
   * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}.
   */
  give(results: readonly ToolResult[]): void;
  /**
   * Gives the conversation so far.
   * @returns A list of messages, as {@link ChatOptions.messagesJson} takes it.
   */
  messages(): unknown;
  /**
   * Tells whether the run was asked to end.
   *
   * Who calls functions between the steps asks before each: the result of one that is not called any more may be any text, for the next step is an answer, with {@link FinishReason.CANCELLED}.
   * @returns `true` once the token of its {@link GenerateOptions.cancel} is set.
   */
  isCancelled(): boolean;
}

/**
 * An answer that is still being generated, pulled part by part.
 *
 * It is as {@link Stream} is, but for what it gives.
 */
export class EventStream extends PullStream<GenerationEvent, Generation> {
  private constructor();
}

/**
 * A generation that is still running, pulled piece by piece.
 *
 * Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece.
 */
export class Stream extends PullStream<string, Generation> {
  private constructor();
}

export { Model as JsModel };

export { Context as JsContext };

export { EmbeddingGenerator as JsEmbeddingGenerator };

export { ContextParams as JsContextParams };

export { ModelParams as JsModelParams };

export { SamplerParams as JsSamplerParams };

/** Balanced generation. */
export function samplerParamsDefault(): SamplerParams;

/** Deterministic, factual output. */
export function samplerParamsGreedy(): SamplerParams;

/** Focused, low-variance responses. */
export function samplerParamsPrecise(): SamplerParams;

/** Creative writing, brainstorming. */
export function samplerParamsCreative(): SamplerParams;

/**
 * The version of the C ABI; a binding refuses a library of another one.
 * @returns A number that grows with each incompatible change.
 */
export function abiVersion(): number;

/**
 * A fingerprint of the API that this library was generated from.
 * @returns 64 hexadecimal digits.
 */
export function apiDigest(): string;

/** Marks the end of use; it frees nothing that a live handle needs. */
export function backendFree(): void;

/**
 * Starts the compute backend; optional, the first call does it.
 * @throws {@link MullamaError} with the code {@link ErrorCode.BACKEND}.
 */
export function backendInit(): void;

/**
 * The cosine of the angle between two vectors.
 * @param a - A vector, shape (n,).
 * @param b - Another of the same length.
 * @returns In [-1, 1]; 0 when either vector is zero.
 * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}.
 */
export function cosineSimilarity(a: ArrayLike<number>, b: ArrayLike<number>): number;

/**
 * Counts the devices that llama.cpp can compute on, the CPU included.
 * @returns A number of devices.
 */
export function deviceCount(): number;

/**
 * Describes a device.
 * @param index - From 0 up to {@link deviceCount}.
 * @returns An object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes.
 * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}.
 */
export function deviceInfo(index: number): unknown;

/**
 * Counts the engine's objects that can never be freed, because an assertion failed on them.
 * @returns 0 as long as no call has failed with that error.
 */
export function leakedObjects(): number;

/**
 * Counts the objects that are not closed yet.
 * @returns Models, contexts, streams and tokens of this process.
 */
export function liveHandles(): number;

/**
 * The most devices that a model can be spread over.
 * @returns A number of devices.
 */
export function maxDevices(): number;

/**
 * Scales a vector to length 1.
 * @param vector - A vector, shape (n,).
 * @returns The scaled vector; a zero vector stays as it is.
 * @throws {@link MullamaError} with the code {@link ErrorCode.INVALID_INPUT}.
 */
export function normalize(vector: ArrayLike<number>): Float32Array;

/**
 * Tells how much memory contexts and embedding generators hold beside the weights.
 * @returns Bytes of their caches and logits; what is closed counts until it has ended, and what an assertion has left for good counts on.
 */
export function reservedMemory(): number;

/**
 * Tells whether this build can use a GPU.
 * @returns `true` where a GPU backend is built in and finds a device.
 */
export function supportsGpuOffload(): boolean;

/**
 * Tells whether weights can be locked in memory.
 * @returns `true` where the system can lock pages.
 */
export function supportsMlock(): boolean;

/**
 * Tells whether files can be mapped into memory.
 * @returns `true` on every system that llama.cpp maps files on.
 */
export function supportsMmap(): boolean;

/**
 * The processor features and backends in use.
 *
 * A library from a package has the engine's code in variants for several kinds of processor and uses the best that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts; where it is not there or cannot run here, what needs the engine fails with {@link ErrorCode.BACKEND} and a message that says which can.
 * @returns One line of text.
 */
export function systemInfo(): string;

/**
 * The library's version.
 * @returns Major, minor and patch, as in `0.4.0`.
 */
export function version(): string;

// Only what says `export` is the package's.
export {};
