/** What a tool's function gets, by the schema of its parameters. */
import { z } from 'zod';

import { Context, tool, type Generation, type Tool } from '../../index.mjs';

declare const context: Context;
const plain = tool(
  { name: 'plain', parameters: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'integer' } }, required: ['city'] } },
  ({ city, days }, { id, signal }) => {
    const sure: string = city;
    const perhaps: number | undefined = days;
    const call: string = id;
    const stop: AbortSignal | undefined = signal;
    // @ts-expect-error a member that may be missing
    const never: number = days;
    return [sure, perhaps, call, stop, never];
  },
);
const zod = tool({ name: 'zod', description: 'By Zod', parameters: z.object({ kind: z.enum(['fox', 'crow']) }) }, async ({ kind }) => {
  const one: 'fox' | 'crow' = kind;
  return one;
});
const none = tool({ name: 'none' }, () => 1);
const tools: Tool[] = [plain, zod, none];
const now: Generation = context.runTools([['user', 'a']], tools);
const later: Promise<Generation> = context.runToolsAsync([['user', 'a']], tools, -1, null, null, { signal: new AbortController().signal }, 4);
// @ts-expect-error a function alone says nothing to the model
context.runTools([['user', 'a']], [() => 1]);
// @ts-expect-error a signal is for what is awaited
context.runTools([['user', 'a']], tools, -1, null, null, { signal: new AbortController().signal });
export { later, now };
