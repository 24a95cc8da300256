'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { STORY, mullama, openContext, openModel } = require('./support');

const { CancelToken, ErrorCode, FinishReason, samplerParamsCreative, samplerParamsDefault, samplerParamsGreedy, samplerParamsPrecise } = mullama;
const greedy = samplerParamsGreedy();

test('generate takes prompt, maxTokens, sampler, options in this order', (t) => {
  const context = openContext(t);
  const record = context.complete(STORY, 12, greedy, { stop: ['zzz'] });
  assert.equal(record.stats.nGenerated, 12);
  assert.equal(record.finishReason, FinishReason.LENGTH);
  assert.equal(context.generate(STORY, 12, greedy), record.text);
  assert.throws(() => context.generate(STORY, greedy), TypeError);
});

test('the defaults are 100 tokens and the default sampler', (t) => {
  const context = openContext(t, { deterministic: true });
  const given = context.complete(STORY, undefined, { ignoreEos: true, seed: 7 });
  assert.equal(given.stats.nGenerated, 100);
  const spelt = context.generate(STORY, 100, { ...samplerParamsDefault(), ignoreEos: true, seed: 7 });
  assert.equal(given.text, spelt);
});

test('a negative seed is told what stands for it', (t) => {
  const context = openContext(t);
  const seeded = () => context.generate(STORY, 3, { seed: -1 });
  assert.throws(seeded, { code: ErrorCode.INVALID_INPUT, message: /^seed is -1; .*: leave it out for a fresh one$/ });
});

test('generate from tokens equals generate from the same text', (t) => {
  const context = openContext(t, { deterministic: true });
  const tokens = openModel(t).tokenize(STORY);
  const text = context.generate(STORY, 20, greedy);
  assert.equal(context.generateFromTokens(tokens, 20, greedy), text);
  assert.equal(context.completeFromTokens(Int32Array.from(tokens), 20, greedy).text, text);
});

test('the record has text, tokens and counts that belong together', (t) => {
  const record = openContext(t).complete(STORY, 20, { seed: 42 });
  const model = openModel(t);
  assert.equal(model.detokenize(record.tokens), record.text);
  assert.equal(record.stats.nGenerated, record.tokens.length);
  assert.equal(record.stats.seed, 42);
  assert.equal(record.stats.nPrompt, model.tokenize(STORY).length);
});

test('a stop string ends the text and is not part of it', (t) => {
  const record = openContext(t).complete(STORY, 100, greedy, { stop: ['forest'] });
  assert.equal(record.finishReason, FinishReason.STOP_STRING);
  assert.ok(!record.text.includes('forest'));
});

test('a logit bias can forbid a token', (t) => {
  const context = openContext(t);
  const { tokens } = context.complete(STORY, 1, greedy);
  const biased = context.complete(STORY, 1, greedy, { logitBias: [{ token: tokens[0], bias: -100 }] });
  assert.notEqual(biased.tokens[0], tokens[0]);
  for (const logitBias of [[[tokens[0], -100]], { [tokens[0]]: -100 }, new Map([[tokens[0], -100]])]) {
    assert.deepEqual(context.complete(STORY, 1, greedy, { logitBias }).tokens, biased.tokens);
  }
  for (const logitBias of [{ llama: 1 }, new Map([['llama', 1]])]) {
    assert.throws(() => context.generate(STORY, 1, greedy, { logitBias }), { message: 'logitBias[0].token is of type string; expected a number' });
  }
  assert.throws(() => context.generate(STORY, 1, greedy, { logitBias: { 1: 'much' } }), TypeError);
  assert.throws(() => context.generate(STORY, 1, greedy, { logitBias: 7 }), { message: /expected an array, a Map or an object/ });
  assert.throws(() => context.complete(STORY, 1, greedy, { logitBias: [{ token: 1 }] }), { code: ErrorCode.INVALID_INPUT, message: /bias/ });
});

test('a cancel token ends a generation, whose text so far is kept', (t) => {
  const cancel = new CancelToken();
  t.after(() => cancel.close());
  cancel.cancel();
  assert.equal(cancel.isCancelled(), true);
  const record = openContext(t).complete(STORY, 10, greedy, { cancel });
  assert.equal(record.finishReason, FinishReason.CANCELLED);
  assert.equal(record.text, '');
});

test('presets are the four of the table, in full', () => {
  const rows = [samplerParamsGreedy(), samplerParamsPrecise(), samplerParamsDefault(), samplerParamsCreative()];
  const table = rows.map(({ temperature, topK, topP, minP, penaltyRepeat }) => [temperature, topK, topP, minP, penaltyRepeat]);
  assert.deepEqual(table, [
    [0, 1, 1, 0, 1],
    [0.3, 20, 0.8, 0.05, 1.1],
    [0.8, 40, 0.95, 0.05, 1.1],
    [1.2, 100, 0.95, 0, 1],
  ]);
});

test('what is out of range has its code', (t) => {
  const context = openContext(t);
  assert.throws(() => context.generate(STORY, 1, { temperature: -1 }), { code: ErrorCode.SAMPLER });
  assert.throws(() => context.generate(STORY, 1, { temperature: NaN }), { code: ErrorCode.SAMPLER });
  assert.throws(() => context.generate(STORY, 1, { seed: -1 }), { code: ErrorCode.INVALID_INPUT });
  assert.throws(() => context.generate(STORY, -2), { code: ErrorCode.INVALID_INPUT });
  const constraint = { jsonSchema: { enum: [7] } };
  assert.equal(context.generate(STORY, 9, null, { constraint }), '7');
  assert.throws(() => context.generate(STORY, 1, null, { nLogprobs: -2 }), { code: ErrorCode.INVALID_INPUT });
  assert.throws(() => context.generate(STORY, 1, null, { constraint: { regex: 'a', lark: 'b' } }), { code: ErrorCode.INVALID_INPUT });
});

test('a prompt that does not fit tells what it needs and what there is', (t) => {
  const context = openContext(t, { nCtx: 64 });
  assert.throws(() => context.generate('word '.repeat(500)), (error) => {
    assert.equal(error.code, ErrorCode.CONTEXT_FULL);
    assert.ok(error.data.needed > error.data.available);
    return true;
  });
});

test('clearCache forgets what was evaluated', (t) => {
  const context = openContext(t);
  context.generate(STORY, 1, greedy);
  assert.ok(context.complete(STORY, 1, greedy).stats.nCached > 0);
  context.clearCache();
  assert.equal(context.complete(STORY, 1, greedy).stats.nCached, 0);
});
