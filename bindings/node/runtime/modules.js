'use strict';

/** Where native modules lie. Every name is written out, and inside `try`, so that bundlers find those that are there. */

/** The file beside this package, which a checkout's build puts there. */
function beside(platform, missed) {
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
    missed(error);
  }
}

/** The platform's own package, which a package manager installs with this one. */
function installed(platform, missed) {
  try {
    switch (platform) {
      case 'linux-x64-gnu':
        return require('mullama-linux-x64-gnu');
      case 'linux-x64-musl':
        return require('mullama-linux-x64-musl');
      case 'linux-arm64-gnu':
        return require('mullama-linux-arm64-gnu');
      case 'linux-arm64-musl':
        return require('mullama-linux-arm64-musl');
      case 'darwin-x64':
        return require('mullama-darwin-x64');
      case 'darwin-arm64':
        return require('mullama-darwin-arm64');
      case 'win32-x64-msvc':
        return require('mullama-win32-x64-msvc');
      case 'win32-arm64-msvc':
        return require('mullama-win32-arm64-msvc');
    }
  } catch (error) {
    missed(error);
  }
}

/** A package for a GPU, which who wants it installs beside this one. */
function accelerated(platform) {
  try {
    switch (platform) {
      case 'linux-x64-gnu':
        return require('mullama-linux-x64-gnu-cuda');
      case 'win32-x64-msvc':
        return require('mullama-win32-x64-msvc-cuda');
    }
  } catch (error) {
    unlessMissing(error);
  }
  try {
    switch (platform) {
      case 'linux-x64-gnu':
        return require('mullama-linux-x64-gnu-vulkan');
      case 'win32-x64-msvc':
        return require('mullama-win32-x64-msvc-vulkan');
    }
  } catch (error) {
    unlessMissing(error);
  }
}

/** Most programs have no such package; one that is there and does not load was asked for, and says why. */
function unlessMissing(error) {
  if (error.code !== 'MODULE_NOT_FOUND') throw error;
}

module.exports = { accelerated, beside, installed };
