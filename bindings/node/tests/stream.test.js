'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { STORY, mullama, openContext } = require('./support');

const { ErrorCode, FinishReason, samplerParamsGreedy } = mullama;
const greedy = samplerParamsGreedy();
const endless = { temperature: 1, ignoreEos: true, seed: 1 };
const CHATML = (text) => `<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant\n`;

test('the join of a stream equals generate, in many scripts and in both kinds of loop', async (t) => {
  const context = openContext(t, { deterministic: true });
  const prompts = [STORY, ...['Japanese', 'Arabic', 'Hindi'].map((language) => CHATML(`How do you say cat in ${language}?`))];
  for (const prompt of prompts) {
    const text = context.generate(prompt, 40, greedy);
    assert.equal([...context.generateStream(prompt, 40, greedy)].join(''), text);
    const pieces = [];
    for await (const piece of context.generateStream(prompt, 40, greedy)) pieces.push(piece);
    assert.equal(pieces.join(''), text);
    assert.ok(pieces.length > 1);
  }
});

test('the record is null before the end and there after it', (t) => {
  const stream = openContext(t).generateStream(STORY, 5, greedy);
  assert.equal(stream.result, null);
  const text = [...stream].join('');
  assert.equal(stream.result.text, text);
  assert.equal(stream.result.finishReason, FinishReason.LENGTH);
  assert.equal(stream.finish(), stream.result);
  assert.deepEqual(stream.next(), { done: true, value: undefined });
});

test('finish stops what runs and counts what was delivered', (t) => {
  const stream = openContext(t).generateStream(STORY, -1, endless);
  const pieces = [stream.next().value, stream.next().value];
  const record = stream.finish();
  assert.equal(record.text, pieces.join(''));
  assert.equal(record.finishReason, FinishReason.CANCELLED);
});

test('leaving a loop early closes the stream and frees its sequence', async (t) => {
  const context = openContext(t);
  for (const piece of context.generateStream(STORY, -1, endless)) {
    assert.equal(typeof piece, 'string');
    break;
  }
  for await (const piece of context.generateStream(STORY, -1, endless)) {
    assert.equal(typeof piece, 'string');
    break;
  }
  assert.equal(typeof context.generate(STORY, 2), 'string');
});

test('generate inside a loop over a stream is answered, and the loop goes on', (t) => {
  const context = openContext(t);
  const alone = context.generate(STORY, 40, greedy);
  let text = '';
  for (const piece of context.generateStream(STORY, 40, greedy)) {
    text += piece;
    assert.equal(typeof context.generate('The cat', 1), 'string');
  }
  assert.equal(text, alone);
});

test('a stream left open keeps nobody waiting', (t) => {
  const context = openContext(t);
  const stream = context.generateStream(STORY, 5, greedy);
  const left = context.generateStream(STORY, 5, greedy);
  const first = stream.next().value;
  context.generate(STORY, 1);
  assert.equal([first, ...stream].join(''), context.generate(STORY, 5, greedy));
  left.close();
  assert.equal(left.isClosed, true);
  assert.throws(() => left.next(), { code: ErrorCode.INVALID_HANDLE });
});

test('twelve streams and as many promises on one sequence all end with their text', async (t) => {
  const context = openContext(t);
  const alone = context.generate(STORY, 30, greedy);
  const read = async () => {
    let text = '';
    for await (const piece of context.generateStream(STORY, 30, greedy)) text += piece;
    return text;
  };
  const texts = await Promise.all(Array.from({ length: 24 }, (_, at) => (at % 2 ? read() : context.generateAsync(STORY, 30, greedy))));
  assert.deepEqual(texts, Array(24).fill(alone));
});

test('two streams of one context can be read by turns', (t) => {
  const context = openContext(t, { nSeqMax: 2, nCtx: 512 });
  const [a, b] = [context.generateStream(STORY, 8, greedy), context.generateStream('The llama', 8, greedy)];
  const read = ['', ''];
  for (let i = 0; i < 8; i++) [a, b].forEach((stream, at) => (read[at] += stream.next().value ?? ''));
  assert.equal(read[0], a.finish().text);
  assert.equal(read[1], b.finish().text);
});

test('next may be called again before the last answer of an async loop is there', async (t) => {
  const context = openContext(t, { deterministic: true });
  const iterator = context.generateStream(STORY, 6, greedy)[Symbol.asyncIterator]();
  const steps = await Promise.all(Array.from({ length: 8 }, () => iterator.next()));
  assert.equal(steps.map((step) => step.value ?? '').join(''), context.generate(STORY, 6, greedy));
  assert.deepEqual(steps.map((step) => step.done), [...Array(6).fill(false), true, true]);
});

const STREAMS = {
  generateStream: (context, ...more) => context.generateStream(STORY, ...more),
  generateStreamFromTokens: (context, ...more) => context.generateStreamFromTokens([5, 6], ...more),
  chatStream: (context, maxTokens, sampler, options) => context.chatStream([['user', STORY]], maxTokens, sampler, null, options),
};

for (const [name, start] of Object.entries(STREAMS)) {
  test(`an aborted signal ends every loop over ${name} with its reason`, async (t) => {
    const context = openContext(t);
    for (const isAsync of [false, true]) {
      const controller = new AbortController();
      const reason = new Error('enough');
      const stream = start(context, -1, endless, { signal: controller.signal });
      const loop = async () => {
        if (isAsync) for await (const piece of stream) piece && controller.abort(reason);
        else for (const piece of stream) piece && controller.abort(reason);
      };
      await assert.rejects(loop, (error) => error === reason);
      assert.equal(stream.result.finishReason, FinishReason.CANCELLED);
      assert.throws(() => stream.next(), (error) => error === reason);
    }
    assert.throws(() => start(context, 1, null, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });

  test(`a signal that is aborted while ${name} waits ends the wait with its reason`, async (t) => {
    const context = openContext(t);
    const controller = new AbortController();
    const reason = new Error('enough');
    const stream = start(context, -1, endless, { signal: controller.signal });
    const waiting = stream[Symbol.asyncIterator]();
    const steps = Array.from({ length: 50 }, () => waiting.next());
    controller.abort(reason);
    const settled = await Promise.allSettled(steps);
    assert.equal(settled.at(-1).reason, reason);
    assert.ok(settled.every((step) => step.status === 'fulfilled' ? !step.value.done : step.reason === reason));
    assert.equal(stream.isClosed, true);
    assert.equal(typeof context.generate(STORY, 1), 'string');
  });

  test(`a signal that is aborted after the end of ${name} has ended nothing`, async (t) => {
    const controller = new AbortController();
    const stream = start(openContext(t), 3, greedy, { signal: controller.signal });
    for await (const piece of stream) assert.equal(typeof piece, 'string');
    controller.abort();
    assert.deepEqual(stream.next(), { done: true, value: undefined });
    assert.deepEqual(await stream[Symbol.asyncIterator]().next(), { done: true, value: undefined });
    assert.notEqual(stream.result.finishReason, FinishReason.CANCELLED);
  });
}

test('a stream can only be made by a call', () => {
  assert.throws(() => new mullama.Stream(), TypeError);
});
