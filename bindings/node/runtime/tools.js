'use strict';

/** Functions as tools, and the loop over a model's calls of them: a step of the model, the calls that it asks for, until there is an answer. */

const { reasonOf, withoutSignal } = require('./abortable');
const { readerOf, schemaOf } = require('./typed');

/** A function with what a model is told of it; made by `tool`. */
class Tool {
  constructor({ name, description, parameters }, call) {
    this.name = name;
    this.description = description;
    this.parameters = parameters;
    this.call = call;
    Object.freeze(this);
  }
}

/** Makes a function a tool. Its parameters are an object's schema: JSON Schema, or what gives one and makes the value, as Zod's schemas do. */
function tool({ name, description = '', parameters = NONE }, call) {
  if (typeof name !== 'string') throw new TypeError(`name is ${typeof name}; give the name by which the model calls the tool`);
  if (typeof description !== 'string') throw new TypeError(`description is ${typeof description}; say in words what the tool does`);
  if (typeof call !== 'function') throw new TypeError(`the tool '${name}' has no function; give it behind what describes it`);
  const schema = schemaOf(parameters, 'parameters');
  const read = schema === parameters ? (value) => value : readerOf(parameters);
  return new Tool({ name, description, parameters: schema }, (given, about) => call(read(given), about));
}

const NONE = Object.freeze({ type: 'object', properties: {}, additionalProperties: false });

/** The tools by their names. */
function named(tools) {
  const found = new Map();
  for (const [at, one] of [...tools].entries()) {
    if (!(one instanceof Tool)) throw new TypeError(`tools[${at}] is no tool; make one with tool({ name, description, parameters }, function)`);
    if (found.has(one.name)) throw new RangeError(`two tools are named '${one.name}'; the model could not tell one from the other`);
    found.set(one.name, one);
  }
  return found;
}

/** What the model is told of them. */
function described(tools) {
  return [...tools.values()].map(({ name, description, parameters }) => ({ name, description, parameters }));
}

/** Loops until the answer. `open` makes the run of a model's steps from what describes the tools. The calls of a step are made one by one. */
function runTools(tools, open) {
  const found = named(tools);
  const run = open(described(found));
  try {
    for (;;) {
      const { calls, answer } = run.next();
      if (answer !== null) return answer;
      run.give(calls.map((call) => atOnce(call, made(() => begun(run, found, call, {})))));
    }
  } finally {
    run.close();
  }
}

/** The same of promises: the calls of a step are awaited together, and a signal in the options leaves them. */
async function runToolsLater(tools, options, open) {
  const found = named(tools);
  const [rest, signal] = withoutSignal(options);
  if (signal?.aborted) throw reasonOf(signal);
  const run = open(described(found), rest);
  try {
    for (;;) {
      const { calls, answer } = await run.nextAsync({ signal });
      if (answer !== null) return answer;
      const told = calls.map(async (call) => result(call, await madeLater(() => begun(run, found, call, { signal }))));
      run.give(await until(signal, Promise.all(told)));
    }
  } finally {
    run.close();
  }
}

/** What the model is told of a call: what the function gives, or why it gave nothing. */
function made(call) {
  try {
    const value = call();
    return { content: isPromise(value) ? value : shown(value) };
  } catch (error) {
    return fault(error);
  }
}

async function madeLater(call) {
  try {
    return { content: shown(await call()) };
  } catch (error) {
    return fault(error);
  }
}

function fault(error) {
  return { content: error instanceof Refusal ? error.message : String(error), isError: true };
}

/** Calls the function, or throws why it cannot be called. */
function begun(run, tools, { id, name, arguments: given }, about) {
  if (run.isCancelled()) throw new Refusal('cancelled');
  const found = tools.get(name);
  if (found === undefined) throw new Refusal(`there is no tool '${name}'; there are: ${[...tools.keys()].join(', ')}`);
  if (!isObject(given)) throw new Refusal(`the arguments of ${name} are no JSON object`);
  return found.call(given, { id, ...about });
}

function atOnce(call, told) {
  if (isPromise(told.content)) throw new TypeError(`the tool '${call.name}' gives a promise, which only the asynchronous form awaits`);
  return result(call, told);
}

/** A lone surrogate and a NUL, which no text may have, are told as U+FFFD. */
function result({ id }, { content, isError = false }) {
  return { id, content: content.replace(NO_TEXT, '\uFFFD'), isError };
}

const NO_TEXT = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\0/g;

function isPromise(value) {
  return typeof value?.then === 'function';
}

/** A call that is not made; its words go to the model. */
class Refusal extends Error {}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text as it is, anything else as JSON with the spaces that models have read most: a line break in it is never one of a text's. */
function shown(value) {
  if (typeof value === 'string') return value;
  return (JSON.stringify(value, null, 1) ?? 'null').replace(/,\n */g, ', ').replace(/\n */g, '');
}

/** A promise that does not outlast its signal; what goes on behind it answers nobody. */
async function until(signal, work) {
  if (signal === undefined) return work;
  if (signal.aborted) throw reasonOf(signal);
  let stop;
  const aborted = new Promise((_, reject) => {
    stop = () => reject(reasonOf(signal));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

module.exports = { runTools, runToolsLater, tool };
