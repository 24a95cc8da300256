'use strict';

const assert = require('node:assert/strict');
const { performance } = require('node:perf_hooks');
const { test } = require('node:test');
const { setTimeout } = require('node:timers/promises');

const { MODEL, STORY, mullama, openContext, openModel } = require('./support');

const { CancelToken, Context, ErrorCode, Model, samplerParamsGreedy } = mullama;
const greedy = samplerParamsGreedy();
const endless = { temperature: 1, ignoreEos: true };

test('the async forms give what the others give', async (t) => {
  const model = await Model.loadAsync(MODEL, { useMmap: false });
  t.after(() => model.close());
  assert.ok(model instanceof Model);
  const context = await Context.createAsync(model, { nThreads: 1, nCtx: 256, deterministic: true });
  t.after(() => context.close());
  assert.equal(context.nCtx, 256);
  const text = context.generate(STORY, 20, greedy);
  assert.equal(await context.generateAsync(STORY, 20, greedy), text);
  assert.equal(await context.generateAsyncFromTokens(model.tokenize(STORY), 20, greedy), text);
});

test('every failure of an async form is a rejection', async () => {
  await assert.rejects(Model.loadAsync('/no/such/file.gguf'), { code: ErrorCode.MODEL_LOAD });
  await assert.rejects(Model.loadAsync(MODEL, { unknown: 1 }), { code: ErrorCode.INVALID_INPUT });
  await assert.rejects(Model.loadAsync(7), TypeError);
  await assert.rejects(Context.createAsync({}), TypeError);
});

test('closing a context under a waiting call is told', async (t) => {
  const context = openContext(t, { nCtx: 1 << 15 });
  const waiting = context.generateAsync(STORY, -1, endless);
  context.close();
  await assert.rejects(waiting, (error) => {
    assert.equal(error.code, ErrorCode.INVALID_HANDLE);
    assert.ok(error.message.includes(`tokens made so far: ${error.data.nGenerated};`), error.message);
    return true;
  });
});

test('the event loop turns while a generation runs', async (t) => {
  const context = openContext(t);
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  t.after(() => clearInterval(ticking));
  await context.generateAsync(STORY, 200, { ...greedy, ignoreEos: true });
  assert.ok(turns > 0);
});

test('many generations of one context can be awaited at once', async (t) => {
  const context = openContext(t, { deterministic: true });
  const texts = await Promise.all(Array.from({ length: 5 }, () => context.generateAsync(STORY, 10, greedy)));
  assert.equal(new Set(texts).size, 1);
});

test('an abort stops the work and rejects with the reason of the signal', async (t) => {
  const context = openContext(t, { nCtx: 0 });
  const controller = new AbortController();
  const running = context.generateAsync(STORY, -1, endless, { signal: controller.signal });
  controller.abort();
  await assert.rejects(running, { name: 'AbortError' });
  // The context is free again at once: the work has stopped.
  assert.equal(typeof context.generate(STORY, 1), 'string');
  await assert.rejects(context.generateAsync(STORY, 1, null, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  await assert.rejects(context.generateAsync(STORY, 1, null, { signal: 'stop' }), TypeError);
});

test('a load can be aborted by a signal and by a cancel token', async (t) => {
  const controller = new AbortController();
  const loading = Model.loadAsync(MODEL, { useMmap: false, checkTensors: true, signal: controller.signal });
  controller.abort();
  await assert.rejects(loading, { name: 'AbortError' });
  const cancel = new CancelToken();
  t.after(() => cancel.close());
  cancel.cancel();
  await assert.rejects(Model.loadAsync(MODEL, { useMmap: false, checkTensors: true, cancel }), { code: ErrorCode.CANCELLED });
});

// A prompt that takes seconds to read, and when its reading is under way.
const LONG = Array(8000).fill(300);
const UNDER_WAY = 50;

/** Milliseconds that a work takes. */
async function timeOf(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** Milliseconds in which a context reads four micro-batches: what has ended within one, and the test's own work, takes less. */
function fourBatches(context) {
  return timeOf(() => context.generateFromTokens(LONG.slice(0, 4 * 512), 1));
}

test('an abort ends the reading of a long prompt, of a call and of a stream', async (t) => {
  const context = openContext(t, { nCtx: 8192 });
  const limit = await fourBatches(context);
  const starts = [
    (options) => context.generateAsyncFromTokens(LONG, -1, endless, options),
    (options) => context.generateStreamFromTokens(LONG, -1, endless, options)[Symbol.asyncIterator]().next(),
  ];
  for (const start of starts) {
    context.clearCache();
    const controller = new AbortController();
    const running = start({ signal: controller.signal });
    await setTimeout(UNDER_WAY);
    const took = await timeOf(async () => {
      controller.abort(new Error('enough'));
      await assert.rejects(running, { message: 'enough' });
      // It is free again long before the prompt would have been read.
      assert.equal(typeof (await context.generateAsync(STORY, 1)), 'string');
    });
    assert.ok(took < limit, `${took} ms after the abort; four micro-batches take ${limit} ms`);
  }
});

test('return() of an iterator whose pieces are awaited ends the generation', async (t) => {
  const context = openContext(t, { nCtx: 8192 });
  const limit = await fourBatches(context);
  context.clearCache();
  const stream = context.generateStreamFromTokens(LONG, -1, endless);
  const iterator = stream[Symbol.asyncIterator]();
  const pieces = [iterator.next(), iterator.next()];
  await setTimeout(UNDER_WAY);
  const took = await timeOf(async () => {
    await iterator.return();
    for (const piece of pieces) assert.deepEqual(await piece, { done: true, value: undefined });
    assert.equal(typeof context.generate(STORY, 1), 'string');
  });
  assert.ok(took < limit, `${took} ms after the return; four micro-batches take ${limit} ms`);
  assert.ok(stream.isClosed);
  assert.equal(stream.result.finishReason, 'cancelled');
  assert.equal((await iterator.next()).done, true);
});

test('a stream that is closed while its piece is awaited rejects it', async (t) => {
  const context = openContext(t, { nCtx: 8192 });
  const stream = context.generateStreamFromTokens(LONG, -1, endless);
  const piece = stream[Symbol.asyncIterator]().next();
  stream.close();
  await assert.rejects(piece, { code: ErrorCode.INVALID_HANDLE });
});

test('an async load only informs of its progress; an exception there rejects it', async () => {
  const heard = [];
  const inform = (fraction) => {
    heard.push(fraction);
    return false;
  };
  const model = await Model.loadAsync(MODEL, { useMmap: false, checkTensors: true }, inform);
  model.close();
  assert.equal(heard.at(-1), 1);
  const failure = new Error('from the callback');
  const fails = () => {
    throw failure;
  };
  await assert.rejects(Model.loadAsync(MODEL, { useMmap: false, checkTensors: true }, fails), (error) => error === failure);
});

test('two async streams of two contexts run side by side', async (t) => {
  const contexts = [openContext(t, { deterministic: true }), openContext(t, { deterministic: true })];
  const read = async (context) => {
    let text = '';
    for await (const piece of context.generateStream(STORY, 20, greedy)) text += piece;
    return text;
  };
  const [a, b] = await Promise.all(contexts.map(read));
  assert.equal(a, b);
  assert.equal(a, contexts[0].generate(STORY, 20, greedy));
});

test('what is used after close rejects', async (t) => {
  const model = openModel(t);
  const context = openContext(t);
  model.close();
  context.close();
  await assert.rejects(Context.createAsync(model), { code: ErrorCode.INVALID_HANDLE });
  await assert.rejects(context.generateAsync(STORY), { code: ErrorCode.INVALID_HANDLE });
});
