'use strict';

/** Embeddings: typed arrays out, any list of numbers in. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { inspect } = require('node:util');

const { mullama, openModel } = require('./support');

const { EmbeddingGenerator, ErrorCode, MullamaError, cosineSimilarity, normalize } = mullama;
const TEXTS = ['the cat', 'a dog and the sun', '', 'moon '.repeat(20)];

function openGenerator(test, ...more) {
  const generator = new EmbeddingGenerator(openModel(test), ...more);
  test.after(() => generator.close());
  return generator;
}

function assertClose(found, wanted) {
  assert.equal(found.length, wanted.length);
  found.forEach((value, index) => assert.ok(Math.abs(value - wanted[index]) <= 1e-5));
}

test('an embedding is a Float32Array of length 1', (t) => {
  const generator = openGenerator(t);
  const vector = generator.embed('the cat');
  assert.ok(vector instanceof Float32Array);
  assert.equal(vector.length, generator.nEmbd);
  assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-5);
});

test('an embedding is nothing but a Float32Array, and JSON writes it as an array', async (t) => {
  const generator = openGenerator(t);
  const vector = generator.embed('the cat');
  const plain = Float32Array.from(vector);
  assert.deepStrictEqual(vector, plain);
  assert.equal(Object.getPrototypeOf(vector), Float32Array.prototype);
  assert.deepEqual(Object.keys(vector), Object.keys(plain));
  assert.equal(inspect(vector), inspect(plain));
  assert.equal(JSON.stringify({ vector }), JSON.stringify({ vector: [...plain] }));
  const rows = generator.embedBatch(['the cat', 'a dog']);
  assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows.map((row) => [...row]));
  assert.ok(Array.isArray(JSON.parse(JSON.stringify(await generator.embedAsync('x')))));
  assert.ok(Array.isArray(JSON.parse(JSON.stringify(await generator.embedBatchAsync(['x'])))[0]));
  assert.equal(JSON.stringify(normalize([3, 4])), JSON.stringify([...Float32Array.of(0.6, 0.8)]));
});

test('null stands for the defaults of a generator, too', (t) => {
  const [one, other] = [openGenerator(t), openGenerator(t, null, null, null)];
  assert.deepEqual(one.embed('the cat'), other.embed('the cat'));
  assertClose(openGenerator(t, null, null, { truncate: null }).embed('the cat'), one.embed('the cat'));
});

test('a batch has the embedding of each text in its order', (t) => {
  const generator = openGenerator(t);
  const rows = generator.embedBatch(TEXTS);
  assert.equal(rows.length, TEXTS.length);
  rows.forEach((row, index) => {
    assert.ok(row instanceof Float32Array);
    assertClose(row, generator.embed(TEXTS[index]));
  });
  assert.deepEqual(generator.embedBatch([]), []);
});

test('the async forms give the same and leave the event loop free', async (t) => {
  const generator = await EmbeddingGenerator.createAsync(openModel(t));
  t.after(() => generator.close());
  let turns = 0;
  const turn = () => {
    turns++;
    ticking = setImmediate(turn);
  };
  let ticking = setImmediate(turn);
  t.after(() => clearImmediate(ticking));
  const vector = await generator.embedAsync('the cat');
  const rows = await generator.embedBatchAsync(TEXTS);
  assert.ok(turns > 0);
  assert.ok(vector instanceof Float32Array);
  assertClose(vector, generator.embed('the cat'));
  rows.forEach((row, index) => assertClose(row, generator.embed(TEXTS[index])));
});

test('an embedding that was aborted is a rejection with the reason', async (t) => {
  const generator = openGenerator(t);
  await assert.rejects(generator.embedAsync('the cat', { signal: AbortSignal.abort() }), { name: 'AbortError' });
  const controller = new AbortController();
  const running = generator.embedBatchAsync(Array(300).fill('moon '.repeat(50)), { signal: controller.signal });
  controller.abort(new Error('enough'));
  await assert.rejects(running, { message: 'enough' });
  assert.equal(generator.embed('the cat').length, generator.nEmbd);
});

test('normalize is the third argument', (t) => {
  const plain = openGenerator(t, 512, false).embed('the cat');
  assert.ok(Math.abs(Math.hypot(...plain) - 1) > 0.01);
  assertClose(normalize(plain), openGenerator(t).embed('the cat'));
});

test('a text that is too long is named by its index', (t) => {
  const generator = openGenerator(t, 16);
  assert.throws(
    () => generator.embedBatch(['moon', 'moon '.repeat(100)]),
    ({ code, data }) => code === ErrorCode.EMBEDDING && data.index === 1 && data.needed > data.available,
  );
});

test('cosineSimilarity takes any list of numbers', () => {
  assert.equal(cosineSimilarity([1, 0], Float32Array.of(1, 0)), 1);
  assert.equal(cosineSimilarity(Float64Array.of(3, 4), { length: 2, 0: -3, 1: -4 }), -1);
  assert.equal(cosineSimilarity([0, 0], [1, 1]), 0);
});

test('vectors of different lengths are invalid input', () => {
  assert.throws(
    () => cosineSimilarity([1, 0], [1, 0, 0]),
    (error) => error instanceof MullamaError && error.code === ErrorCode.INVALID_INPUT,
  );
});
