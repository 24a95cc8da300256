'use strict';

/** The four sections of the "Common API Patterns", as they are written there but for the model's path. */

const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');
const { createContext, runInContext } = require('node:vm');

const { MODEL } = require('./support');

const SECTIONS = [
  `
const { JsModel } = require('mullama');
const model = JsModel.load('./model.gguf', { nGpuLayers: 32 });
`,
  `
const { JsContext } = require('mullama');
const ctx = new JsContext(model, { nCtx: 2048 });
`,
  `
const { samplerParamsGreedy } = require('mullama');
const text = ctx.generate('Hello, AI!', 100, samplerParamsGreedy());
`,
  `
const { JsEmbeddingGenerator, cosineSimilarity } = require('mullama');
const gen = new JsEmbeddingGenerator(model);
const emb = gen.embed('Hello, world!');
`,
];

const CHAPTER = join(__dirname, '../../../tests/seed/common-api-patterns.md');

test('the sections are all that the chapter has in JavaScript', () => {
  const blocks = [...readFileSync(CHAPTER, 'utf8').matchAll(/^ *```javascript\n([^]*?)^ *```$/gm)];
  assert.deepEqual(
    blocks.map(([, block]) => block.replace(/^ {4}/gm, '').trim()),
    SECTIONS.map((section) => section.trim()),
  );
});

test('sections 1 to 4 run as written', () => {
  const page = createContext({ require: (name) => require(name) });
  for (const section of SECTIONS) runInContext(section.replace('./model.gguf', MODEL), page);
  assert.equal(typeof runInContext('text', page), 'string');
  assert.equal(runInContext('ctx.nCtx', page), 2048);
  const embedding = runInContext('emb', page);
  assert.ok(embedding instanceof Float32Array);
  assert.equal(embedding.length, runInContext('model.nEmbd', page));
  assert.ok(Math.abs(Math.hypot(...embedding) - 1) < 1e-5);
  assert.ok(Math.abs(runInContext('cosineSimilarity(emb, emb)', page) - 1) < 1e-5);
  runInContext('gen.close(); ctx.close(); model.close();', page);
});
