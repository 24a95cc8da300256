/** What a user writes in TypeScript, as an ES module. */

import mullama, { Context, type ChatMessage, Model, samplerParamsGreedy } from 'mullama';

const messages: ChatMessage[] = [{ role: 'user', content: 'What is the capital of France?' }];
const context = new Context(Model.load(process.argv[2]!), { nCtx: 256, nThreads: 1 });
const text: string = context.chat(messages, 40, samplerParamsGreedy()).text;
console.log(text, mullama.version() satisfies string);

// @ts-expect-error there is no such option, which only a program that found the types is told
new Context(Model.load('a'), { nContext: 1 });
