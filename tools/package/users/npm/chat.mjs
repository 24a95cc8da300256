/** What a user writes with import: the same chat, streamed and awaited. `node chat.mjs MODEL` */

import mullama, { Context, Model, samplerParamsGreedy } from 'mullama';

const model = await Model.loadAsync(process.argv[2]);
const context = await Context.createAsync(model, { nCtx: 256, nThreads: 1 });
let text = '';
for await (const piece of context.chatStream([['user', 'What is the capital of France?']], 40, samplerParamsGreedy())) text += piece;
console.log(text);
console.log(mullama.version());
