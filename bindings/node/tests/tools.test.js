'use strict';

/** Functions as tools: what a model is told of them, the calls that it makes, the loop until there is an answer. */

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { mullama, openContext } = require('./support');
const { runTools, runToolsLater } = require('../runtime/tools');

const { CancelToken, tool } = mullama;
const greedy = mullama.samplerParamsGreedy();
const WEATHER = [['user', 'What is the weather in Paris?']];
const CITY = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const described = { name: 'get_weather', description: 'Current weather in a city', parameters: CITY };
const SUNNY = { degrees: 21, sky: 'sunny' };

// The tiny model

test('the model calls a function and answers with what it gave', async (t) => {
  const context = openContext(t, { nCtx: 512 });
  const asked = [];
  const getWeather = tool(described, ({ city }) => {
    asked.push(city);
    return SUNNY;
  });
  const answer = context.runTools(WEATHER, [getWeather], -1, greedy);
  assert.equal(answer.text, 'It is sunny in Paris, 21 degrees.');
  assert.deepEqual(asked, ['Paris']);
  const later = tool(described, async () => SUNNY);
  assert.equal((await context.runToolsAsync(WEATHER, [later], -1, greedy)).text, answer.text);
});

test('a tool that throws is told to the model and the loop goes on', async (t) => {
  const context = openContext(t, { nCtx: 512 });
  const broken = tool(described, () => {
    throw new RangeError('no window there');
  });
  assert.ok((await context.runToolsAsync(WEATHER, [broken], -1, greedy)).text);
});

test('a limit of steps is an error that says so', async (t) => {
  const context = openContext(t, { nCtx: 512 });
  const getWeather = tool(described, () => SUNNY);
  const limited = context.runToolsAsync(WEATHER, [getWeather], -1, greedy, null, null, 1);
  await assert.rejects(limited, (error) => error.code === mullama.ErrorCode.GENERATION && /max_steps/.test(error.message));
});

test('a token that is set inside a tool ends the loop with what there is', async (t) => {
  const context = openContext(t, { nCtx: 512 });
  const cancel = new CancelToken();
  t.after(() => cancel.close());
  const getWeather = tool(described, () => cancel.cancel());
  assert.equal((await context.runToolsAsync(WEATHER, [getWeather], -1, greedy, null, { cancel })).finishReason, 'cancelled');
});

test('a signal ends the loop at once, inside a tool and before', async (t) => {
  const context = openContext(t, { nCtx: 512 });
  const stop = new AbortController();
  let heard;
  const getWeather = tool(described, (_, { signal }) => {
    heard = signal;
    setImmediate(() => stop.abort(new Error('enough')));
    return new Promise(() => {});
  });
  await assert.rejects(context.runToolsAsync(WEATHER, [getWeather], -1, greedy, null, { signal: stop.signal }), /enough/);
  assert.equal(heard, stop.signal);
  await assert.rejects(context.runToolsAsync(WEATHER, [getWeather], -1, greedy, null, { signal: stop.signal }), /enough/);
});

test('what is no tool is refused before the work', async (t) => {
  const context = openContext(t, { nCtx: 512 });
  const getWeather = tool(described, () => SUNNY);
  assert.throws(() => context.runTools(WEATHER, [() => SUNNY]), /tools\[0\] is no tool; make one with tool\(/);
  assert.throws(() => context.runTools(WEATHER, [getWeather, getWeather]), /two tools are named 'get_weather'/);
  await assert.rejects(context.runToolsAsync(WEATHER, [{ ...getWeather }]), /tools\[0\] is no tool/);
  assert.throws(() => tool({ name: 'x' }), /the tool 'x' has no function/);
  assert.throws(() => tool({ name: 'x', parameters: 7 }, () => 1), /^TypeError: parameters is a number; expected a JSON Schema/);
});

// The loop over steps that no tiny model makes

/** A run of one step of calls, and then the answer. */
function asked(...calls) {
  const steps = [{ calls: calls.map(([name, given], at) => ({ id: `call_${at}`, name, arguments: given })), answer: null }, { calls: [], answer: 'it' }];
  return {
    given: [],
    isClosed: false,
    isOver: false,
    isCancelled() {
      return this.isOver;
    },
    next: () => steps.shift(),
    nextAsync: async () => steps.shift(),
    give(results) {
      this.given.push(...results.map(({ id, content, isError }) => [id, content, isError]));
    },
    close() {
      this.isClosed = true;
    },
  };
}

test('what cannot be called is told to the model with what can', async () => {
  const echo = tool({ name: 'echo', parameters: { type: 'object' } }, (given) => given);
  const reading = tool({ name: 'read', parameters: { toJSONSchema: () => CITY, parse: () => assert.fail('no city') } }, () => 'never');
  const calls = [['rain', {}], ['echo', [1]], ['echo', { a: [1, 'b, c'], d: null }], ['read', {}]];
  const told = [
    ['call_0', "there is no tool 'rain'; there are: echo, read", true],
    ['call_1', 'the arguments of echo are no JSON object', true],
    ['call_2', '{"a": [1, "b, c"], "d": null}', false],
    ['call_3', 'AssertionError [ERR_ASSERTION]: no city', true],
  ];
  for (const loop of [runTools, runToolsLater]) {
    const run = asked(...calls);
    assert.equal(await loop(...(loop === runTools ? [[echo, reading]] : [[echo, reading], undefined]), () => run), 'it');
    assert.deepEqual(run.given, told);
    assert.ok(run.isClosed);
  }
});

test('what is no text is told as far as it is', async () => {
  const odd = tool({ name: 'odd', parameters: { type: 'object' } }, ({ n }) => {
    if (n === 1) throw new Error('a\ud800');
    return 'a\0b\udc00\u{1f600}';
  });
  for (const loop of [runTools, (tools, open) => runToolsLater(tools, undefined, open)]) {
    const run = asked(['odd', { n: 0 }], ['odd', { n: 1 }]);
    await loop([odd], () => run);
    assert.deepEqual(run.given, [
      ['call_0', 'a\ufffdb\ufffd\u{1f600}', false],
      ['call_1', 'Error: a\ufffd', true],
    ]);
  }
});

test('the calls of a step are awaited together and told in their order', async () => {
  const waiting = [];
  const both = tool({ name: 'both', parameters: { type: 'object' } }, async ({ n }) => {
    await new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 2) waiting.reverse().forEach((each) => each());
    });
    return `n is ${n}`;
  });
  const run = asked(['both', { n: 1 }], ['both', { n: 2 }]);
  await runToolsLater([both], null, () => run);
  assert.deepEqual(run.given, [
    ['call_0', 'n is 1', false],
    ['call_1', 'n is 2', false],
  ]);
});

test('after a cancel no further tool of the step is called; a promise is no result of the form that waits', async () => {
  for (const loop of [runTools, (tools, open) => runToolsLater(tools, undefined, open)]) {
    const run = asked(['stop', {}], ['stop', {}]);
    const stop = tool({ name: 'stop' }, () => {
      run.isOver = true;
    });
    await loop([stop], () => run);
    assert.deepEqual(run.given, [
      ['call_0', 'null', false],
      ['call_1', 'cancelled', true],
    ]);
  }
  const later = tool({ name: 'later' }, async () => 1);
  assert.throws(() => runTools([later], () => asked(['later', {}])), /'later' gives a promise/);
});
