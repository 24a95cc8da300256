'use strict';

/** Tagged values, as conformance speaks them: JSON alone loses 2^53 + 1, -0.0 and the bits of a float. */

const hex = (bytes) => Buffer.from(bytes).toString('hex');

function f32Bits(values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeFloatBE(value, index * 4));
  return hex(bytes);
}

function f64Bits(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return hex(bytes);
}

/** The fields of a record under their ids; the table says which property each is and how its value is tagged. */
function fieldsOf(table, value) {
  return Object.fromEntries(Object.entries(table).map(([id, [key, tag]]) => [id, tag(value[key])]));
}

/** How answers are tagged, by type. */
const tags = {
  none: () => ['none'],
  bool: (value) => ['bool', value],
  i64: (value) => ['i64', String(value)],
  f32: (value) => ['f32', f32Bits([value])],
  f64: (value) => ['f64', f64Bits(value)],
  str: (value) => ['str', value],
  bytes: (value) => ['bytes', Buffer.from(value).toString('base64')],
  i32s: (value) => ['i32s', value.join(',')],
  f32s: (value) => ['f32s', f32Bits(value)],
  enumeration: (value) => ['enum', value],
  map: (value) => ['map', Object.fromEntries(Object.entries(value).map(([key, text]) => [key, ['str', text]]))],
  list: (tag) => (value) => ['list', value.map(tag)],
  option: (tag) => (value) => (value === null ? ['none'] : tag(value)),
  record: (table) => (value) => ['record', fieldsOf(table(), value)],
  union: (table) => (value) => {
    const [id, [key]] = Object.entries(table).find(([, [key]]) => key in value);
    return ['union', [id, ['str', value[key]]]];
  },
  // These two have no value of their own: the loop puts the object away, or tells what a callback heard.
  handle: null,
  heard: undefined,
};

/** Reads arguments: `shapes` are the dispatch's tables of keys, `objects` the handles, `presets` functions by their id. */
class Reader {
  constructor(shapes, objects, presets) {
    Object.assign(this, { shapes, objects, presets });
  }

  /** All arguments of a request by their ids. A record knows its shape by the keys it has. */
  arguments(tagged = {}) {
    return Object.fromEntries(Object.entries(tagged).map(([id, value]) => [id, this.value(value)]));
  }

  value([tag, payload], shape = null) {
    switch (tag) {
      case 'none':
        return null;
      case 'bool':
      case 'str':
      case 'enum':
        return payload;
      case 'i64': {
        const number = Number(payload);
        return Number.isSafeInteger(number) ? number : BigInt(payload);
      }
      case 'f32':
        return Buffer.from(payload, 'hex').readFloatBE();
      case 'f64':
        return Buffer.from(payload, 'hex').readDoubleBE();
      case 'bytes':
        return Uint8Array.from(Buffer.from(payload, 'base64'));
      case 'surrogate':
        return 'lone \ud800 surrogate';
      case 'i32s':
        return payload === '' ? [] : payload.split(',').map(Number);
      case 'f32s':
        return payload.match(/.{8}/g)?.map((bits) => Buffer.from(bits, 'hex').readFloatBE()) ?? [];
      case 'list':
        return payload.map((item) => this.value(item, shape));
      case 'map':
        return Object.fromEntries(Object.entries(payload).map(([key, text]) => [key, text[1]]));
      case 'record':
        return this.keyed(Object.entries(payload), shape ?? this.shapeOf(Object.keys(payload)));
      case 'union':
        return this.keyed([payload], shape ?? this.shapeOf([payload[0]]));
      case 'preset':
        return this.presets[payload.join('.')]();
      case 'handle':
        return this.objects.get(payload);
      case 'calls':
        return callbackThatStopsAt(payload);
      default:
        throw new Error(`no such tag: ${tag}`);
    }
  }

  /** The only table that has all of these keys. */
  shapeOf(ids) {
    const found = Object.keys(this.shapes).find((name) => ids.every((id) => id in this.shapes[name]));
    if (found === undefined) throw new Error(`no record has the fields ${ids}`);
    return found;
  }

  keyed(entries, shape) {
    const table = this.shapes[shape];
    return Object.fromEntries(entries.map(([id, value]) => [table[id][0], this.value(value, table[id][1])]));
  }
}

/** Remembers what it hears, and answers false at the n-th call; never, if n is 0. */
function callbackThatStopsAt(n) {
  const callback = (value) => {
    callback.heard.push(value);
    return callback.heard.length !== n;
  };
  callback.heard = [];
  return callback;
}

/** Takes one property out of an options object, for calls that give it as an argument of its own. */
function taken(options, key) {
  if (options === undefined || !(key in options)) return undefined;
  const value = options[key];
  delete options[key];
  return value;
}

module.exports = { Reader, tags, taken };
