'use strict';

const { markAsUncloneable } = require('node:worker_threads');

// As many facts as fit into a line, and no text that would fill it.
const SHOWN_FACTS = 4;
const SHOWN_TEXT = 40;

/** What all objects with something native behind them have. */
class Handle {
  constructor() {
    stay(this);
  }

  /** Node shows an object in one line: its first short facts, and that it is closed. */
  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    const { name } = this.constructor;
    if (depth < 0) return `[${name}]`;
    const shown = Object.fromEntries(shortFacts(this).slice(0, SHOWN_FACTS));
    if (this.isClosed) shown.isClosed = true;
    return `${name} ${inspect(shown, { ...options, breakLength: Infinity, compact: true })}`;
  }
}

/** The facts that are a number, a boolean or a short text. */
function shortFacts(handle) {
  const facts = [];
  for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(handle)))) {
    const value = property.get && key !== 'isClosed' ? valueOf(handle, key) : null;
    const isShort = typeof value === 'string' ? value.length <= SHOWN_TEXT && !value.includes('\n') : typeof value !== 'object';
    if (isShort) facts.push([key, value]);
  }
  return facts;
}

/** What a property has, or null: one that is asked for each time throws once the object is closed. */
function valueOf(handle, key) {
  try {
    return handle[key];
  } catch {
    return null;
  }
}

// `using` and `await using`, where the runtime knows them.
define(Symbol.dispose, function dispose() {
  this.close();
});
define(Symbol.asyncDispose, async function asyncDispose() {
  this.close();
});

function define(symbol, value) {
  if (symbol) Object.defineProperty(Handle.prototype, symbol, { value, configurable: true, writable: true });
}

/** Has an object refused by `postMessage`, where the runtime can: what is behind it stays in this thread. */
function stay(object) {
  markAsUncloneable?.(object);
  return object;
}

/** An object of a class with nothing behind it yet; the native module puts it there. */
function bare(Class) {
  return stay(Object.create(Class.prototype));
}

/** The error for `new` on a class whose objects are made another way. */
function onlyMadeBy(name, ways) {
  return new TypeError(`${name} has no public constructor; use ${ways}`);
}

module.exports = { Handle, bare, onlyMadeBy };
