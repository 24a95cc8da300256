/** What an answer's type is, by a schema of Zod's. */
import { z } from 'zod';

import { Context } from '../../index.mjs';

declare const context: Context;
const person = z.object({
  kind: z.enum(['fox', 'crow']),
  age: z.int(),
  nick: z.string().optional(),
  length: z.string().transform((text) => text.length),
});
const answer = context.parseAs(person, [['user', 'a']]);
const kind: 'fox' | 'crow' = answer.kind;
const age: number = answer.age;
const nick: string | undefined = answer.nick;
const length: number = answer.length;
// @ts-expect-error a member that may be missing
const sure: string = answer.nick;
const later: Promise<z.infer<typeof person>> = context.parseAsAsync(person, [['user', 'a']]);
export { age, kind, later, length, nick, sure };
