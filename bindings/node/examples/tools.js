'use strict';

/** Answers a question with the help of a function of this program: `node examples/tools.js MODEL`. */

const { Context, Model, samplerParamsGreedy, tool } = require('mullama');

const QUESTION = 'What is the weather in Paris?';
const WEATHER = { Paris: { degrees: 21, sky: 'sunny' }, Oslo: { degrees: -3, sky: 'snowy' } };

const getWeather = tool(
  {
    name: 'get_weather',
    description: 'Current weather in a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
  async ({ city }) => {
    console.log(`looking out of a window in ${city}`);
    return WEATHER[city];
  },
);

async function main(path) {
  const model = await Model.loadAsync(path);
  const context = await Context.createAsync(model);
  const answer = await context.runToolsAsync([['user', QUESTION]], [getWeather], -1, samplerParamsGreedy());
  console.log(answer.text);
}

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node examples/tools.js MODEL');
  process.exit(2);
}
main(path);
