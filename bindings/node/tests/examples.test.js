'use strict';

/** The examples run as their users run them, and say what they promise. */

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');
const { test } = require('node:test');

const { MODEL } = require('./support');

/** What an example prints. */
function said(name) {
  return execFileSync(process.execPath, [join(__dirname, '../examples', name), MODEL], { encoding: 'utf8', cwd: join(__dirname, '..') });
}

test('a story comes piece by piece with its record', () => {
  assert.match(said('generate.js'), /^[^]+\n\[\d+ tokens, (stop|length)\]\n$/);
});

test('a review is read into a value of its schema', () => {
  assert.match(said('structured.js'), /^(soup|salad|cake): \*{1,5}, (happy|content|angry), (comes back|never again)\n$/);
});

test('a question is answered with what a function gave', () => {
  assert.equal(said('tools.js'), 'looking out of a window in Paris\nIt is sunny in Paris, 21 degrees.\n');
});
