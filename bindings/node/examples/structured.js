'use strict';

/** Reads what a guest wrote into a value of a type: `node examples/structured.js MODEL`. */

const { Context, Model, samplerParamsGreedy } = require('mullama');

const TEXT = 'The soup was cold, and the waiter laughed at me. Never again!';

/** What a guest thinks of a meal; a schema of Zod's can stand in its place. */
const review = {
  type: 'object',
  properties: {
    dish: { enum: ['soup', 'salad', 'cake'] },
    mood: { enum: ['happy', 'content', 'angry'] },
    stars: { type: 'integer', minimum: 1, maximum: 5 },
    comesBack: { type: 'boolean' },
  },
  required: ['dish', 'mood', 'stars', 'comesBack'],
  additionalProperties: false,
};

/** The review in a text; the model can answer nothing else. */
function read(context, text) {
  const question = `A guest wrote: ${text}\nGive the dish, the mood, the stars from 1 to 5, and whether the guest comes back, as JSON.`;
  return context.parseAsAsync(review, [['user', question]], -1, samplerParamsGreedy());
}

async function main(path) {
  const model = await Model.loadAsync(path);
  const context = await Context.createAsync(model);
  const { dish, mood, stars, comesBack } = await read(context, TEXT);
  console.log(`${dish}: ${'*'.repeat(stars)}, ${mood}, ${comesBack ? 'comes back' : 'never again'}`);
}

module.exports = { TEXT, read, review };

if (require.main === module) {
  const [path] = process.argv.slice(2);
  if (path === undefined) {
    console.error('usage: node examples/structured.js MODEL');
    process.exit(2);
  }
  main(path);
}
