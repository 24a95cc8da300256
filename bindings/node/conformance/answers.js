'use strict';

/** Answers: values of the public API as the suite writes them, each with a tag, because JSON alone loses some. */

const table = require('./table.json');

/** The outermost word of a type and what stands in its angle brackets: `list` and `record<note>` of `list<record<note>>`. */
function parts(type) {
  const opening = type.indexOf('<');
  return opening < 0 ? [type, ''] : [type.slice(0, opening), type.slice(opening + 1, -1)];
}

/** A value of a type; one that Node should not have given for it is refused. */
function tagged(type, value) {
  const [outer, inner] = parts(type);
  return encoders[outer](value, inner);
}

/** The value, which is of one of JavaScript's own kinds. */
function exactly(kind, value) {
  if (typeof value !== kind) throw new TypeError(`${String(value)} is no ${kind}`);
  return value;
}

/** A whole number in decimal. */
function decimal(value) {
  if (typeof value !== 'bigint' && !Number.isInteger(value)) throw new TypeError(`${String(value)} is no whole number`);
  return String(value);
}

/** The bits of numbers of 32. */
function floatBits(values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeFloatBE(exactly('number', value), index * 4));
  return bytes.toString('hex');
}

/** The bits of a number of 64. */
function doubleBits(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(exactly('number', value));
  return bytes.toString('hex');
}

const mapped = (entries, change) => Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, change(value)]));

const encoders = {
  none: () => ['none'],
  bool: (value) => ['bool', exactly('boolean', value)],
  i64: (value) => ['i64', decimal(value)],
  f32: (value) => ['f32', floatBits([value])],
  f64: (value) => ['f64', doubleBits(value)],
  str: (value) => ['str', exactly('string', value)],
  path: (value) => ['str', exactly('string', value)],
  // JavaScript counts milliseconds, the suite seconds.
  duration: (value) => ['duration', doubleBits(value / 1000)],
  json: (value) => ['str', JSON.stringify(value)],
  bytes: (value) => ['bytes', Buffer.from(value).toString('base64')],
  i32s: (values) => ['i32s', Array.from(values, decimal).join(',')],
  f32s: (values) => ['f32s', floatBits(values)],
  map: (entries) => ['map', mapped(entries, (text) => ['str', exactly('string', text)])],
  enum: (value) => ['enum', exactly('string', value)],
  list: (values, item) => ['list', values.map((value) => tagged(item, value))],
  option: (value, item) => (value === null ? ['none'] : tagged(item, value)),
  record: (value, id) => ['record', mapped(table.records[id].fields, ([key, type]) => tagged(type, value[key]))],
  union: (value, id) => {
    const [case_, [key, type]] = Object.entries(table.unions[id].cases).find(([, [key]]) => key in value);
    return ['union', [case_, tagged(type, value[key])]];
  },
};

module.exports = { parts, tagged };
