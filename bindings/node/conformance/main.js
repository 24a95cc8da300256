'use strict';

/** The loop: reads requests as lines of JSON, lets the client do what they ask, answers. */

const { createInterface } = require('node:readline');

const { answer } = require('./client');

async function main() {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.op === 'bye') break;
    process.stdout.write(`${JSON.stringify(await answer(request))}\n`);
  }
}

main();
