'use strict';

/** What all objects with something native behind them have. */
class Handle {
  /** Node shows an object by what its getters answer. */
  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    const shown = {};
    for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(this)))) {
      if (property.get) shown[key] = this[key];
    }
    return depth < 0 ? `[${this.constructor.name}]` : `${this.constructor.name} ${inspect(shown, options)}`;
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

/** An object of a class with nothing behind it yet; the native module puts it there. */
function bare(Class) {
  return Object.create(Class.prototype);
}

/** The error for `new` on a class whose objects are made another way. */
function onlyMadeBy(name, ways) {
  return new TypeError(`${name} has no public constructor; use ${ways}`);
}

module.exports = { Handle, bare, onlyMadeBy };
