// The bench of Mullama in Node. What is measured and how it is said: benches/README.md.
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { Context, Model, samplerParamsGreedy } = require(path.join(__dirname, '../../bindings/node'))

const PROMPT = 'Once upon a time'

// Runs `once` one time more than `rounds` and prints all times but the first. `prepare` is not measured, nor is closing what `once`
// leaves behind.
function measure(what, rounds, prepare, once) {
  const times = []
  let count = 0
  for (let round = 0; round <= rounds; round++) {
    prepare()
    const start = process.hrtime.bigint()
    const [counted, leftBehind] = once()
    times.push(Number(process.hrtime.bigint() - start))
    count = counted
    leftBehind?.close()
  }
  console.log(JSON.stringify({ language: 'node', what, ns: times.slice(1), count }))
}

function main([file, what, roundsText, argument]) {
  const rounds = Number(roundsText)
  if (what === 'load') {
    return measure(what, rounds, () => {}, () => [1, Model.load(file)])
  }
  const model = Model.load(file)
  if (what === 'tokenize') {
    const text = fs.readFileSync(argument, 'utf8')
    return measure(what, rounds, () => {}, () => [model.tokenize(text).length])
  }
  const n = Number(argument)
  const context = new Context(model, { nCtx: 512, nThreads: 1 })
  const greedy = { ...samplerParamsGreedy(), ignoreEos: true }
  const work = {
    stream() {
      let text = ''
      for (const piece of context.generateStream(PROMPT, n, greedy)) {
        text += piece
      }
      return [Buffer.byteLength(text)]
    },
    generate: () => [Buffer.byteLength(context.generate(PROMPT, n, greedy))],
  }
  return measure(what, rounds, () => context.clearCache(), work[what])
}

main(process.argv.slice(2))
