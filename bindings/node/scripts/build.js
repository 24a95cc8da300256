'use strict';

/**
 * Builds the native module with cargo and puts it beside the package. It is not `napi build`: that always passes `--target`, which
 * keeps its artifacts apart from those of the other bindings and builds llama.cpp a second time.
 */

const { execFileSync } = require('node:child_process');
const { copyFileSync, renameSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const { platformName } = require('../runtime/platform');

const folder = join(__dirname, '..');
const cargo = process.env.CARGO ?? 'cargo';

/** The file names that cargo gives a library. */
const built = { darwin: 'libmullama_node.dylib', win32: 'mullama_node.dll' }[process.platform] ?? 'libmullama_node.so';

execFileSync(cargo, ['build', '--release', '--package=mullama-node'], { cwd: folder, stdio: 'inherit' });
const metadata = execFileSync(cargo, ['metadata', '--format-version=1', '--no-deps'], { cwd: folder, maxBuffer: 1 << 28 });
const from = join(JSON.parse(metadata).target_directory, 'release', built);
const to = join(folder, `mullama.${platformName()}.node`);
// A new file under the name: a program that runs keeps the one it has loaded.
copyFileSync(from, `${to}.new`);
rmSync(to, { force: true });
renameSync(`${to}.new`, to);
console.log(`built ${to}`);
