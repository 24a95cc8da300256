'use strict';

/** The conformance testee: reads requests as lines of JSON, answers each over the public package. */

const { createInterface } = require('node:readline');

const mullama = require('..');
const { Reader, tags, taken } = require('./codec');
const dispatch = require('./generated/dispatch')(mullama, tags, taken);

const objects = new Map();
const reader = new Reader(dispatch.shapes, objects, dispatch.presets);

/** Puts an object away under the name that the request gives it. */
function put(name, object) {
  objects.set(name, object);
  return ['handle', name];
}

const operations = {
  hello: () => [
    'record',
    {
      language: tags.str('node'),
      version: tags.str(mullama.version()),
      abi: tags.i64(mullama.abiVersion()),
      api_digest: tags.str(mullama.apiDigest()),
      features: tags.list(tags.str)(dispatch.features),
    },
  ],

  async call({ method, target, args: tagged = {}, bind }) {
    const choices = dispatch.calls[method] ?? [];
    const chosen = choices.find(({ when }) => when.length === 0 || when.some((id) => id in tagged));
    if (chosen === undefined) throw new Error(`no such call: ${method}`);
    const args = reader.arguments(tagged);
    const answer = await chosen.run(objects.get(target), args);
    if (chosen.tag === tags.handle) return put(bind, answer);
    if (chosen.tag === tags.heard) return tags.list(tags.str)(args.callback.heard);
    return chosen.tag(answer);
  },

  fact({ target, name }) {
    const object = objects.get(target);
    const [key, tag] = dispatch.facts.get(object.constructor)[name];
    // A map is a method.
    return tag(typeof object[key] === 'function' ? object[key]() : object[key]);
  },

  next({ target }) {
    const stream = objects.get(target);
    const { done, value } = stream.next();
    return done ? tags.none() : dispatch.streams.get(stream.constructor).piece(value);
  },

  drain({ target }) {
    const stream = objects.get(target);
    return tags.list(dispatch.streams.get(stream.constructor).piece)([...stream]);
  },

  async drain_async({ target }) {
    const stream = objects.get(target);
    const pieces = [];
    for await (const piece of stream) pieces.push(piece);
    return tags.list(dispatch.streams.get(stream.constructor).piece)(pieces);
  },

  finish({ target }) {
    const stream = objects.get(target);
    return dispatch.streams.get(stream.constructor).record(stream.finish());
  },

  close({ target }) {
    objects.get(target).close();
    return tags.none();
  },

  clone: ({ target, bind }) => put(bind, objects.get(target).clone()),
};

async function answer(request) {
  try {
    return { id: request.id, ok: await operations[request.op](request) };
  } catch (error) {
    if (!(error instanceof mullama.MullamaError)) return { id: request.id, crash: String(error?.stack ?? error) };
    return { id: request.id, error: { code: error.code, message: error.message } };
  }
}

async function main() {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.op === 'bye') break;
    process.stdout.write(`${JSON.stringify(await answer(request))}\n`);
  }
}

main();
