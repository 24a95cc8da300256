'use strict';

/**
 * Finds the native module: what `MULLAMA_LIB` names and then no other, else the one beside the package, else a package for a GPU, else the
 * platform's own package.
 */

const { statSync } = require('node:fs');
const { join } = require('node:path');

const { accelerated, beside, installed } = require('./modules');
const { platformName } = require('./platform');

/** The module of a platform, or an error that says what was looked for and where. */
function load(platform) {
  const named = process.env.MULLAMA_LIB;
  if (named) return open(fileOf(named, platform));
  const name = `mullama-${platform}`;
  const tried = [];
  const missed = (what) => (error) =>
    // What is there and cannot be loaded says why itself.
    tried.push(`${what}: ${error.code === 'MODULE_NOT_FOUND' ? 'not found' : error.message}`);
  const module =
    beside(platform, missed(join(__dirname, '..', `mullama.${platform}.node`))) ??
    accelerated(platform) ??
    installed(platform, missed(`the package ${name}, as seen from ${__dirname}`));
  if (module) return module;
  if (tried.length === 0) throw new Error(`mullama has no package for ${platform}; build it from source, and name the module in MULLAMA_LIB`);
  throw new Error(
    `mullama has no native module for ${platform}: the package ${name} is missing or does not load. Install it ('npm install ${name}'; npm leaves it ` +
      `out with --omit=optional, or where a lock file or node_modules came from another system), name a module in MULLAMA_LIB, or in a checkout ` +
      `build it with 'npm run build'. Tried:\n${tried.join('\n')}`,
  );
}

/** The file that `MULLAMA_LIB` means: itself, or this platform's in the folder that it names. */
function fileOf(named, platform) {
  const stats = statSync(named, { throwIfNoEntry: false });
  if (!stats) throw new Error(`MULLAMA_LIB names ${named}, which is not there`);
  if (stats.isFile()) return named;
  const files = [join(named, `mullama.${platform}.node`), join(named, 'mullama.node')];
  const file = files.find((path) => statSync(path, { throwIfNoEntry: false }));
  if (!file) throw new Error(`MULLAMA_LIB names the folder ${named}, in which there is neither ${files[0]} nor ${files[1]}`);
  return file;
}

/** Loads a file as `require` does, but in a bundle too, where `require` knows only what was packed. */
function open(path) {
  const module = { exports: {} };
  try {
    process.dlopen(module, path);
  } catch (error) {
    throw new Error(`MULLAMA_LIB names ${path}, which does not load; Node.js needs a module made for it, mullama.node: ${error.message}`);
  }
  return module.exports;
}

module.exports = load(platformName());
