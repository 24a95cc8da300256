'use strict';

const { reasonOf, withoutSignal } = require('./abortable');
const { bare } = require('./handle');
const { PullStream } = require('./stream');

/**
 * A stream that takes texts while it gives answers. An iterator feeds it: a text is asked for when an answer is asked for and none is ready,
 * so no more of them are held than the stream has space for, and one.
 *
 * A class over it gives `_wait` and `_waitAsync`, which answer null at the end, `_tryNext`, which throws `_wouldBlock` where nothing is
 * ready, `_give`, which tells how many of some texts it took, and `_endInput`.
 */
class FedStream extends PullStream {
  _next() {
    if (this._isLater) throw new TypeError('the texts come later, and so do the answers; loop over them with `for await`');
    while (!this._ended) {
      const ready = this._ready();
      if (ready !== undefined) return ready;
      if (!this._feed(this._asked ?? this._source.next())) break;
    }
    return this._wait();
  }

  async _nextAsync() {
    while (!this._ended) {
      const ready = this._answer ? undefined : this._ready();
      if (ready !== undefined) return ready;
      if (this._isLater && (await this._answerIsFirst())) return this._take();
      const step = this._isLater ? await this._asked : (this._asked ?? this._source.next());
      if (!this._feed(step)) break;
    }
    return this._take();
  }

  /** Waits for the next text or the next answer: an answer that comes before the text is given at once. */
  async _answerIsFirst() {
    this._define('_asked', this._asked ?? Promise.resolve(this._source.next()));
    this._define('_answer', this._answer ?? this._waitAsync());
    const answered = this._answer.then(() => true);
    const asked = this._asked.then(() => false);
    asked.catch(() => {});
    answered.catch(() => {});
    return Promise.race([asked, answered]);
  }

  async _take() {
    const answer = this._answer ?? this._waitAsync();
    this._define('_answer', undefined);
    return answer;
  }

  /** Gives one text, or the end; false where there is no space, and the text is kept. */
  _feed(step) {
    if (step.done) {
      this._endInput();
      this._define('_ended', true);
      return true;
    }
    const taken = this._give([step.value]) > 0;
    this._define('_asked', taken ? undefined : this._isLater ? Promise.resolve(step) : step);
    return taken;
  }

  /** What is there: an answer, null at the end, undefined where there is nothing. */
  _ready() {
    try {
      return this._tryNext();
    } catch (error) {
      if (error?.code !== this._wouldBlock) throw error;
      return undefined;
    }
  }

  /** A source that is left before its end is told so, as a loop would. */
  close() {
    if (!this.isClosed && !this._ended && this._source) leave(this._source);
    super.close();
  }
}

function iteratorOf(texts) {
  if (typeof texts !== 'string') {
    if (typeof texts?.[Symbol.iterator] === 'function') return { iterator: texts[Symbol.iterator](), isLater: false };
    if (typeof texts?.[Symbol.asyncIterator] === 'function') return { iterator: texts[Symbol.asyncIterator](), isLater: true };
  }
  throw new TypeError(`texts are of type ${typeof texts}; expected an iterable of strings`);
}

function leave(source) {
  try {
    source.return?.()?.catch?.(() => {});
  } catch {
    // What ends the loop is more than what its source says to that.
  }
}

/** Starts a stream that is fed, and ends it when the signal in its options is aborted. */
function feeding(Class, texts, options, start) {
  const [rest, signal] = withoutSignal(options);
  if (signal?.aborted) throw reasonOf(signal);
  const { iterator, isLater } = iteratorOf(texts);
  const stream = start(bare(Class), rest);
  stream._define('_source', iterator);
  stream._define('_isLater', isLater);
  if (signal) stream._watch(signal);
  return stream;
}

module.exports = { FedStream, feeding };
