// How late Node.js's event loop is beside our calls: heartbeat.js MODEL TOKENS. What is measured: benches/heartbeat.py.
'use strict'

const path = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { Context, Model, samplerParamsGreedy } = require(path.join(__dirname, '../../bindings/node'))

const EVERY = 2

// By how much the beats are late that come while a promise is pending, in milliseconds.
async function beats(work) {
  let isOver = false
  const end = work.finally(() => {
    isOver = true
  })
  const late = []
  while (!isOver) {
    const due = performance.now() + EVERY
    await sleep(EVERY)
    late.push(performance.now() - due)
  }
  await end
  late.sort((a, b) => a - b)
  const at = (share) => late[Math.floor(late.length * share)]
  return { n: late.length, median_ms: at(0.5), p99_ms: at(0.99), most_ms: late.at(-1) }
}

async function main(file, nTokens) {
  const model = await Model.loadAsync(file)
  const context = await Context.createAsync(model, { nCtx: nTokens + 512, nThreads: 1 })
  const prompt = ' llama'.repeat(nTokens)
  const greedy = { ...samplerParamsGreedy(), ignoreEos: true }
  const read = async () => {
    for await (const piece of context.generateStream('Once upon a time', 200, greedy)) void piece
  }
  const found = {
    idle: await beats(sleep(2000)),
    prompt: await beats(context.generateAsync(prompt, 1, greedy)),
    stream: await beats(read()),
  }
  console.log(JSON.stringify(found))
}

main(process.argv[2], Number(process.argv[3]))
