'use strict';

const assert = require('node:assert/strict');
const { mkdtempSync, rmSync, symlinkSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { test } = require('node:test');
const { pathToFileURL } = require('node:url');
const { inspect } = require('node:util');

const { MODEL, mullama, openContext, openModel } = require('./support');

const { ErrorCode, Model, MullamaError } = mullama;

test('facts have their types and stay readable after close', (t) => {
  const model = openModel(t);
  const before = { ...factsOf(model) };
  assert.equal(before.nVocab, 2048);
  assert.equal(typeof before.size, 'number');
  assert.ok(before.nParams > 3_000_000);
  assert.equal(before.tokenBos, 0);
  assert.equal(typeof before.description, 'string');
  model.close();
  assert.deepEqual(factsOf(model), before);
});

function factsOf({ nCtxTrain, nEmbd, nVocab, nLayer, nHead, tokenBos, tokenEos, tokenNl, size, nParams, description }) {
  return { nCtxTrain, nEmbd, nVocab, nLayer, nHead, tokenBos, tokenEos, tokenNl, size, nParams, description };
}

test('tokenize takes text, addBos, special in this order, and adds no special tokens unless asked', (t) => {
  const model = openModel(t);
  const plain = model.tokenize('a<|im_end|>', false, false);
  const special = model.tokenize('a<|im_end|>', false, true);
  assert.ok(Array.isArray(plain));
  assert.ok(special.length < plain.length);
  assert.deepEqual(model.tokenize('a<|im_end|>', false), plain);
  assert.deepEqual(model.tokenize('a<|im_end|>'), model.tokenize('a<|im_end|>', true, false));
});

test('detokenize takes tokens, removeSpecial, unparseSpecial in this order', (t) => {
  const model = openModel(t);
  const tokens = model.tokenize('a<|im_end|>', false, true);
  assert.equal(model.detokenize(tokens, false, true), 'a<|im_end|>');
  assert.equal(model.detokenize(tokens), model.detokenize(tokens, false, false));
  assert.notEqual(model.detokenize(tokens), 'a<|im_end|>');
});

test('tokens may come as any list of numbers', (t) => {
  const model = openModel(t);
  const text = 'The quick brown fox 狐';
  const tokens = model.tokenize(text, false);
  for (const list of [tokens, Int32Array.from(tokens), Float64Array.from(tokens), { ...tokens, length: tokens.length }]) {
    assert.equal(model.detokenize(list), text);
  }
});

test('numbers are neither rounded nor cut', (t) => {
  const model = openModel(t);
  for (const tokens of [[1.5], [2 ** 31], [NaN], Float64Array.of(0.5)]) {
    assert.throws(() => model.detokenize(tokens), { code: ErrorCode.INVALID_INPUT, message: /tokens/ });
  }
  assert.throws(() => mullama.Model.load(MODEL, { nGpuLayers: 1e10 }), { code: ErrorCode.INVALID_INPUT, message: /nGpuLayers/ });
  assert.throws(() => model.detokenize('12'), TypeError);
  assert.throws(() => model.tokenize('a', 1), { name: 'TypeError', message: /addBos is of type number; expected a boolean/ });
});

test('tokenToPiece gives bytes, perhaps part of a character', (t) => {
  const model = openModel(t);
  const pieces = model.tokenize('狐', false).map((token) => model.tokenToPiece(token));
  assert.ok(pieces[0] instanceof Uint8Array);
  assert.equal(Buffer.concat(pieces).toString(), '狐');
});

test('a NUL and a lone surrogate are refused with the byte where they stand, a replacement character is text', (t) => {
  const model = openModel(t);
  assert.throws(() => model.tokenize('ä\0b'), { code: ErrorCode.INVALID_INPUT, message: /^text has a NUL character at byte 2/ });
  assert.throws(() => model.tokenize('ä\ud800b'), { code: ErrorCode.UTF8, message: /^text is not valid UTF-8 at byte 2/ });
  assert.equal(model.detokenize(model.tokenize('\ufffd😀', false)), '\ufffd😀');
});

test('an unknown option is an error that names it', () => {
  assert.throws(() => Model.load(MODEL, { nGpuLayer: 1 }), { code: ErrorCode.INVALID_INPUT, message: /'nGpuLayer'.*nGpuLayers/ });
  assert.throws(() => Model.load(MODEL, { splitMode: 'rows' }), { code: ErrorCode.INVALID_INPUT, message: /'rows'/ });
  assert.throws(() => Model.load(MODEL, { useMmap: 1 }), TypeError);
});

test('options that are undefined or null keep their defaults', (t) => {
  openModel(t, { nGpuLayers: undefined, cancel: null });
  openModel(t, { nGpuLayers: null, splitMode: null, tensorSplit: null, useMmap: null });
  openModel(t, null);
});

test('errors are MullamaErrors with code, name, message and a stack that begins at the caller', () => {
  const load = () => Model.load('/no/such/file.gguf');
  assert.throws(load, (error) => {
    assert.ok(error instanceof MullamaError && error instanceof Error && !(error instanceof RangeError));
    assert.equal(error.code, ErrorCode.MODEL_LOAD);
    assert.equal(error.name, 'MullamaError');
    assert.match(error.message, /\/no\/such\/file\.gguf/);
    assert.match(error.stack.split('\n')[1], /Model\.load/);
    return true;
  });
  assert.throws(() => Model.load('a\0b'), (error) => error instanceof MullamaError && error instanceof RangeError);
  assert.ok(!(new Error('x') instanceof MullamaError));
  assert.throws(() => new MullamaError('x'), TypeError);
});

test('load reports its progress on the way; false stops it and an exception goes on to the caller', () => {
  const heard = [];
  Model.load(MODEL, { useMmap: false }, (fraction) => void heard.push(fraction)).close();
  assert.equal(heard.at(-1), 1);
  assert.deepEqual(heard, [...heard].sort((a, b) => a - b));
  assert.throws(() => Model.load(MODEL, { useMmap: false, checkTensors: true }, () => false), { code: ErrorCode.CANCELLED });
  const failure = new Error('from the callback');
  const fails = () => {
    throw failure;
  };
  assert.throws(() => Model.load(MODEL, { useMmap: false, checkTensors: true }, fails), (error) => error === failure);
});

test('use after close is INVALID_HANDLE, closing twice is closing once', (t) => {
  const model = openModel(t);
  model.close();
  model.close();
  assert.equal(model.isClosed, true);
  for (const use of [() => model.tokenize('a'), () => model.clone(), () => new mullama.Context(model)]) {
    assert.throws(use, { code: ErrorCode.INVALID_HANDLE });
  }
  assert.ok(model.tokenIsEog(0) && model.tokenIsControl(0), 'what was read at creation stays');
});

test('a clone outlives the handle it was made from, and a context its model', (t) => {
  const model = openModel(t);
  const clone = model.clone();
  t.after(() => clone.close());
  const context = new mullama.Context(model, { nThreads: 1, nCtx: 64 });
  t.after(() => context.close());
  model.close();
  assert.deepEqual(clone.tokenize('a', false), openModel(t).tokenize('a', false));
  assert.equal(typeof context.generate('a', 2), 'string');
});

test('objects of another class are refused, in arguments and as this', (t) => {
  const context = openContext(t);
  assert.throws(() => new mullama.Context(context), { name: 'TypeError', message: /model .* expected a Model/ });
  assert.throws(() => new mullama.Context({}), TypeError);
  assert.throws(() => Model.prototype.tokenize.call(context, 'a'), TypeError);
  assert.throws(() => new Model(), { name: 'TypeError', message: /Model\.load/ });
  assert.throws(() => context.generate('a', 1, null, { cancel: {} }), TypeError);
});

test('using closes at the end of the block', { skip: !Symbol.dispose && 'this Node.js has no Symbol.dispose' }, () => {
  const before = mullama.liveHandles();
  const model = Model.load(MODEL);
  assert.equal(mullama.liveHandles(), before + 1);
  model[Symbol.dispose]();
  assert.equal(mullama.liveHandles(), before);
});

test('an object in the console is one line with its first facts', (t) => {
  const context = openContext(t);
  const model = openModel(t);
  const stream = context.generateStream('Once', 3);
  assert.equal(inspect(model), 'Model { nCtxTrain: 512, nEmbd: 256, nVocab: 2048, nLayer: 4 }');
  assert.equal(inspect(context), 'Context { nCtx: 256, nBatch: 256, nThreads: 1 }');
  assert.equal(inspect({ model, stream }), '{\n  model: Model { nCtxTrain: 512, nEmbd: 256, nVocab: 2048, nLayer: 4 },\n  stream: Stream {}\n}');
  stream.close();
  model.close();
  assert.equal(inspect(stream), 'Stream { isClosed: true }');
  assert.match(inspect(model), /^Model \{ nCtxTrain: 512, .*, isClosed: true \}$/);
  assert.equal(inspect([[[model]]], { depth: 2 }), '[ [ [ [Model] ] ] ]');
});

test('null is the same as an argument that is left out', (t) => {
  const model = openModel(t);
  assert.deepEqual(model.tokenize('Once', null, null), model.tokenize('Once'));
  assert.equal(model.detokenize([5, 6], null, undefined), model.detokenize([5, 6]));
  assert.equal(model.applyChatTemplate([['user', 'Hi']], null, null), model.applyChatTemplate([['user', 'Hi']]));
  const context = openContext(t, { nBatch: null });
  assert.equal(context.complete('Once', null, { temperature: 0, ignoreEos: true, topK: null }, { stop: null }).stats.nGenerated, 100);
});

for (const [form, made] of Object.entries({ text: String, buffer: Buffer.from, bytes: (path) => new TextEncoder().encode(path), url: pathToFileURL })) {
  test(`a path may be ${form}`, async (t) => {
    const model = Model.load(made(MODEL), { vocabOnly: true });
    t.after(() => model.close());
    (await Model.loadAsync(made(MODEL), { vocabOnly: true })).close();
  });
}

test('a file name that is no UTF-8 can be loaded', { skip: process.platform !== 'linux' && 'only Linux has such names' }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'mullama-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.gguf')]);
  symlinkSync(MODEL, path);
  Model.load(path, { vocabOnly: true }).close();
});

test('what is no path is told what a path is', async () => {
  assert.throws(() => Model.load(7), { name: 'TypeError', message: 'path is of type number; expected a string, a Buffer or a file: URL' });
  assert.throws(() => Model.load({}), TypeError);
  assert.throws(() => Model.load(Buffer.from('a\0b')), { code: ErrorCode.INVALID_INPUT, message: /^path has a NUL/ });
  assert.throws(() => Model.load(new URL('https://example.org/model.gguf')), { code: 'ERR_INVALID_URL_SCHEME' });
  await assert.rejects(Model.loadAsync(new URL('https://example.org/model.gguf')), { code: 'ERR_INVALID_URL_SCHEME' });
});

test('the ES module exports the same', async () => {
  const esm = await import('mullama');
  assert.equal(esm.Model, Model);
  assert.deepEqual(Object.keys(esm.default).sort(), Object.keys(mullama).sort());
  assert.equal(mullama.JsModel, Model);
  assert.equal(mullama.JsContext, mullama.Context);
});

test('token details are plain objects, one for each token in its order', (t) => {
  const model = openModel(t);
  const [bos, other, again] = model.tokenDetails([model.tokenBos, 40, 40]);
  assert.deepEqual(Object.keys(bos), ['text', 'kind', 'score']);
  assert.equal(Object.getPrototypeOf(bos), Object.prototype);
  assert.equal(bos.kind, mullama.TokenKind.CONTROL);
  assert.deepEqual(other, again);
  assert.equal(typeof other.text, 'string');
  assert.equal(typeof other.score, 'number');
  assert.deepEqual(model.tokenDetails(Int32Array.of(40)), [other]);
  assert.deepEqual(model.tokenDetails([]), []);
  assert.throws(() => model.tokenDetails([1, -1]), { code: ErrorCode.INVALID_INPUT });
  model.close();
  assert.throws(() => model.tokenDetails([1]), { code: ErrorCode.INVALID_HANDLE });
});

test('JSON comes back as the value that it writes', () => {
  assert.equal(typeof mullama.deviceInfo(0).name, 'string');
});
