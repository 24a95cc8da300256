/** What an answer's type is, by the schema that is given. */
import { Context } from '../../index.mjs';

declare const context: Context;
const answer = context.parseAs(
  {
    type: 'object',
    properties: { kind: { enum: ['fox', 'crow'] }, n: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
    required: ['kind', 'n'],
  },
  [['user', 'a']],
);
const kind: 'fox' | 'crow' = answer.kind;
const n: number = answer.n;
const tags: string[] | undefined = answer.tags;
// @ts-expect-error a member that may be missing
const sure: string[] = answer.tags;
const made: Promise<{ a: 1 }> = context.parseAsAsync({ toJSONSchema: () => ({}), parse: (): { a: 1 } => ({ a: 1 }) }, [['user', 'a']]);
// @ts-expect-error a function says no schema
context.parseAs((value: unknown) => value, [['user', 'a']]);
export { kind, made, n, sure, tags };
