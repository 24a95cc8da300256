/** A CommonJS module finds the types that belong to `index.js`, which is what it exports. */

import mullama = require('mullama');

export const model: mullama.Model = mullama.Model.load('a');

// @ts-expect-error there is no default export here
mullama.default;
