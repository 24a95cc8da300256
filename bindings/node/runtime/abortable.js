'use strict';

const native = require('./native');

/** The options without the signal, which the native module does not know, and the signal. */
function withoutSignal(options) {
  if (options?.signal === undefined || options.signal === null) return [options, undefined];
  const { signal, ...rest } = options;
  if (typeof signal.addEventListener !== 'function') throw new TypeError('signal is no AbortSignal');
  return [rest, signal];
}

/** What an aborted signal is left with; Node 16 gives no reason of its own. */
function reasonOf(signal) {
  if (signal.reason !== undefined) return signal.reason;
  return Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });
}

/** Starts a call that gives a promise, and stops it when the signal in its options is aborted. Every failure is a rejection. */
async function abortable(options, start) {
  const [rest, signal] = withoutSignal(options);
  const task = native.newTask();
  if (signal === undefined) return start(task, rest);
  if (signal.aborted) throw reasonOf(signal);
  const onAbort = () => native.abortTask(task, reasonOf(signal));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await start(task, rest);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

module.exports = { abortable, reasonOf, withoutSignal };
