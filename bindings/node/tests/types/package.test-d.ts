/** What the declared types must accept and refuse; `tsc` is the test. */

import {
  CancelToken,
  Context,
  EmbeddingGenerator,
  ErrorCode,
  FinishReason,
  type Generation,
  type GenerationStats,
  JsContext,
  type JsContextParams,
  JsModel,
  type JsModelParams,
  type JsSamplerParams,
  Model,
  MullamaError,
  type SamplerParams,
  type Stream,
  type TokenDetail,
  TokenKind,
  liveHandles,
  samplerParamsGreedy,
  version,
} from 'mullama';

declare const path: string;

const model: Model = Model.load(path, { nGpuLayers: 32, splitMode: 'row', tensorSplit: [0.5, 0.5] }, (fraction) => fraction < 1);
const alias: JsModel = JsModel.load(path);
const context: Context = new Context(model, { nCtx: 2048 });
const other: JsContext = new JsContext(alias);

const bos: number | null = model.tokenBos;
const tokens: number[] = model.tokenize('text', true);
const text: string = model.detokenize(new Int32Array(tokens));
const piece: Uint8Array = model.tokenToPiece(1);

const details: TokenDetail[] = model.tokenDetails(tokens);
const isByte: boolean = details[0]?.kind === TokenKind.BYTE;
const metadata: Record<string, string> = model.metadata();
const vectors: Float32Array[] = new EmbeddingGenerator(model, null, null).embedBatch(['a']);
const again: number[] = model.tokenize('text', null, undefined);
for (const path of [Buffer.from('a'), new URL('file:///a'), new Uint8Array(1)]) Model.load(path, null, null);
for (const logitBias of [[[1, -2] as const, { token: 1, bias: 2 }], { 1: -2 }, new Map([[1, -2]])]) context.generate('a', null, null, { logitBias });
const old: [JsModelParams, JsContextParams, JsSamplerParams] = [{}, { nCtx: null }, samplerParamsGreedy()];

const sampler: SamplerParams = { ...samplerParamsGreedy(), seed: null };
const record: Generation = context.complete('a', 1, sampler, { stop: ['b'], cancel: new CancelToken() });
const reason: FinishReason = record.finishReason;
const stopped: boolean = reason === FinishReason.STOP_STRING;
const stats: GenerationStats = record.stats;

async function asynchronous(signal: AbortSignal): Promise<string> {
  const loaded: Model = await Model.loadAsync(path, { signal });
  using created = await Context.createAsync(loaded, { nCtx: 64, signal });
  for await (const one of created.generateStream('a', 1, null, { signal })) one.toUpperCase();
  return created.generateAsync('a', 10, null, { signal });
}

const stream: Stream = context.generateStreamFromTokens(tokens);
for (const one of stream) one.toUpperCase();
const result: Generation | null = stream.result;

function codeOf(error: unknown): number | undefined {
  return error instanceof MullamaError && error.code === ErrorCode.CONTEXT_FULL ? error.data.needed : undefined;
}

// @ts-expect-error an unknown option
Model.load(path, { nGpuLayer: 32 });
// @ts-expect-error a value outside the enum
new Context(model, { flashAttn: 'perhaps' });
// @ts-expect-error a context is no model
new Context(context);
// @ts-expect-error a model is loaded, not constructed
new Model();
// @ts-expect-error tokens are numbers
context.generateFromTokens(['a']);
// @ts-expect-error only the async forms and streams know signals
context.generate('a', 1, null, { signal: new AbortController().signal });
// @ts-expect-error a record is the library's to fill
record.text = '';
// @ts-expect-error a record in a list as well
details[0]!.text = '';

const numberOfHandles: number = liveHandles();
export { again, asynchronous, bos, codeOf, isByte, metadata, numberOfHandles, old, other, piece, result, stats, stopped, text, vectors };
export const name: string = version();
