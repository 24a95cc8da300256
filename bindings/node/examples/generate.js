'use strict';

/** Continues "Once upon a time", piece by piece: `node examples/generate.js MODEL`. */

const { Context, Model, samplerParamsGreedy } = require('mullama');

async function main(path) {
  const model = await Model.loadAsync(path);
  const context = await Context.createAsync(model);
  const stream = context.generateStream('Once upon a time', 100, samplerParamsGreedy());
  for await (const piece of stream) process.stdout.write(piece);
  const { finishReason, stats } = stream.result;
  console.log(`\n[${stats.nGenerated} tokens, ${finishReason}]`);
}

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node examples/generate.js MODEL');
  process.exit(2);
}
main(path);
