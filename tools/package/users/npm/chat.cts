/** What a user writes in TypeScript, as a CommonJS module. */

import mullama = require('mullama');

const messages: mullama.ChatMessage[] = [{ role: 'user', content: 'What is the capital of France?' }];
const context = new mullama.Context(mullama.Model.load(process.argv[2]!), { nCtx: 256, nThreads: 1 });
const text: string = context.chat(messages, 40, mullama.samplerParamsGreedy()).text;
console.log(text);

// @ts-expect-error there is no such option, which only a program that found the types is told
new mullama.Context(mullama.Model.load('a'), { nContext: 1 });
