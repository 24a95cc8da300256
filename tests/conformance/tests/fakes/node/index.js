'use strict';

/** A package as small as the fake table, as the Node client finds it. */

class MullamaError extends Error {}

class Reader {
  constructor(title) {
    this.title = title;
  }
}

class Shelf {
  static open(path, width = 10, params = {}, progress = undefined) {
    progress?.(0.5);
    return Object.assign(new Shelf(), { title: `${path} ${width} ${(params?.tags ?? []).join('+')}` });
  }

  reader() {
    return new Reader(`reader of ${this.title}`);
  }

  echo(value) {
    return value;
  }

  async later(value) {
    return value;
  }

  look() {
    return { é: [1, '/'] };
  }

  books(books) {
    return [...books].reverse();
  }

  perhaps(book = null) {
    return book;
  }

  read(callback) {
    [...'abc'].every((piece) => callback(piece));
  }

  fail() {
    throw Object.assign(new MullamaError('the shelf is full'), { code: -8 });
  }

  find(text) {
    return `text ${text}`;
  }

  pages(pages) {
    return `pages ${pages.at(-1)}`;
  }
}

module.exports = { MullamaError, Reader, Shelf, version: () => '1.2.3', abiVersion: () => 3, apiDigest: () => 'd1' };
