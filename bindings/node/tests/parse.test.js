'use strict';

/** Answers of a type: a JSON Schema, and what gives its own and makes the value. */

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { mullama, openContext } = require('./support');

const greedy = mullama.samplerParamsGreedy();
const TALK = [['user', 'What is 2 plus 3?']];
const schema = {
  type: 'object',
  properties: { kind: { enum: ['fox', 'crow'] }, yes: { type: 'boolean' } },
  required: ['kind', 'yes'],
  additionalProperties: false,
};
/** As Zod has them. */
const zod = { toJSONSchema: () => schema, parse: (value) => ({ parsed: value }) };
const standard = {
  '~standard': { validate: (value) => ({ value: [value] }), jsonSchema: { input: ({ target }) => (target === 'draft-2020-12' ? schema : false) } },
};

test('an answer is what a schema says', async (t) => {
  const context = openContext(t);
  const plain = context.parse(TALK, schema, -1, greedy);
  assert.deepEqual(Object.keys(plain), ['kind', 'yes']);
  assert.deepEqual(context.parseAs(schema, TALK, -1, greedy), plain);
  assert.deepEqual(context.parseAs(zod, TALK, -1, greedy), { parsed: plain });
  assert.deepEqual(context.parseAs(standard, TALK, -1, greedy), [plain]);
  assert.deepEqual(await context.parseAsAsync(zod, TALK, -1, greedy), { parsed: plain });
});

test('an answer that is cut is an error with why', (t) => {
  const context = openContext(t);
  assert.throws(
    () => context.parseAs(schema, TALK, 2, greedy),
    (error) => error.data.nGenerated === 2 && error.data.finishReason === 2 && /the text so far is '\{/.test(error.message),
  );
});

test('a type without a schema is refused before the work', async (t) => {
  const context = openContext(t);
  const given = { null: null, 'a function': Number, 'an object of Map, which is no schema': new Map(), 'an array': TALK };
  for (const [words, type] of Object.entries(given)) {
    assert.throws(() => context.parseAs(type, TALK, -1, greedy), { message: new RegExp(`^type is ${words}; expected a JSON Schema`) });
  }
  await assert.rejects(context.parseAsAsync(null, TALK), /^TypeError: type is null; expected a JSON Schema/);
});
