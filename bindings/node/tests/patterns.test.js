'use strict';

/** The first three sections of the "Common API Patterns", as they are written there but for the model's path. */

const assert = require('node:assert/strict');
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
];

test('sections 1 to 3 run as written', () => {
  const page = createContext({ require: (name) => require(name) });
  for (const section of SECTIONS) runInContext(section.replace('./model.gguf', MODEL), page);
  assert.equal(typeof runInContext('text', page), 'string');
  assert.equal(runInContext('ctx.nCtx', page), 2048);
  runInContext('ctx.close(); model.close();', page);
});
