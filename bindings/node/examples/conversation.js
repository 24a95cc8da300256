'use strict';

/** A conversation, its answers streamed: `node examples/conversation.js MODEL [QUESTION]...`. */

const { Context, Conversation, Model, samplerParamsGreedy } = require('mullama');

async function main(path, questions) {
  const model = await Model.loadAsync(path);
  const context = await Context.createAsync(model, { nCtx: 2048 });
  const conversation = new Conversation(context, { system: 'Be brief.' });
  for (const question of questions) {
    console.log(`> ${question}`);
    const answer = conversation.sendStream(question, -1, samplerParamsGreedy());
    for await (const piece of answer) process.stdout.write(piece);
    const { nCached, nPrompt } = answer.result.stats;
    console.log(`\n[${nCached} of ${nPrompt} prompt tokens were cached]`);
  }
}

const [path, ...questions] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node examples/conversation.js MODEL [QUESTION]...');
  process.exit(2);
}
main(path, questions.length ? questions : ['What is the capital of France?', 'How do you say cat in Japanese?']);
