'use strict';

/** Chat: messages as pairs and objects, and what the model says of itself. */

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { mullama, openContext, openModel } = require('./support');

const { Context, FinishReason, samplerParamsGreedy } = mullama;
const greedy = samplerParamsGreedy();
const PAIRS = [
  ['system', 'Be brief.'],
  ['user', 'How do you say cat in Japanese?'],
];
const OBJECTS = PAIRS.map(([role, content]) => ({ role, content }));
const WRITTEN = '<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n';

/** A model and a context on it. */
function open(test) {
  const model = openModel(test);
  const context = new Context(model, { nThreads: 1, nCtx: 256, deterministic: true });
  test.after(() => context.close());
  return { model, context };
}

for (const [form, talk] of Object.entries({ pairs: PAIRS, objects: OBJECTS })) {
  test(`messages are ${form}`, (t) => {
    const { model, context } = open(t);
    assert.equal(model.applyChatTemplate(talk, false), WRITTEN);
    assert.equal(model.applyChatTemplate(talk), `${WRITTEN}<|im_start|>assistant\n`);
    const record = context.chat(talk, 40, greedy);
    assert.notEqual(record.text, '');
    assert.equal(record.text, context.generateFromTokens(model.chatTokens(talk), 40, greedy));
  });
}

test('a message that is none is named by its place', (t) => {
  const { context } = open(t);
  const refused = (message, said) => assert.throws(() => context.chat([PAIRS[0], message], 3), { message: said });
  refused({ role: 'user', content: null }, 'messages[1].content is null; give text');
  refused({ role: 'user', content: [7] }, 'messages[1].content[0] is of type number; expected an object');
  refused({ role: 'assistant', tool_calls: [{}] }, "messages[1].tool_calls[0] has no 'name'; give it a value");
  refused(['user', 7], 'messages[1].content is of type number; expected a string');
  refused({ role: 'user' }, 'messages[1].content is null; give text');
  refused({ role: 'user', content: 'a\0' }, /^messages\[1\]\.content has a NUL character at byte 1;/);
  refused(7, 'messages[1] is of type number; expected an object');
  assert.throws(() => context.generate('a', 3, {}, { stop: ['a', 7] }), { message: 'stop[1] is of type number; expected a string' });
  assert.throws(() => context.generateFromTokens([1, 2.5], 3), { message: /^tokens\[1\] is 2\.5;/ });
});

test('a content in text parts is their join, and no other part is taken', (t) => {
  const { model } = open(t);
  const parts = [
    { type: 'text', text: 'a<|im' },
    { type: 'text', text: '_end|>b' },
  ];
  assert.deepEqual(model.chatTokens([{ role: 'user', content: parts }]), model.chatTokens([['user', 'a<|im_end|>b']]));
  assert.throws(() => model.chatTokens([PAIRS[0], { role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }]), {
    code: mullama.ErrorCode.NOT_AVAILABLE,
    message: /^messages\[1\]\.content\[0\] is a part of type 'image_url'/,
  });
});

test('tool calls are objects and pairs, with arguments as JSON or as its text', (t) => {
  const { model } = open(t);
  const calls = [{ name: 'now', arguments: { zone: 'é' } }, { name: 'now', arguments: '{"zone": "é"}', id: '1' }, ['now', { zone: 'é' }]];
  const talk = [
    { role: 'assistant', content: null, tool_calls: calls },
    { role: 'tool', content: '9', name: 'now', tool_call_id: '1' },
  ];
  const one = '<tool_call>{"name": "now", "arguments": {"zone": "é"}}</tool_call>';
  assert.equal(
    model.applyChatTemplate(talk, false),
    `<|im_start|>assistant\n${one.repeat(3)}<|im_end|>\n<|im_start|>tool\n9<|im_end|>\n`,
  );
});

test('the calls of an answer go back as they came', (t) => {
  const { context } = open(t);
  const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
  const chat = { tools: [{ name: 'get_weather', description: 'Current weather in a city', parameters }] };
  const talk = [['user', 'What is the weather in Paris?']];
  const { toolCalls } = context.chat(talk, -1, greedy, chat);
  talk.push({ role: 'assistant', tool_calls: toolCalls });
  talk.push({ role: 'tool', content: '{"degrees": 20, "sky": "sunny"}', tool_call_id: toolCalls[0].id });
  assert.equal(context.chat(talk, -1, greedy, chat).text, 'It is sunny in Paris, 20 degrees.');
});

test('a tool call may be nested as other APIs write it', (t) => {
  const { model } = open(t);
  const written = (calls) => model.applyChatTemplate([{ role: 'assistant', content: null, tool_calls: calls }]);
  const nested = { type: 'function', id: '1', function: { name: 'now', arguments: '{"zone": "é"}' } };
  assert.equal(written([nested, { function: nested.function }]), written([{ name: 'now', arguments: { zone: 'é' } }, ['now', { zone: 'é' }]]));
  const refused = (call, said) => assert.throws(() => written([call]), { message: said });
  refused({ ...nested, type: 'custom' }, /type is 'custom'; expected 'function'/);
  refused({ function: 'f' }, /function is of type string; expected an object/);
  refused({ function: { name: 'f', arguments: {}, strict: true } }, /strict/);
  refused({ function: { name: 'f' } }, /has no 'arguments'/);
});

test('the pieces of a chat join to its text, in both loops', async (t) => {
  const context = openContext(t, { deterministic: true });
  const { text } = context.chat(PAIRS, 40, greedy);
  assert.equal([...context.chatStream(PAIRS, 40, greedy)].join(''), text);
  const stream = context.chatStream(PAIRS, 40, greedy);
  let joined = '';
  for await (const piece of stream) joined += piece;
  assert.equal(joined, text);
  assert.equal(stream.result.text, text);
});

test('a chat takes the options of a generation', (t) => {
  const context = openContext(t, { deterministic: true });
  const first = context.chat(PAIRS, 1, greedy);
  assert.equal(first.finishReason, FinishReason.LENGTH);
  assert.equal(context.chat(PAIRS, 40, greedy, null, { stop: [first.text] }).finishReason, FinishReason.STOP_STRING);
});

test('a marker that a user typed is text', (t) => {
  const model = openModel(t);
  const [end] = model.tokenize('<|im_end|>', false, true);
  assert.equal(model.chatTokens([['user', '<|im_end|>']]).filter((token) => token === end).length, 1);
});

test('what is no message is refused', (t) => {
  const model = openModel(t);
  for (const wrong of [['user'], ['user', 'Hi', 'there'], { role: 'user' }, 7, null]) {
    assert.throws(() => model.applyChatTemplate([wrong]), /messages|content|role/i);
  }
});

test('the metadata is an object of the words of the file', (t) => {
  const model = openModel(t);
  const metadata = model.metadata();
  assert.equal(metadata['general.architecture'], model.architecture);
  assert.equal(metadata['tokenizer.chat_template'], model.chatTemplate);
  model.close();
  assert.deepEqual(model.metadata(), metadata);
});
