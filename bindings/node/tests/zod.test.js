'use strict';

/** Answers that are of schemas of the real Zod 4. */

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { mullama, openContext } = require('./support');
const { schemaOf } = require('../runtime/typed');

const { z } = zod() ?? {};
const skip = z === undefined && 'Zod is not installed; `npm ci` in bindings/node installs it';
const greedy = mullama.samplerParamsGreedy();
const TALK = [['user', 'What is 2 plus 3?']];

function zod() {
  try {
    return require('zod');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}

/** One of everything that an answer of ours has. */
function person() {
  const place = z.object({ street: z.enum(['Hill Road', 'Lake Road']), number: z.int().min(1).max(99) });
  return z.object({
    kind: z.enum(['fox', 'crow']),
    age: z.int().positive().lt(120).multipleOf(5),
    place,
    visited: z.array(place).max(2),
    nick: z.string().min(2).max(8).nullable(),
    code: z.string().regex(/^[A-Z]{2}-\d{2}$/),
    born: z.iso.date(),
    does: z.discriminatedUnion('is', [z.object({ is: z.literal('walk'), far: z.boolean() }), z.object({ is: z.literal('swim'), deep: z.boolean() })]),
    pair: z.tuple([z.boolean(), z.enum(['a', 'b'])]),
    loud: z.boolean().default(false),
    length: z.enum(['short', 'long']).transform((word) => word.length),
  });
}

test('an answer is what a schema of Zod says, defaults and transforms included', { skip }, async (t) => {
  const context = openContext(t, { nCtx: 512 });
  const answer = context.parseAs(person(), TALK, -1, greedy);
  assert.equal(typeof answer.loud, 'boolean');
  assert.ok([4, 5].includes(answer.length));
  assert.equal(answer.pair.length, 2);
  assert.match(answer.code, /^[A-Z]{2}-\d{2}$/);
  assert.deepEqual(await context.parseAsAsync(person(), TALK, -1, greedy), answer);
});

test('every answer that ends validates at temperature 2', { skip }, async (t) => {
  const context = openContext(t, { nCtx: 512 });
  let ended = 0;
  for (let seed = 0; seed < 24; seed++) {
    const sampler = { temperature: 2, topK: 0, topP: 1, minP: 0, penaltyRepeat: 1, seed };
    await context.parseAsAsync(person(), TALK, 300, sampler).then(
      () => ended++,
      (error) => assert.equal(error.data?.nGenerated, 300, error),
    );
  }
  t.diagnostic(`${ended} of 24 answers ended`);
  assert.ok(ended >= 12);
});

test('an object has no members that Zod would drop, unless it is a loose one', { skip }, () => {
  const made = schemaOf(person());
  assert.equal(made.additionalProperties, false);
  assert.equal(made.properties.place.additionalProperties, false);
  assert.notEqual(schemaOf(z.looseObject({ a: z.boolean() })).additionalProperties, false);
  assert.deepEqual(schemaOf(z.object({ properties: z.boolean() })).properties, { properties: { type: 'boolean' } });
});

test('a schema is had by the standard, too', { skip }, (t) => {
  const { '~standard': standard } = person();
  assert.equal(typeof standard.jsonSchema?.input, 'function', 'the Zod of package-lock.json has a Standard JSON Schema');
  const context = openContext(t, { nCtx: 512 });
  assert.deepEqual(context.parseAs({ '~standard': standard }, TALK, -1, greedy), context.parseAs(person(), TALK, -1, greedy));
});

test('a record by its keys, an answer that a refinement refuses, a set that is refused by name', { skip }, (t) => {
  const context = openContext(t, { nCtx: 512 });
  assert.deepEqual(schemaOf(z.record(z.string(), z.boolean())).additionalProperties, { type: 'boolean' });
  const refined = z.object({ digit: z.literal(5) }).refine(() => false, 'it is not wanted');
  assert.throws(() => context.parseAs(refined, TALK, -1, greedy), /it is not wanted/);
  assert.throws(() => context.parseAs(z.set(z.int()), TALK, -1, greedy), /[sS]et/);
});
