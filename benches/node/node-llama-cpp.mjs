// Reads a prompt when it is told to, with node-llama-cpp: one side of the pairs of benches/variants.py.
//
//     node node-llama-cpp.mjs PACKAGE MODEL N_TOKENS
//
// PACKAGE is the folder node_modules/node-llama-cpp. Each line of input is one prompt, each line of output the nanoseconds that it took.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [, , folder, path, count] = process.argv;
const { getLlama } = await import(pathToFileURL(`${folder}/dist/index.js`));
const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1, logLevel: "error" });
const model = await llama.loadModel({ modelPath: path });
const size = { contextSize: Number(count) + 64, batchSize: 512 };
const context = await model.createContext({ ...size, threads: 1, flashAttention: true });
const sequence = context.getSequence();
// The same prompt as the other side's: the story's beginning, over and over.
const text = "Once upon a time there was a llama who lived near a forest. ".repeat(Number(count));
const tokens = model.tokenize(text).slice(0, Number(count));

for await (const _ of createInterface({ input: process.stdin })) {
  await sequence.clearHistory();
  const start = process.hrtime.bigint();
  await sequence.evaluateWithoutGeneratingNewTokens(tokens);
  console.log(String(process.hrtime.bigint() - start));
}
process.exit(0);
