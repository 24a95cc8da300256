'use strict';

/** How values travel through Node.js's package of the hostile description: its core is a mock, which answers canned values. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { inspect } = require('node:util');

const mullama = require(process.env.HOSTILE_PACKAGE);

const { INVALID_INPUT, INVALID_HANDLE, UTF8 } = mullama.ErrorCode;
const object = new mullama.Class('x');

const refused = (call, code, message) => assert.throws(call, { code, message });
const mixedUp = (call, message) => assert.throws(call, { name: 'TypeError', message });

test('lists of records are arrays of plain objects, with those inside them', async () => {
  const lists = object.giveLists();
  assert.equal(lists.length, 2);
  assert.equal(Object.getPrototypeOf(lists[0]), Object.prototype);
  assert.deepEqual(await object.giveListsAsync(), lists);
  assert.deepEqual(object.giveStructs()[1].sizeT, 0n);
  const [record] = object.giveRecords(1);
  assert.deepEqual(record, object.givePerhaps());
  assert.deepEqual(object.takePerhaps().explicit, record);
  assert.equal(record.text, '7');
  assert.equal(record.type, 7, 'JSON is its value');
});

test('a union is an object with one key, whatever it carries', () => {
  const given = object.takeUnion({ text: 'x' }, { struct: { int: 3 } }, [{ concept: { requires: [1, 2] }, requires: { string: 'x' } }]);
  assert.deepEqual(given, { synchronized: object.givePerhaps() });
  assert.deepEqual(object.giveUnion(), { await: '7' });
  assert.deepEqual(object.giveUnions().it, { await: '7' });
  refused(() => object.takeUnion({ synchronized: 1 }), INVALID_INPUT, /unknown option 'synchronized'/);
  refused(() => object.takeUnion(null), INVALID_INPUT, /requires must have exactly one property/);
});

test('a map is a plain object, whatever its keys are', async () => {
  const maps = object.giveMaps();
  assert.deepEqual(Object.entries(maps.volatile), [['__proto__', '7'], ['a\0b', '']]);
  assert.equal(Object.getPrototypeOf(maps.volatile), Object.prototype);
  assert.deepEqual(await object.giveMapsAsync(), maps);
});

test('a map is given as own properties or as a Map', () => {
  object.takeMaps(JSON.parse('{"__proto__": "a", "constructor": "b", "entries": "c", "length": "2"}'), new Map([['k', 'v']]));
  object.takeMaps(Object.create({ inherited: 7 }), null);
  object.takeMaps({ [Symbol('no key')]: 7 });
  mixedUp(() => object.takeMaps(), 'map is of type undefined; expected an object or a Map');
  mixedUp(() => object.takeMaps(['a']), 'map is of type object; expected an object or a Map');
  mixedUp(() => object.takeMaps({ a: 1 }), 'map is of type number; expected a string');
  mixedUp(() => object.takeMaps(JSON.parse('{"__proto__": 1}')), 'map is of type number; expected a string');
  mixedUp(() => object.takeMaps(new Map([[1, 'x']])), /of type number; expected a string/);
  refused(() => object.takeMaps({ 'a\0': 'x' }), INVALID_INPUT, /NUL/);
  refused(() => object.takeMaps({ '\ud800': 'x' }), UTF8, /UTF-8/);
});

test('a duration is a number of milliseconds', () => {
  assert.equal(object.takeTime(0, null), 1001);
  assert.equal(object.takeTime(0.5, 1e9), 1001);
  for (const time of [-1, NaN, Infinity, 1e300]) refused(() => object.takeTime(time), INVALID_INPUT, /seconds.*milliseconds/);
  mixedUp(() => object.takeTime('1'), 'seconds is of type string; expected a number');
});

test('records stand in records, and a number may be given by its name', () => {
  const list = [{ extern: [5, 6] }, { extern: { if: 1, else: 2 }, self: { fn: 3 } }];
  object.takeNested({ register: 'auto', unsigned: 'auto', static: { int: 3 }, inline: null, given: [1, 2], map: { a: 'b' }, list }, list);
  object.takeNested({ register: 3, unsigned: 7n });
  refused(() => object.takeNested({ register: 'some' }), INVALID_INPUT, /register.*'some'.*'auto', 'none' or a whole number/);
  refused(() => object.takeNested({ static: { nothing: 1 } }), INVALID_INPUT, /unknown option 'nothing'/);
  refused(() => object.takeNested({ list: [list[0], {}] }), INVALID_INPUT, /list\[1\].*no 'extern'/);
});

test('a record may hold a handle', () => {
  object.takeHeld([{ export: object, scale: 1 }, [object, 2]], { export: object, scale: 3 });
  mixedUp(() => object.takeHeld([{ export: {}, scale: 1 }], [object, 3]), /export is an object without a Class behind it/);
  refused(() => object.takeHeld([{ scale: 1 }], [object, 3]), INVALID_INPUT, /no 'export'/);
});

test('a Float32Array is written over in its place, and nothing else is taken for one', () => {
  assert.equal(mullama.mutate(Float32Array.of(1, 2), 3), undefined);
  mullama.mutate(new Float32Array(0));
  mixedUp(() => mullama.mutate([1, 2]), 'vector is of type object; expected a Float32Array');
  mixedUp(() => mullama.mutate(new Float64Array(2)), 'vector is of type object; expected a Float32Array');
});

test('a stream of records is a source of both loops', async () => {
  const handle = object.giveHandle();
  const stream = handle.each();
  const records = [...stream];
  assert.deepEqual(records, [object.givePerhaps(), object.givePerhaps()]);
  assert.deepEqual(stream.result, records[0]);
  const later = [];
  for await (const record of handle.each()) later.push(record);
  assert.deepEqual(later, records);
  assert.deepEqual(handle.each().tryNext(), records[0]);
});

test('a fact that changes is asked for, of what is open', () => {
  const other = new mullama.Class('y');
  assert.deepEqual(other.these, [0, 0]);
  assert.equal(other.text, '7');
  other.close();
  refused(() => other.changes, INVALID_HANDLE, /class/);
  assert.match(inspect(other), /^Class \{.*isClosed: true \}$/);
});

test('an answer in JSON is of the type that its caller names', async () => {
  const doubled = (value) => value * 2;
  assert.equal(object.giveTyped(doubled), 14);
  assert.equal(await object.giveTypedAsync(doubled, {}), 14);
  assert.equal(object.giveTyped({ parse: (value) => `${value}` }), '7', 'as Zod has it');
  const standard = (answer) => ({ '~standard': { validate: () => answer } });
  assert.equal(object.giveTyped(standard({ value: 'x' })), 'x');
  const issues = [{ message: 'no' }, { message: 'never' }];
  assert.throws(() => object.giveTyped(standard({ issues })), { name: 'TypeError', message: /no; never/, issues });
  assert.throws(() => object.giveTyped(standard(Promise.resolve())), /answers at once/);
  mixedUp(() => object.giveTyped('string'), /type is a string; expected a function/);
  await assert.rejects(object.giveTypedAsync(null), /type is null; expected a function/);
  const mine = new Error('mine');
  const failing = () => {
    throw mine;
  };
  assert.throws(() => object.giveTyped(failing), mine);
  await assert.rejects(object.giveTypedAsync(failing), mine);
  assert.equal(object.takeTypeAs(doubled, 'x'), 14);
  assert.equal(mullama.Class.sizeofAs(doubled), 14);
  assert.equal(mullama.enumAs(doubled, 1, 'key'), 14);
});

/** Texts of a source, which tells how many were asked for and whether it was left. */
function source(n, { fails } = {}) {
  const told = { asked: 0, left: false };
  function* texts() {
    try {
      for (let i = 0; i < n; i++) {
        told.asked++;
        yield `${i}`;
      }
      if (fails) throw fails;
    } finally {
      told.left = true;
    }
  }
  return [texts(), told];
}

test('a stream that takes texts is fed by an iterable, as far as it has space', async () => {
  const handle = object.giveHandle();
  const [texts, told] = source(1000);
  const stream = handle.feed(texts);
  assert.equal(told.asked, 0, 'nothing is asked for before an answer is');
  const first = stream.next();
  assert.deepEqual(first.value, object.givePerhaps());
  assert.ok(told.asked <= 3, `${told.asked} were asked for`);
  assert.equal([...stream].length, 999);
  assert.deepEqual(stream.result, object.givePerhaps());
  assert.equal([...handle.feed([])].length, 0);
  const later = [];
  for await (const answer of handle.feed(source(5)[0])) later.push(answer);
  assert.equal(later.length, 5);
});

test('a source that is left, fails or gives no text is told so, and so is the caller', async () => {
  const handle = object.giveHandle();
  const [texts, told] = source(10);
  for (const answer of handle.feed(texts)) {
    assert.ok(answer);
    break;
  }
  assert.ok(told.left);
  const mine = new Error('mine');
  const failing = handle.feed(source(2, { fails: mine })[0]);
  assert.throws(() => [...failing], mine);
  assert.ok(failing.isClosed);
  mixedUp(() => [...handle.feed([7])], /of type number; expected a string/);
  mixedUp(() => handle.feed('text'), 'texts are of type string; expected an iterable of strings');
  mixedUp(() => handle.feed(7), /of type number; expected an iterable/);
});

test('texts that come later do not hold back answers that are there', async () => {
  const handle = object.giveHandle();
  let given;
  const waiting = new Promise((resolve) => {
    given = resolve;
  });
  async function* texts() {
    yield 'a';
    yield await waiting;
  }
  const answers = [];
  for await (const answer of handle.feed(texts())) {
    answers.push(answer);
    given('b');
  }
  assert.equal(answers.length, 2);
  const mine = new Error('mine');
  async function* failing() {
    yield 'a';
    throw mine;
  }
  await assert.rejects(async () => {
    for await (const answer of handle.feed(failing())) assert.ok(answer);
  }, mine);
  mixedUp(() => [...handle.feed(texts())], /loop over them with `for await`/);
});
