'use strict';

/** The client: it finds what a request names on the public package, calls it as a user would, and writes down what comes back. */

const mullama = require('..');
const { parts, tagged } = require('./answers');
const { positional } = require('./arguments');
const table = require('./table.json');

/** The objects under the suite's names, each with its type in the table; closed ones stay, so that using them can be tried. */
const objects = new Map();

/** Keeps an object, which must be of the class that the table says. */
function kept(name, object, type) {
  const [outer, id] = parts(type);
  const shape = table[`${outer}s`][id];
  if (!(object instanceof mullama[shape.type])) throw new TypeError(`${String(object)} is no ${shape.type}`);
  objects.set(name, { object, type, shape });
  return ['handle', name];
}

/** The call of a path that takes what is given; only where there are several inputs has a path several calls. */
function chosen(path, given) {
  const call = table.calls[path]?.find(({ takes }) => Object.keys(given).every((id) => takes.some(([taken]) => taken === id)));
  if (call === undefined) throw new Error(`no call ${path} of ${Object.keys(given)}`);
  return call;
}

/** Makes a call: of a method, of a function or of a class. */
function made(call, target, values) {
  if (call.method !== undefined) return objects.get(target).object[call.method](...values);
  if (call.new !== undefined) return new mullama[call.new](...values);
  const [name, member] = call.function.split('.');
  return member === undefined ? mullama[name](...values) : mullama[name][member](...values);
}

const operations = {
  hello: () => [
    'record',
    {
      language: ['str', 'node'],
      version: tagged('str', mullama.version()),
      abi: tagged('i64', mullama.abiVersion()),
      api_digest: tagged('str', mullama.apiDigest()),
      features: tagged('list<str>', table.features),
    },
  ],

  async call({ method, target, args = {}, bind }) {
    const call = chosen(method, args);
    const values = positional(call.takes, args, objects);
    const begun = made(call, target, values);
    if (begun instanceof Promise !== Boolean(call.awaited)) throw new TypeError(`${method} gives ${String(begun)}`);
    const answer = await begun;
    const [outer, inner] = parts(call.gives);
    if (outer === 'handle' || outer === 'stream') return kept(bind, answer, call.gives);
    // A callback is the last parameter.
    if (outer === 'heard') return tagged(`list<${inner}>`, values.at(-1).heard);
    return tagged(call.gives, answer);
  },

  fact({ target, name }) {
    const { object, shape } = objects.get(target);
    const [key, type] = shape.facts[name];
    // A map is a method.
    return tagged(type, typeof object[key] === 'function' ? object[key]() : object[key]);
  },

  next({ target }) {
    const { object, shape } = objects.get(target);
    const { done, value } = object.next();
    return done ? ['none'] : tagged(shape.item, value);
  },

  try_next({ target }) {
    const { object, shape } = objects.get(target);
    return tagged(`option<${shape.item}>`, object.tryNext());
  },

  drain({ target }) {
    const { object, shape } = objects.get(target);
    return tagged(`list<${shape.item}>`, [...object]);
  },

  async drain_async({ target }) {
    const { object, shape } = objects.get(target);
    const pieces = [];
    for await (const piece of object) pieces.push(piece);
    return tagged(`list<${shape.item}>`, pieces);
  },

  finish({ target }) {
    const { object, shape } = objects.get(target);
    return tagged(shape.record, object.finish());
  },

  close({ target }) {
    objects.get(target).object.close();
    return ['none'];
  },

  clone({ target, bind }) {
    const { object, type } = objects.get(target);
    return kept(bind, object.clone(), type);
  },
};

/** The whole answer of one request, also where it fails. */
async function answer(request) {
  try {
    return { id: request.id, ok: await operations[request.op](request) };
  } catch (error) {
    if (!(error instanceof mullama.MullamaError)) return { id: request.id, crash: String(error?.stack ?? error) };
    return { id: request.id, error: { code: error.code, message: error.message } };
  }
}

module.exports = { answer };
