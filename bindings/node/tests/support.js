'use strict';

/** What the tests share: the package, the tiny model, and objects that the test closes. */

const { join } = require('node:path');

const mullama = require('..');

const MODEL = join(__dirname, '../../../models/mullama-tiny.Q8_0.gguf');
const STORY = 'Once upon a time';

/** A model that is closed when the test ends. */
function openModel(test, params) {
  const model = mullama.Model.load(MODEL, params);
  test.after(() => model.close());
  return model;
}

/** A context on one thread that is closed, with its model, when the test ends. */
function openContext(test, params) {
  const context = new mullama.Context(openModel(test), { nThreads: 1, nCtx: 256, ...params });
  test.after(() => context.close());
  return context;
}

module.exports = { MODEL, STORY, mullama, openContext, openModel };
