'use strict';

/** Answers of a type that the caller names: what makes a value of parsed JSON. */

/** The function of a type: its own `parse`, as Zod's schemas have it, that of a Standard Schema, or the function that it is. */
function readerOf(type) {
  if (typeof type?.parse === 'function') return (value) => type.parse(value);
  if (typeof type?.['~standard']?.validate === 'function') return (value) => validated(type['~standard'].validate(value));
  if (typeof type === 'function') return type;
  throw new TypeError('type makes no values; give a function, a schema with `parse`, or a Standard Schema');
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

module.exports = { readLater, readerOf };
