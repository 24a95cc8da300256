'use strict';

/** Arguments: tagged values of the suite as JavaScript's own, passed as a user passes them. Nothing is checked: that is the library's work. */

const mullama = require('..');
const { parts } = require('./answers');
const table = require('./table.json');

/** The values of a call's parameters in their order. A record's leading fields are parameters of their own, before the record. */
function positional(takes, given, objects) {
  const names = takes.flatMap(([, name, type]) => [...leadOf(type).map(([, lead]) => lead), name]);
  const values = {};
  for (const [id, name, type] of takes) {
    if (!(id in given)) continue;
    const value = decoded(given[id], type, objects);
    Object.assign(values, takenOut(value, type));
    values[name] = value;
  }
  return [...new Set(names)].map((name) => values[name]);
}

/** The ids of a record's leading fields, each with the parameter that stands for it. */
function leadOf(type) {
  const [outer, id] = parts(type);
  return (outer === 'record' && table.records[id].lead) || [];
}

/** Takes the leading fields out of a record, and gives them under their parameters' names. */
function takenOut(value, type) {
  const taken = {};
  for (const [id, name] of leadOf(type)) {
    const [key] = table.records[parts(type)[1]].fields[id];
    if (!(key in value)) continue;
    taken[name] = value[key];
    delete value[key];
  }
  return taken;
}

/** A tagged value as JavaScript's own. The tag decides: a mistake may give one that is not of the parameter's type. */
function decoded([tag, payload], type, objects) {
  const [outer, inner] = parts(type);
  if (tag in plain) return plain[tag](payload);
  if (outer === 'option') return decoded([tag, payload], inner, objects);
  switch (tag) {
    case 'handle':
      return objects.get(payload).object;
    case 'preset':
      return mullama[table.records[payload[0]].presets[payload[1]]]();
    case 'list':
      return payload.map((item) => decoded(item, inner, objects));
    case 'record':
      return keyed(table.records[inner].fields, Object.entries(payload), objects);
    case 'union':
      return keyed(table.unions[inner].cases, [payload], objects);
    default:
      throw new Error(`no such tag for ${type}: ${tag}`);
  }
}

/** An object with the given fields of a record, or the given case of a union. */
function keyed(named, entries, objects) {
  return Object.fromEntries(entries.map(([id, value]) => [named[id][0], decoded(value, named[id][1], objects)]));
}

const floats = (bits) => bits.match(/.{8}/g)?.map((word) => Buffer.from(word, 'hex').readFloatBE()) ?? [];

const plain = {
  none: () => null,
  bool: (value) => value,
  str: (value) => value,
  enum: (value) => value,
  i64: (digits) => (Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits)),
  f32: (bits) => floats(bits)[0],
  f64: (bits) => Buffer.from(bits, 'hex').readDoubleBE(),
  // The suite counts seconds, JavaScript milliseconds.
  duration: (bits) => plain.f64(bits) * 1000,
  bytes: (text) => Uint8Array.from(Buffer.from(text, 'base64')),
  i32s: (digits) => (digits === '' ? [] : digits.split(',').map(plain.i64)),
  f32s: floats,
  map: (entries) => Object.fromEntries(Object.entries(entries).map(([key, [, text]]) => [key, text])),
  surrogate: () => 'lone \ud800 surrogate',
  calls: listener,
};

/** A callback that remembers what it hears and answers false at its n-th call; 0 never does. */
function listener(last) {
  const callback = (what) => callback.heard.push(what) !== last;
  callback.heard = [];
  return callback;
}

module.exports = { positional };
