'use strict';

/** What happens at the edges of a process: exit, workers, garbage. Each runs in a process of its own. */

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { test } = require('node:test');

const { MODEL } = require('./support');

/** Runs a program over the package and gives what it wrote; whatever else it does, it must end by itself and well. */
function run(program, ...flags) {
  const head = `
    const mullama = require(${JSON.stringify(require.resolve('..'))});
    const MODEL = ${JSON.stringify(MODEL)};
    const open = () => new mullama.Context(mullama.Model.load(MODEL), { nThreads: 1, nCtx: 256 });
    const endless = { temperature: 1, ignoreEos: true };
  `;
  const done = spawnSync(process.execPath, [...flags, '--eval', head + program], { encoding: 'utf8', timeout: 60_000 });
  assert.equal(done.signal, null, done.stderr);
  return done;
}

test('nothing is written that the program does not write', () => {
  const done = run(`open().generate('a', 3);`);
  assert.deepEqual([done.status, done.stdout, done.stderr], [0, '', '']);
});

test('a program ends by itself with objects and a stream left open', () => {
  const done = run(`globalThis.kept = open().generateStream('a', -1, endless); kept.next();`);
  assert.deepEqual([done.status, done.stderr], [0, '']);
});

test('forgotten contexts do not pile up, for V8 is told of their memory', () => {
  const done = run(`(async () => {
    const model = mullama.Model.load(MODEL);
    const create = () => mullama.Context.createAsync(model, { nThreads: 1, nCtx: 1 << 13 });
    let context = await create();
    const one = mullama.reservedMemory();
    context = null;
    let most = 0;
    for (let i = 0; i < 100; i++) {
      await create();
      await new Promise(setImmediate);
      most = Math.max(most, mullama.reservedMemory());
    }
    console.log(JSON.stringify({ one, most }));
  })();`);
  assert.deepEqual([done.status, done.stderr], [0, '']);
  const { one, most } = JSON.parse(done.stdout);
  assert.ok(most <= 25 * one, `${most} bytes were held at once where a context has ${one}`);
});

test('process.exit in the middle of a stream ends the process with its status', () => {
  for (const kind of ['for', 'for await']) {
    const done = run(`(async () => { ${kind} (const piece of open().generateStream('a', -1, endless)) process.exit(7); })();`);
    assert.deepEqual([done.status, done.stderr], [7, ''], kind);
  }
});

test('process.exit while promises are pending ends the process with its status', () => {
  const done = run(`
    open().generateAsync('a', -1, endless); mullama.Model.loadAsync(MODEL, { useMmap: false });
    setImmediate(() => process.exit(7));
  `);
  assert.deepEqual([done.status, done.stderr], [7, '']);
});

test('a pending promise keeps the program alive, an idle module does not', () => {
  const done = run(`open().generateAsync('a', 5).then((text) => console.log(typeof text));`);
  assert.deepEqual([done.status, done.stdout.trim()], [0, 'string']);
});

test('two workers and the main thread use the module side by side', () => {
  const done = run(`
    const { Worker, isMainThread, parentPort } = require('node:worker_threads');
    const source = \`
      const { parentPort, workerData } = require('node:worker_threads');
      const mullama = require(workerData.path);
      const context = new mullama.Context(mullama.Model.load(workerData.model), { nThreads: 1, nCtx: 256, deterministic: true });
      (async () => {
        let text = '';
        for await (const piece of context.generateStream('Once upon a time', 20, mullama.samplerParamsGreedy())) text += piece;
        parentPort.postMessage(text);
      })();
    \`;
    const workerData = { path: ${JSON.stringify(require.resolve('..'))}, model: MODEL };
    const asked = [1, 2].map(() => new Promise((resolve, reject) => {
      new Worker(source, { eval: true, workerData }).on('message', resolve).on('error', reject);
    }));
    const mine = open().generateAsync('Once upon a time', 20, mullama.samplerParamsGreedy());
    Promise.all([...asked, mine]).then((texts) => console.log(new Set(texts).size));
  `);
  assert.deepEqual([done.status, done.stdout.trim(), done.stderr], [0, '1', '']);
});

test('a worker that is terminated in the middle of a stream leaves the rest alone', () => {
  const done = run(`
    const { Worker } = require('node:worker_threads');
    const source = \`
      const { parentPort, workerData } = require('node:worker_threads');
      const mullama = require(workerData.path);
      const context = new mullama.Context(mullama.Model.load(workerData.model), { nThreads: 1, nCtx: 256 });
      (async () => {
        for await (const piece of context.generateStream('a', -1, { ignoreEos: true })) parentPort.postMessage(piece);
      })();
    \`;
    const worker = new Worker(source, { eval: true, workerData: { path: ${JSON.stringify(require.resolve('..'))}, model: MODEL } });
    worker.once('message', async () => {
      await worker.terminate();
      console.log(typeof open().generate('a', 3), mullama.liveHandles());
    });
  `);
  assert.deepEqual([done.status, done.stdout.trim(), done.stderr], [0, 'string 2', '']);
});

test('an object is not sent to another thread, or what arrives says why it does nothing', () => {
  const done = run(`
    const { MessageChannel, Worker, markAsUncloneable } = require('node:worker_threads');
    const context = open();
    const stream = context.generateStream('a', 1);
    const sent = [context, stream, new mullama.CancelToken(), mullama.Model.load(MODEL)].map((object) => {
      try {
        return structuredClone({ object }).object;
      } catch (error) {
        return error.name;
      }
    });
    if (markAsUncloneable) console.log(sent.every((error) => error === 'DataCloneError'));
    else {
      const source = \`
        const { parentPort, workerData } = require('node:worker_threads');
        const { Context, MullamaError } = require(workerData.path);
        try { new Context(workerData.model) } catch (error) { parentPort.postMessage([error.name, error.message]); }
      \`;
      const workerData = { path: ${JSON.stringify(require.resolve('..'))}, model: sent[3] };
      new Worker(source, { eval: true, workerData }).on('message', ([name, message]) =>
        console.log(name === 'TypeError' && message.includes('made in this thread: what another thread sends arrives empty')));
    }
  `);
  assert.deepEqual([done.status, done.stdout.trim(), done.stderr], [0, 'true', '']);
});

test('objects that nobody holds are freed', () => {
  const done = run(
    `
    (async () => {
      for (let i = 0; i < 5; i++) open().generateStream('a', 2).next();
      for (let i = 0; i < 50 && mullama.liveHandles() > 0; i++) {
        gc();
        await new Promise(setImmediate);
      }
      console.log(mullama.liveHandles());
    })();
  `,
    '--expose-gc',
  );
  assert.deepEqual([done.status, done.stdout.trim()], [0, '0']);
});
