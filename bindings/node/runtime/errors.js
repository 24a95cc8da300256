'use strict';

/** What the library throws. */

const isOurs = Symbol('mullama.error');

/** An error of the library, with its `code`, its message and the numbers it carries in `data`. */
class MullamaError extends Error {
  constructor() {
    super();
    throw new TypeError('MullamaError is made by the library only');
  }

  /** Some codes extend RangeError as well, which a class cannot do at once: what counts is the mark. */
  static [Symbol.hasInstance](value) {
    return value?.[isOurs] === true;
  }
}
Object.defineProperty(MullamaError.prototype, 'name', { value: 'MullamaError' });

/** The same in a class of JavaScript's own, so that `instanceof RangeError` holds where its users expect it. */
function marked(Base) {
  const Marked = class MullamaError extends Base {};
  Object.defineProperty(Marked.prototype, 'name', { value: 'MullamaError' });
  Object.defineProperty(Marked.prototype, isOurs, { value: true });
  return Marked;
}

const Plain = marked(Error);
Object.setPrototypeOf(Plain.prototype, MullamaError.prototype);

/**
 * Makes the function that the native module makes its exceptions with. `bases` says which codes extend which class.
 * Code 0 is no error of the library but a mix-up of types.
 */
function errorMaker(bases) {
  const classes = new Map(Object.entries(bases).map(([code, Base]) => [Number(code), marked(Base)]));
  return function makeError(code, message, data) {
    if (code === 0) return withoutFrame(new TypeError(message), makeError);
    const error = new (classes.get(code) ?? Plain)(message);
    error.code = code;
    error.data = Object.freeze(data);
    return withoutFrame(error, makeError);
  };
}

/** The stack begins where the library was called. */
function withoutFrame(error, frame) {
  Error.captureStackTrace?.(error, frame);
  return error;
}

module.exports = { MullamaError, errorMaker };
