'use strict';

/** The native module, which lies beside the package. */

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const { platformName } = require('./platform');

const file = join(__dirname, '..', `mullama.${platformName()}.node`);
if (!existsSync(file)) {
  throw new Error(`mullama has no native module for ${platformName()} (${file}); in a checkout, build it with 'npm run build'`);
}

module.exports = require(file);
