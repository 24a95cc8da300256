'use strict';

/** Answers of a type that the caller names: what makes a value of parsed JSON. */

/** The function of a type: its own `parse`, as Zod's schemas have it, that of a Standard Schema, or the function that it is. */
function readerOf(type) {
  if (typeof type?.parse === 'function') return (value) => type.parse(value);
  if (typeof type?.['~standard']?.validate === 'function') return (value) => validated(type['~standard'].validate(value));
  if (typeof type === 'function') return type;
  throw new TypeError(`type is ${named(type)}; expected a function, a schema with \`parse\`, or a Standard Schema`);
}

/** What was given in place of a type, in words. */
function named(type) {
  if (type === null || type === undefined) return String(type);
  if (Array.isArray(type)) return 'an array';
  return typeof type === 'object' ? `an object of ${type.constructor?.name ?? 'no class'}, which is no schema` : `a ${typeof type}`;
}

function validated(found) {
  if (typeof found?.then === 'function') throw new TypeError('type is a schema that validates later; give one that answers at once');
  if (!found.issues) return found.value;
  const words = found.issues.map((issue) => issue.message).join('; ');
  throw Object.assign(new TypeError(`the answer does not fit: ${words}`), { issues: found.issues });
}

/** The same of an answer that is awaited; a type that makes no values is a rejection, before the work begins. */
async function readLater(type, start) {
  const read = readerOf(type);
  return read(await start());
}

/** What a type, the argument `name`, says of itself: its own JSON Schema, or the one that it is. */
function schemaOf(type, name = 'type') {
  // What the model writes is what the type reads, before it makes something else of it.
  if (typeof type?.toJSONSchema === 'function') return closed(type.toJSONSchema({ io: 'input' }));
  const standard = type?.['~standard']?.jsonSchema;
  if (typeof standard?.input === 'function') return closed(standard.input({ target: 'draft-2020-12' }));
  if (isPlain(type)) return type;
  throw new TypeError(`${name} is ${named(type)}; expected a JSON Schema as an object, one with \`toJSONSchema\` as Zod has them, or a Standard JSON Schema`);
}

/**
 * A schema with objects that have no members but those that they list: libraries drop others when they read, and a model may go on with
 * them. One whose members stand in several schemas stays as it is.
 */
function closed(schema) {
  return JSON.stringify(schema)?.includes('"allOf"') ? schema : closedWithin(schema);
}

function closedWithin(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  const made = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closedBy(key, value)]));
  return made.properties === undefined ? made : { ...made, additionalProperties: made.additionalProperties ?? false };
}

function closedBy(key, value) {
  if (typeof value !== 'object' || value === null) return value;
  if (['properties', '$defs', 'definitions'].includes(key)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closedWithin(one)]));
  if (['anyOf', 'oneOf', 'prefixItems'].includes(key)) return value.map(closedWithin);
  return ['items', 'additionalProperties'].includes(key) && !Array.isArray(value) ? closedWithin(value) : value;
}

function isPlain(type) {
  if (typeof type !== 'object' || type === null || type['~standard'] !== undefined) return false;
  return [Object.prototype, null].includes(Object.getPrototypeOf(type));
}

/** Gives what a call answers under the schema of a type; a JSON Schema leaves the answer as it is. */
function readAs(type, ask) {
  const schema = schemaOf(type);
  const read = schema === type ? (value) => value : readerOf(type);
  return read(ask(schema));
}

/** The same of an answer that is awaited. */
async function readAsLater(type, ask) {
  const schema = schemaOf(type);
  const read = schema === type ? (value) => value : readerOf(type);
  return read(await ask(schema));
}

module.exports = { readAs, readAsLater, readLater, readerOf, schemaOf };
