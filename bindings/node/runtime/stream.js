'use strict';

const { Handle, bare, onlyMadeBy } = require('./handle');
const { reasonOf, withoutSignal } = require('./abortable');

const END = Object.freeze({ done: true, value: undefined });

/**
 * A stream of pieces: the source of a `for` loop, which waits, and of a `for await` loop, which does not block the event loop.
 * A class over it gives `_next` and `_nextAsync`, which answer null at the end, `_finish` and `_close`.
 */
class PullStream extends Handle {
  constructor() {
    super();
    throw onlyMadeBy(new.target.name, 'a call that streams');
  }

  /** Waits for the next piece. */
  next() {
    this._throwIfAborted();
    if (this._result) return END;
    return this._step(this._orEnd(() => this._next()));
  }

  /** Ends the stream; called when a loop is left early. What was delivered stays in `result`. */
  return() {
    if (!this.isClosed) this._end();
    return END;
  }

  /** Stops what still runs and gives the record of what was delivered. */
  finish() {
    return this._result ?? this._end();
  }

  /** Closes it and stops its work; closing twice is closing once. */
  close() {
    this._signal?.removeEventListener('abort', this._onAbort);
    this._close();
  }

  /** The record of what was delivered, once the stream has ended; null before. */
  get result() {
    return this._result ?? null;
  }

  [Symbol.iterator]() {
    return this;
  }

  [Symbol.asyncIterator]() {
    const iterator = {
      next: () => this._nextLater(),
      return: async () => this.return(),
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  /** One `next` of a `for await` loop. Only one waits at a time, as the native stream wakes its last reader only. */
  _nextLater() {
    const before = this._waiting;
    const step = before ? before.then(() => this._pull()) : this._pull();
    this._define('_waiting', step);
    return step;
  }

  async _pull() {
    this._throwIfAborted();
    if (this._result) return END;
    try {
      const piece = await this._orEnd(() => this._nextAsync());
      this._throwIfAborted();
      return this._step(piece);
    } catch (error) {
      this.close();
      // An abort closes the stream under the wait, and its reason is what ended the loop.
      this._throwIfAborted();
      // So does `return()` or `finish()`, which is an end and no mistake.
      if (this._result) return END;
      throw error;
    }
  }

  /** A stream that failed is closed, so that it holds nothing any longer. */
  _orEnd(pull) {
    try {
      return pull();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  _step(piece) {
    if (piece !== null) return { done: false, value: piece };
    // It may have been ended under the wait.
    this.finish();
    return END;
  }

  _end() {
    this._define('_result', this._finish());
    this.close();
    return this._result;
  }

  /** A signal that is aborted after the end has ended nothing. */
  _throwIfAborted() {
    if (this._wasAborted) throw reasonOf(this._signal);
  }

  /** Ends the stream when the signal is aborted: a loop that waits wakes up and is left with the signal's reason. */
  _watch(signal) {
    this._define('_signal', signal);
    this._define('_onAbort', () => {
      this._define('_wasAborted', true);
      this.return();
    });
    signal.addEventListener('abort', this._onAbort, { once: true });
  }

  _define(key, value) {
    Object.defineProperty(this, key, { value, configurable: true, writable: true });
  }
}

/** Starts a stream, and ends it when the signal in its options is aborted. */
function streaming(Class, options, start) {
  const [rest, signal] = withoutSignal(options);
  if (signal?.aborted) throw reasonOf(signal);
  const stream = start(bare(Class), rest);
  if (signal) stream._watch(signal);
  return stream;
}

/** Calls back with each piece; `false` and an exception stop the stream. */
function callingBack(stream, callback) {
  for (const piece of stream) {
    if (callback(piece) === false) break;
  }
}

module.exports = { PullStream, callingBack, streaming };
