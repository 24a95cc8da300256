'use strict';

/** The native module, which lies beside the package. */

const { platformName } = require('./platform');

/** Every name is written out, and inside `try`, so that bundlers find those files that are there. */
function load(platform) {
  try {
    switch (platform) {
      case 'linux-x64-gnu':
        return require('../mullama.linux-x64-gnu.node');
      case 'linux-x64-musl':
        return require('../mullama.linux-x64-musl.node');
      case 'linux-arm64-gnu':
        return require('../mullama.linux-arm64-gnu.node');
      case 'linux-arm64-musl':
        return require('../mullama.linux-arm64-musl.node');
      case 'darwin-x64':
        return require('../mullama.darwin-x64.node');
      case 'darwin-arm64':
        return require('../mullama.darwin-arm64.node');
      case 'win32-x64-msvc':
        return require('../mullama.win32-x64-msvc.node');
      case 'win32-arm64-msvc':
        return require('../mullama.win32-arm64-msvc.node');
    }
  } catch (error) {
    // What is there and cannot be loaded says why itself.
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
  }
  const file = `mullama.${platform}.node`;
  throw new Error(`mullama has no native module for ${platform} (${file}); in a checkout, build it with 'npm run build'`);
}

module.exports = load(platformName());
