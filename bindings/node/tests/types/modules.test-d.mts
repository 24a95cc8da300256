/** An ES module finds the types that belong to `index.mjs`, which has a default export. */

import mullama, { type JsModelParams, Model, MullamaError } from 'mullama';

const params: JsModelParams = { nGpuLayers: 1 };
// One class, however it is named.
export const model: Model = new mullama.Context(mullama.Model.load('a', params)) && Model.load('a');
export const isOurs = (error: unknown): error is MullamaError => error instanceof mullama.MullamaError;

// @ts-expect-error the default export has no default of its own
mullama.default;
