// The bench of Mullama in Node. What is measured and how it is said: benches/README.md.
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { Context, Model, samplerParamsGreedy } = require(path.join(__dirname, '../../bindings/node'))

const PROMPT = 'Once upon a time'

// Runs `once` for each line of the standard input and prints its nanoseconds and what it counted. `prepare` is not measured, nor is
// closing what `once` leaves behind.
function measure(prepare, once) {
  const line = Buffer.alloc(64)
  while (fs.readSync(0, line) > 0) {
    prepare()
    const start = process.hrtime.bigint()
    const [count, leftBehind] = once()
    const ns = process.hrtime.bigint() - start
    fs.writeSync(1, `${ns} ${count}\n`)
    leftBehind?.close()
  }
}

function main([file, what, argument]) {
  if (what === 'load') {
    return measure(() => {}, () => [1, Model.load(file)])
  }
  const model = Model.load(file)
  if (what === 'tokenize') {
    const text = fs.readFileSync(argument, 'utf8')
    return measure(() => {}, () => [model.tokenize(text).length])
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
  return measure(() => context.clearCache(), work[what])
}

main(process.argv.slice(2))
