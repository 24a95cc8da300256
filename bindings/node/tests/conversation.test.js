'use strict';

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const path = require('node:path');
const { test } = require('node:test');

const { Context, Conversation, Model, samplerParamsGreedy } = require('..');

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
    assert.throws(() => conversation.undo(), { name: 'ContextBusyError' });
    break;
  }
  assert.deepStrictEqual(
    conversation.messages().map((message) => message.content),
    [FRANCE, first],
  );
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
