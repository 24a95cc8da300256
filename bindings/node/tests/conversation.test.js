'use strict';

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const path = require('node:path');
const { test } = require('node:test');

const { Context, Conversation, ErrorCode, Model, samplerParamsGreedy } = require('..');

const TINY = path.join(__dirname, '../../../models/mullama-tiny.Q8_0.gguf');
const FRANCE = 'What is the capital of France?';
const CAT = 'How do you say cat in Japanese?';

function begun(params) {
  return new Conversation(new Context(Model.load(TINY), { nCtx: 256, nThreads: 1 }), params);
}

test('a stream that is left early leaves what was read', async () => {
  const conversation = begun();
  let first;
  for await (const piece of conversation.sendStream(FRANCE, -1, samplerParamsGreedy())) {
    first = piece;
    assert.throws(() => conversation.undo(), { code: ErrorCode.CONTEXT_BUSY });
    break;
  }
  assert.deepStrictEqual(
    conversation.messages().map((message) => message.content),
    [FRANCE, first],
  );
  // It is over: the conversation can go on.
  conversation.undo();
  assert.strictEqual(conversation.nMessages, 0);
});

test('a stream that is left before its first piece leaves nothing', async () => {
  const conversation = begun();
  const iterator = conversation.sendStream(FRANCE, -1, samplerParamsGreedy())[Symbol.asyncIterator]();
  const piece = iterator.next();
  await iterator.return();
  // On a machine where the piece was there at once, it was read.
  assert.strictEqual(conversation.nMessages, (await piece).done ? 0 : 2);
});

test('what is wrong with a stream comes instead of its first piece, and nothing came of it', async () => {
  const conversation = begun();
  const options = { constraint: { regex: '(' } };
  const stream = conversation.sendStream(FRANCE, -1, samplerParamsGreedy(), options);
  await assert.rejects(stream[Symbol.asyncIterator]().next(), { code: ErrorCode.INVALID_INPUT, message: /regex/ });
  assert.strictEqual(stream.isClosed, true);
  assert.strictEqual(conversation.nMessages, 0);
});

test('promised answers wait for each other', async () => {
  const conversation = begun();
  const answers = await Promise.all([FRANCE, CAT].map((text) => conversation.sendAsync(text, -1, samplerParamsGreedy())));
  const contents = conversation.messages().map((message) => message.content);
  assert.deepStrictEqual(contents, [FRANCE, answers[0].text, CAT, answers[1].text]);
});

test('a signal ends an answer, and nothing came of it', async () => {
  const conversation = begun();
  const signal = AbortSignal.abort();
  await assert.rejects(conversation.sendAsync(FRANCE, -1, samplerParamsGreedy(), { signal }), { name: 'AbortError' });
  assert.strictEqual(conversation.nMessages, 0);
});

test('the example pays for what is new alone', () => {
  const example = path.join(__dirname, '../examples/conversation.js');
  const said = execFileSync(process.execPath, [example, TINY], { encoding: 'utf8' });
  assert.match(said, /Paris[^]*\[0 of \d+ [^]*Japanese[^]*\[[1-9]\d* of \d+ prompt tokens were cached\]/);
});
