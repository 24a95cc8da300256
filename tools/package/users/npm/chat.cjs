'use strict';

/** What a user writes with require: a chat, and how long the package took to load. `node chat.cjs MODEL` */

const begin = process.hrtime.bigint();
const { Context, Model, samplerParamsGreedy } = require('mullama');
const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;

const model = Model.load(process.argv[2]);
const context = new Context(model, { nCtx: 256, nThreads: 1 });
console.log(context.chat([['user', 'What is the capital of France?']], 40, samplerParamsGreedy()).text);
console.log(`loaded in ${milliseconds.toFixed(1)} ms`);
