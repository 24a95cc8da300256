// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
'use strict';

const native = require('./runtime/native');
const { MullamaError, errorMaker } = require('./runtime/errors');
const { Handle, bare, onlyMadeBy } = require('./runtime/handle');
const { PullStream, callingBack, streaming } = require('./runtime/stream');
const { FedStream, feeding } = require('./runtime/feed');
const { abortable } = require('./runtime/abortable');
const { runTools, runToolsLater, tool } = require('./runtime/tools');
const { readAs, readAsLater, readLater, readerOf } = require('./runtime/typed');
const { numbers, packed, pathOf, vectorToJson } = require('./runtime/values');

native.setUp(errorMaker({ '-8': RangeError }), vectorToJson);

/** A flag that stops work from any thread. */
class CancelToken extends Handle {
  /** Creates a token that is not set. */
  constructor() {
    super();
    native.cancelTokenNew(this);
  }

  /** Sets the token. What watches it stops at its next step. */
  cancel() {
    native.cancelTokenCancel(this);
  }

  /** Tells whether the token is set. */
  isCancelled() {
    return native.cancelTokenIsCancelled(this);
  }

  /** Closes it and frees what it holds; closing twice is closing once. */
  close() {
    native.cancelTokenClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.cancelTokenIsClosed(this);
  }
}

/** Weights and vocabulary of one GGUF file. */
class Model extends Handle {
  constructor() {
    super();
    throw onlyMadeBy('Model', 'Model.load or Model.loadAsync');
  }

  /** Loads a model file. */
  static load(path, params, progress) {
    return native.modelLoad(bare(Model), pathOf(path), params, progress);
  }

  /** Loads a model file on a thread of its own. */
  static loadAsync(path, params, progress) {
    return abortable(params, (task, params) => native.modelLoadAsync(task, bare(Model), pathOf(path), params, progress));
  }

  /** Writes a conversation as the text that the model was trained on. */
  applyChatTemplate(messages, addGenerationPrompt, options) {
    return native.modelApplyChatTemplate(this, messages, addGenerationPrompt ?? true, options);
  }

  /** Turns a conversation into tokens, in which only the template's own special tokens are special. */
  chatTokens(messages, options) {
    return numbers(native.modelChatTokens(this, messages, options));
  }

  /** Tells whether a token ends a generation. */
  tokenIsEog(token) {
    return native.modelTokenIsEog(this, token);
  }

  /** Tells whether a token is a control token, which text of a user should not become. */
  tokenIsControl(token) {
    return native.modelTokenIsControl(this, token);
  }

  /** Turns text into tokens. */
  tokenize(text, addBos, special) {
    return numbers(native.modelTokenize(this, text, addBos ?? true, special ?? false));
  }

  /** Turns tokens into text. */
  detokenize(tokens, removeSpecial, unparseSpecial) {
    return native.modelDetokenize(this, packed(tokens), removeSpecial ?? false, unparseSpecial ?? false);
  }

  /** Gives the bytes of one token. */
  tokenToPiece(token, special) {
    return native.modelTokenToPiece(this, token, special ?? false);
  }

  /** Tells what the vocabulary has on tokens. */
  tokenDetails(tokens) {
    return native.modelTokenDetails(this, packed(tokens));
  }

  /** Context length that the model was trained with. */
  get nCtxTrain() {
    return native.modelNCtxTrain(this);
  }

  /** Width of an embedding. */
  get nEmbd() {
    return native.modelNEmbd(this);
  }

  /** Number of tokens in the vocabulary. */
  get nVocab() {
    return native.modelNVocab(this);
  }

  /** Number of layers. */
  get nLayer() {
    return native.modelNLayer(this);
  }

  /** Number of attention heads. */
  get nHead() {
    return native.modelNHead(this);
  }

  /** The token that begins a text; `null` where the vocabulary has none. */
  get tokenBos() {
    return native.modelTokenBos(this);
  }

  /** The token that ends a text; `null` where the vocabulary has none. */
  get tokenEos() {
    return native.modelTokenEos(this);
  }

  /** The token of a line break; `null` where the vocabulary has none. */
  get tokenNl() {
    return native.modelTokenNl(this);
  }

  /** Size of all tensors in bytes. */
  get size() {
    return native.modelSize(this);
  }

  /** Number of parameters. */
  get nParams() {
    return native.modelNParams(this);
  }

  /** Architecture, size and quantisation in words. */
  get description() {
    return native.modelDescription(this);
  }

  /** The architecture's name, as in `llama`. */
  get architecture() {
    return native.modelArchitecture(this);
  }

  /** The model's name; empty where the file gives none. */
  get name() {
    return native.modelName(this);
  }

  /** The file's metadata; arrays are left out. */
  metadata() {
    return native.modelMetadata(this);
  }

  /** The chat template, in Jinja; empty where the file gives none. */
  get chatTemplate() {
    return native.modelChatTemplate(this);
  }

  /** Whether the model has an encoder, as T5 has. */
  get hasEncoder() {
    return native.modelHasEncoder(this);
  }

  /** Whether the model has a decoder. */
  get hasDecoder() {
    return native.modelHasDecoder(this);
  }

  /** The token that ends a turn; `null` where the vocabulary has none. */
  get tokenEot() {
    return native.modelTokenEot(this);
  }

  /** The token that separates two texts; `null` where the vocabulary has none. */
  get tokenSep() {
    return native.modelTokenSep(this);
  }

  /** The token that fills up; `null` where the vocabulary has none. */
  get tokenPad() {
    return native.modelTokenPad(this);
  }

  /** Gives a second handle on the same weights. */
  clone() {
    return native.modelClone(bare(Model), this);
  }

  /** Closes it and frees what it holds; closing twice is closing once. */
  close() {
    native.modelClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.modelIsClosed(this);
  }
}

/** A model's working memory; runs generations. */
class Context extends Handle {
  /** Creates a context on a model. */
  constructor(model, params) {
    super();
    native.contextNew(this, model, params);
  }

  /** Creates a context on a thread of its own. */
  static createAsync(model, params) {
    return abortable(params, (task, params) => native.contextCreateAsync(task, bare(Context), model, params));
  }

  /** Forgets every token that is cached. */
  clearCache() {
    native.contextClearCache(this);
  }

  /** Turns a prompt into the tokens that a generation starts from. */
  promptTokens(prompt) {
    return numbers(native.contextPromptTokens(this, prompt));
  }

  /** Continues a prompt and gives the text. */
  generate(prompt, maxTokens, sampler, options) {
    return native.contextGenerate(this, prompt, maxTokens ?? 100, sampler, options);
  }

  /** Continues a list of tokens and gives the text. */
  generateFromTokens(tokens, maxTokens, sampler, options) {
    return native.contextGenerateFromTokens(this, packed(tokens), maxTokens ?? 100, sampler, options);
  }

  /** Continues a prompt and gives the text with its record. */
  complete(prompt, maxTokens, sampler, options) {
    return native.contextComplete(this, prompt, maxTokens ?? 100, sampler, options);
  }

  /** Continues a list of tokens and gives the text with its record. */
  completeFromTokens(tokens, maxTokens, sampler, options) {
    return native.contextCompleteFromTokens(this, packed(tokens), maxTokens ?? 100, sampler, options);
  }

  /** Continues a prompt while the caller goes on, and gives the text. */
  generateAsync(prompt, maxTokens, sampler, options) {
    return abortable(options, (task, options) => native.contextGenerateAsync(task, this, prompt, maxTokens ?? 100, sampler, options));
  }

  /** Continues a list of tokens while the caller goes on, and gives the text. */
  generateAsyncFromTokens(tokens, maxTokens, sampler, options) {
    return abortable(options, (task, options) => native.contextGenerateAsyncFromTokens(task, this, packed(tokens), maxTokens ?? 100, sampler, options));
  }

  /** Continues a prompt while the caller goes on, and gives the text with its record. */
  completeAsync(prompt, maxTokens, sampler, options) {
    return abortable(options, (task, options) => native.contextCompleteAsync(task, this, prompt, maxTokens ?? 100, sampler, options));
  }

  /** Continues a list of tokens while the caller goes on, and gives the text with its record. */
  completeAsyncFromTokens(tokens, maxTokens, sampler, options) {
    return abortable(options, (task, options) => native.contextCompleteAsyncFromTokens(task, this, packed(tokens), maxTokens ?? 100, sampler, options));
  }

  /** Continues a prompt piece by piece, as the pieces come. */
  generateStream(prompt, maxTokens, sampler, options) {
    return streaming(Stream, options, (stream, options) => native.contextGenerateStreamAsync(stream, this, prompt, maxTokens ?? 100, sampler, options));
  }

  /** Continues a list of tokens piece by piece, as the pieces come. */
  generateStreamFromTokens(tokens, maxTokens, sampler, options) {
    return streaming(Stream, options, (stream, options) => native.contextGenerateStreamAsyncFromTokens(stream, this, packed(tokens), maxTokens ?? 100, sampler, options));
  }

  /** Answers a conversation and gives the text with its record. */
  chat(messages, maxTokens, sampler, chat, options) {
    return native.contextChat(this, messages, maxTokens ?? -1, sampler, chat, options);
  }

  /** Answers a conversation while the caller goes on. */
  chatAsync(messages, maxTokens, sampler, chat, options) {
    return abortable(options, (task, options) => native.contextChatAsync(task, this, messages, maxTokens ?? -1, sampler, chat, options));
  }

  /** Answers a conversation piece by piece, as the pieces come. */
  chatStream(messages, maxTokens, sampler, chat, options) {
    return streaming(Stream, options, (stream, options) => native.contextChatStreamAsync(stream, this, messages, maxTokens ?? -1, sampler, chat, options));
  }

  /** Answers a conversation part by part, with the thought and the calls of tools among the parts. */
  chatEvents(messages, maxTokens, sampler, chat, options) {
    return streaming(EventStream, options, (stream, options) => native.contextChatEventsAsync(stream, this, messages, maxTokens ?? 100, sampler, chat, options));
  }

  /** Answers a conversation, with functions of the program as tools. */
  runTools(messages, tools, maxTokens, sampler, chat, options, maxSteps) {
    return runTools(tools, (tools) => new ToolRun(this, messages, tools, maxTokens, sampler, chat, options, maxSteps));
  }

  /** Answers a conversation, with functions of the program as tools, while the caller goes on. */
  runToolsAsync(messages, tools, maxTokens, sampler, chat, options, maxSteps) {
    return runToolsLater(tools, options, (tools, options) => new ToolRun(this, messages, tools, maxTokens, sampler, chat, options, maxSteps));
  }

  /** Answers a conversation with a JSON text of a schema. */
  parse(messages, schema, maxTokens, sampler, chat, options) {
    return native.contextParse(this, messages, schema, maxTokens ?? -1, sampler, chat, options);
  }

  /** Answers a conversation with a JSON text of a schema while the caller goes on. */
  parseAsync(messages, schema, maxTokens, sampler, chat, options) {
    return abortable(options, (task, options) => native.contextParseAsync(task, this, messages, schema, maxTokens ?? -1, sampler, chat, options));
  }

  /** Answers a conversation with a value of a type. */
  parseAs(type, messages, maxTokens, sampler, chat, options) {
    return readAs(type, (schema) => this.parse(messages, schema, maxTokens, sampler, chat, options));
  }

  /** Answers a conversation with a value of a type while the caller goes on. */
  parseAsAsync(type, messages, maxTokens, sampler, chat, options) {
    return readAsLater(type, (schema) => this.parseAsync(messages, schema, maxTokens, sampler, chat, options));
  }

  /** Tells how likely a text is to follow another. */
  score(prompt, continuation, options) {
    return native.contextScore(this, prompt, continuation, options);
  }

  /** Tells how likely a text is to follow another while the caller goes on. */
  scoreAsync(prompt, continuation, options) {
    return abortable(options, (task, options) => native.contextScoreAsync(task, this, prompt, continuation, options));
  }

  /** Tells how likely texts are to follow others, several at once. */
  scoreBatch(pairs, options, progress) {
    return native.contextScoreBatch(this, pairs, options, progress);
  }

  /** Tells how likely texts are to follow others while the caller goes on. */
  scoreBatchAsync(pairs, options, progress) {
    return abortable(options, (task, options) => native.contextScoreBatchAsync(task, this, pairs, options, progress));
  }

  /** Tells how likely a text is from its first token on, however long it is. */
  scoreRolling(text, options, progress) {
    return native.contextScoreRolling(this, text, options, progress);
  }

  /** Tells how likely a text is while the caller goes on. */
  scoreRollingAsync(text, options, progress) {
    return abortable(options, (task, options) => native.contextScoreRollingAsync(task, this, text, options, progress));
  }

  /** Tokens that fit into the context. */
  get nCtx() {
    return native.contextNCtx(this);
  }

  /** Tokens evaluated in one call of the engine. */
  get nBatch() {
    return native.contextNBatch(this);
  }

  /** Threads for single tokens, at most; fewer than were asked for where the system refused some. */
  get nThreads() {
    return native.contextNThreads(this);
  }

  /** Closes it and frees what it holds; closing twice is closing once. */
  close() {
    native.contextClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.contextIsClosed(this);
  }
}

/** Messages and answers on a context, of which only what is new is evaluated. */
class Conversation extends Handle {
  /** Begins a conversation on a context. */
  constructor(context, params) {
    super();
    native.conversationNew(this, context, params);
  }

  /** Goes on with a conversation that was saved to a file. */
  static restore(context, path) {
    return native.conversationRestore(bare(Conversation), context, pathOf(path));
  }

  /** Goes on with a conversation that was saved to a file, without waiting for the file. */
  static restoreAsync(context, path, options) {
    return abortable(options, (task, options) => native.conversationRestoreAsync(task, bare(Conversation), context, pathOf(path)));
  }

  /** Says something as the user, and gives the answer with its record. */
  send(text, maxTokens, sampler, options) {
    return native.conversationSend(this, text, maxTokens ?? -1, sampler, options);
  }

  /** Says something as the user, and gives the answer while the caller goes on. */
  sendAsync(text, maxTokens, sampler, options) {
    return abortable(options, (task, options) => native.conversationSendAsync(task, this, text, maxTokens ?? -1, sampler, options));
  }

  /** Says something as the user, and gives the answer piece by piece, as the pieces come. */
  sendStream(text, maxTokens, sampler, options) {
    return streaming(Stream, options, (stream, options) => native.conversationSendStreamAsync(stream, this, text, maxTokens ?? -1, sampler, options));
  }

  /** Adds messages, and gives the answer with its record. */
  sendMessages(messages, maxTokens, sampler, options) {
    return native.conversationSendMessages(this, messages, maxTokens ?? -1, sampler, options);
  }

  /** Adds messages, and gives the answer while the caller goes on. */
  sendMessagesAsync(messages, maxTokens, sampler, options) {
    return abortable(options, (task, options) => native.conversationSendMessagesAsync(task, this, messages, maxTokens ?? -1, sampler, options));
  }

  /** Adds messages, and gives the answer piece by piece, as the pieces come. */
  sendMessagesStream(messages, maxTokens, sampler, options) {
    return streaming(Stream, options, (stream, options) => native.conversationSendMessagesStreamAsync(stream, this, messages, maxTokens ?? -1, sampler, options));
  }

  /** Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts. */
  sendEvents(text, maxTokens, sampler, options) {
    return streaming(EventStream, options, (stream, options) => native.conversationSendEventsAsync(stream, this, text, maxTokens ?? -1, sampler, options));
  }

  /** Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts. */
  sendMessagesEvents(messages, maxTokens, sampler, options) {
    return streaming(EventStream, options, (stream, options) => native.conversationSendMessagesEventsAsync(stream, this, messages, maxTokens ?? -1, sampler, options));
  }

  /** Adds messages without asking for an answer. */
  add(messages) {
    native.conversationAdd(this, messages);
  }

  /** Gives all messages. */
  messages() {
    return native.conversationMessages(this);
  }

  /** Takes back the last message of the user and all that followed it. */
  undo() {
    return native.conversationUndo(this);
  }

  /** Writes the conversation to a file, with what the model has evaluated of it. */
  save(path) {
    native.conversationSave(this, pathOf(path));
  }

  /** Writes the conversation to a file while the caller goes on. */
  saveAsync(path, options) {
    return abortable(options, (task, options) => native.conversationSaveAsync(task, this, pathOf(path)));
  }

  /** Tells which of the oldest messages have to go so that there is space. */
  excess(nTokens) {
    return native.conversationExcess(this, nTokens ?? 0);
  }

  /** Tells which of the oldest messages have to go while the caller goes on. */
  excessAsync(nTokens, options) {
    return abortable(options, (task, options) => native.conversationExcessAsync(task, this, nTokens ?? 0));
  }

  /** Puts other messages in the place of the oldest ones, as a summary of them. */
  condense(nOldest, messages) {
    native.conversationCondense(this, nOldest, messages);
  }

  /** Begins another conversation that has said the same so far. */
  fork() {
    return native.conversationFork(bare(Conversation), this);
  }

  /** Messages that it has. */
  get nMessages() {
    return native.conversationNMessages(this);
  }

  /** Tokens of its last prompt with the answer; 0 before the first one. */
  get nTokens() {
    return native.conversationNTokens(this);
  }

  /** Messages that were dropped or condensed so far. */
  get nDropped() {
    return native.conversationNDropped(this);
  }

  /** Closes it and frees what it holds; closing twice is closing once. */
  close() {
    native.conversationClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.conversationIsClosed(this);
  }
}

/** Turns texts into vectors. */
class EmbeddingGenerator extends Handle {
  /** Creates a generator on a model. */
  constructor(model, nCtx, normalize, config) {
    super();
    native.embeddingGeneratorNew(this, model, { nCtx, normalize, ...config });
  }

  /** Creates a generator on a thread of its own. */
  static createAsync(model, nCtx, normalize, config) {
    return abortable(config, (task, config) => native.embeddingGeneratorCreateAsync(task, bare(EmbeddingGenerator), model, { nCtx, normalize, ...config }));
  }

  /** Turns a text into a vector. */
  embed(text) {
    return native.embeddingGeneratorEmbed(this, text);
  }

  /** Turns a text into a vector while the caller goes on. */
  embedAsync(text, options) {
    return abortable(options, (task, options) => native.embeddingGeneratorEmbedAsync(task, this, text));
  }

  /** Turns texts into vectors, several in one batch of the engine. */
  embedBatch(texts, options, progress) {
    return native.embeddingGeneratorEmbedBatch(this, texts, options, progress);
  }

  /** Turns texts into vectors while the caller goes on. */
  embedBatchAsync(texts, options, progress) {
    return abortable(options, (task, options) => native.embeddingGeneratorEmbedBatchAsync(task, this, texts, options, progress));
  }

  /** Length of an embedding. */
  get nEmbd() {
    return native.embeddingGeneratorNEmbd(this);
  }

  /** Closes it and frees what it holds; closing twice is closing once. */
  close() {
    native.embeddingGeneratorClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.embeddingGeneratorIsClosed(this);
  }
}

/** A conversation whose answer may need tools, step by step. */
class ToolRun extends Handle {
  /** Begins with the messages of a conversation. */
  constructor(context, messages, tools, maxTokens, sampler, chat, options, maxSteps) {
    super();
    native.toolRunNew(this, context, messages, tools, maxTokens ?? -1, sampler, chat, options, maxSteps ?? 8);
  }

  /** Generates once and gives the calls that the model makes, or its answer. */
  next() {
    return native.toolRunNext(this);
  }

  /** Generates once while the caller goes on. */
  nextAsync(options) {
    return abortable(options, (task, options) => native.toolRunNextAsync(task, this));
  }

  /** Gives the results of the calls of the last step, all of them, in any order. */
  give(results) {
    native.toolRunGive(this, results);
  }

  /** Gives the conversation so far. */
  messages() {
    return native.toolRunMessages(this);
  }

  /** Tells whether the run was asked to end. */
  isCancelled() {
    return native.toolRunIsCancelled(this);
  }

  /** Closes it and frees what it holds; closing twice is closing once. */
  close() {
    native.toolRunClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.toolRunIsClosed(this);
  }
}

/** An answer that is still being generated, pulled part by part. */
class EventStream extends PullStream {
  _next() {
    return native.eventStreamNext(this);
  }

  _nextAsync() {
    return native.eventStreamNextAsync(this);
  }

  _finish() {
    return native.eventStreamFinish(this);
  }

  _close() {
    return native.eventStreamClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.eventStreamIsClosed(this);
  }
}

/** A generation that is still running, pulled piece by piece. */
class Stream extends PullStream {
  _next() {
    return native.streamNext(this);
  }

  _nextAsync() {
    return native.streamNextAsync(this);
  }

  _finish() {
    return native.streamFinish(this);
  }

  _close() {
    return native.streamClose(this);
  }

  /** Whether it was closed. */
  get isClosed() {
    return native.streamIsClosed(this);
  }
}

/** The version of the C ABI; a binding refuses a library of another one. */
function abiVersion() {
  return native.abiVersion();
}

/** A fingerprint of the API that this library was generated from. */
function apiDigest() {
  return native.apiDigest();
}

/** Marks the end of use; it frees nothing that a live handle needs. */
function backendFree() {
  native.backendFree();
}

/** Starts the compute backend; optional, the first call does it. */
function backendInit() {
  native.backendInit();
}

/** The cosine of the angle between two vectors. */
function cosineSimilarity(a, b) {
  return native.cosineSimilarity(a, b);
}

/** Counts the devices that llama.cpp can compute on, the CPU included. */
function deviceCount() {
  return native.deviceCount();
}

/** Describes a device. */
function deviceInfo(index) {
  return native.deviceInfo(index);
}

/** Counts the engine's objects that can never be freed, because an assertion failed on them. */
function leakedObjects() {
  return native.leakedObjects();
}

/** Counts the objects that are not closed yet. */
function liveHandles() {
  return native.liveHandles();
}

/** The most devices that a model can be spread over. */
function maxDevices() {
  return native.maxDevices();
}

/** Scales a vector to length 1. */
function normalize(vector) {
  return native.normalize(vector);
}

/** Tells how much memory contexts and embedding generators hold beside the weights. */
function reservedMemory() {
  return native.reservedMemory();
}

/** Tells whether this build can use a GPU. */
function supportsGpuOffload() {
  return native.supportsGpuOffload();
}

/** Tells whether weights can be locked in memory. */
function supportsMlock() {
  return native.supportsMlock();
}

/** Tells whether files can be mapped into memory. */
function supportsMmap() {
  return native.supportsMmap();
}

/** The processor features and backends in use. */
function systemInfo() {
  return native.systemInfo();
}

/** The library's version. */
function version() {
  return native.version();
}

/** Balanced generation. */
function samplerParamsDefault() {
  return {
    temperature: 0.8,
    topK: 40,
    topP: 0.95,
    minP: 0.05,
    typicalP: 1,
    penaltyRepeat: 1.1,
    penaltyFreq: 0,
    penaltyPresent: 0,
    penaltyLastN: 64,
    ignoreEos: false,
    seed: null,
    topNSigma: -1,
    xtcProbability: 0,
    xtcThreshold: 0.1,
    dynatempRange: 0,
    dynatempExponent: 1,
    dryMultiplier: 0,
    dryBase: 1.75,
    dryAllowedLength: 2,
    dryPenaltyLastN: -1,
    mirostat: 0,
    mirostatTau: 5,
    mirostatEta: 0.1,
  };
}

/** Deterministic, factual output. */
function samplerParamsGreedy() {
  return {
    temperature: 0,
    topK: 1,
    topP: 1,
    minP: 0,
    typicalP: 1,
    penaltyRepeat: 1,
    penaltyFreq: 0,
    penaltyPresent: 0,
    penaltyLastN: 64,
    ignoreEos: false,
    seed: null,
    topNSigma: -1,
    xtcProbability: 0,
    xtcThreshold: 0.1,
    dynatempRange: 0,
    dynatempExponent: 1,
    dryMultiplier: 0,
    dryBase: 1.75,
    dryAllowedLength: 2,
    dryPenaltyLastN: -1,
    mirostat: 0,
    mirostatTau: 5,
    mirostatEta: 0.1,
  };
}

/** Focused, low-variance responses. */
function samplerParamsPrecise() {
  return {
    temperature: 0.3,
    topK: 20,
    topP: 0.8,
    minP: 0.05,
    typicalP: 1,
    penaltyRepeat: 1.1,
    penaltyFreq: 0,
    penaltyPresent: 0,
    penaltyLastN: 64,
    ignoreEos: false,
    seed: null,
    topNSigma: -1,
    xtcProbability: 0,
    xtcThreshold: 0.1,
    dynatempRange: 0,
    dynatempExponent: 1,
    dryMultiplier: 0,
    dryBase: 1.75,
    dryAllowedLength: 2,
    dryPenaltyLastN: -1,
    mirostat: 0,
    mirostatTau: 5,
    mirostatEta: 0.1,
  };
}

/** Creative writing, brainstorming. */
function samplerParamsCreative() {
  return {
    temperature: 1.2,
    topK: 100,
    topP: 0.95,
    minP: 0,
    typicalP: 1,
    penaltyRepeat: 1,
    penaltyFreq: 0,
    penaltyPresent: 0,
    penaltyLastN: 64,
    ignoreEos: false,
    seed: null,
    topNSigma: -1,
    xtcProbability: 0,
    xtcThreshold: 0.1,
    dynatempRange: 0,
    dynatempExponent: 1,
    dryMultiplier: 0,
    dryBase: 1.75,
    dryAllowedLength: 2,
    dryPenaltyLastN: -1,
    mirostat: 0,
    mirostatTau: 5,
    mirostatEta: 0.1,
  };
}

/** The code of each error. */
const ErrorCode = Object.freeze({
  NULL_POINTER: -1,
  MODEL_LOAD: -2,
  CONTEXT: -3,
  TOKENIZATION: -4,
  GENERATION: -5,
  SAMPLER: -6,
  EMBEDDING: -7,
  INVALID_INPUT: -8,
  BUFFER_TOO_SMALL: -9,
  BACKEND: -10,
  CANCELLED: -11,
  INTERNAL: -12,
  NOT_AVAILABLE: -13,
  UTF8: -14,
  LOCK: -15,
  INVALID_HANDLE: -16,
  CONTEXT_FULL: -17,
  CONTEXT_BUSY: -18,
  WRONG_PROCESS: -19,
  WOULD_BLOCK: -20,
  ENGINE: -21,
  FILE: -23,
});

/** What a part of an answer is. */
const EventKind = Object.freeze({
  TEXT: 'text',
  THINKING: 'thinking',
  TOOL_CALL: 'tool_call',
});

/** Why a generation ended. */
const FinishReason = Object.freeze({
  STOP: 'stop',
  STOP_STRING: 'stop_string',
  LENGTH: 'length',
  CANCELLED: 'cancelled',
  CONTEXT_FULL: 'context_full',
});

/** Whether flash attention is used. */
const FlashAttn = Object.freeze({
  AUTO: 'auto',
  OFF: 'off',
  ON: 'on',
});

/** The number format of the KV cache. */
const KvType = Object.freeze({
  F32: 'f32',
  F16: 'f16',
  Q4_0: 'q4_0',
  Q4_1: 'q4_1',
  Q5_0: 'q5_0',
  Q5_1: 'q5_1',
  Q8_0: 'q8_0',
  BF16: 'bf16',
});

/** What happens when the context is full in the middle of a generation. */
const Overflow = Object.freeze({
  STOP: 'stop',
  SHIFT: 'shift',
});

/** How the vectors of a text's tokens become one. */
const Pooling = Object.freeze({
  UNSPECIFIED: 'unspecified',
  NONE: 'none',
  MEAN: 'mean',
  CLS: 'cls',
  LAST: 'last',
  RANK: 'rank',
});

/** How a model is spread over several GPUs. */
const SplitMode = Object.freeze({
  NONE: 'none',
  LAYER: 'layer',
  ROW: 'row',
});

/** What a token is to its vocabulary. */
const TokenKind = Object.freeze({
  UNDEFINED: 'undefined',
  NORMAL: 'normal',
  UNKNOWN: 'unknown',
  CONTROL: 'control',
  USER_DEFINED: 'user_defined',
  UNUSED: 'unused',
  BYTE: 'byte',
});

/** What a conversation does when it no longer fits into its context. */
const WhenFull = Object.freeze({
  DROP_OLDEST: 'drop_oldest',
  FAIL: 'fail',
});

module.exports = {
  CancelToken: CancelToken,
  Model: Model,
  Context: Context,
  Conversation: Conversation,
  EmbeddingGenerator: EmbeddingGenerator,
  ToolRun: ToolRun,
  EventStream: EventStream,
  Stream: Stream,
  JsModel: Model,
  JsContext: Context,
  JsEmbeddingGenerator: EmbeddingGenerator,
  samplerParamsDefault: samplerParamsDefault,
  samplerParamsGreedy: samplerParamsGreedy,
  samplerParamsPrecise: samplerParamsPrecise,
  samplerParamsCreative: samplerParamsCreative,
  abiVersion: abiVersion,
  apiDigest: apiDigest,
  backendFree: backendFree,
  backendInit: backendInit,
  cosineSimilarity: cosineSimilarity,
  deviceCount: deviceCount,
  deviceInfo: deviceInfo,
  leakedObjects: leakedObjects,
  liveHandles: liveHandles,
  maxDevices: maxDevices,
  normalize: normalize,
  reservedMemory: reservedMemory,
  supportsGpuOffload: supportsGpuOffload,
  supportsMlock: supportsMlock,
  supportsMmap: supportsMmap,
  systemInfo: systemInfo,
  version: version,
  ErrorCode: ErrorCode,
  EventKind: EventKind,
  FinishReason: FinishReason,
  FlashAttn: FlashAttn,
  KvType: KvType,
  Overflow: Overflow,
  Pooling: Pooling,
  SplitMode: SplitMode,
  TokenKind: TokenKind,
  WhenFull: WhenFull,
  MullamaError: MullamaError,
  tool: tool,
};
