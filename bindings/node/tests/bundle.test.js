'use strict';

/** Programs that a bundler has packed find the native module. */

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { test } = require('node:test');

const esbuild = require('esbuild');

const { mullama } = require('./support');

const ROOT = join(__dirname, '..');
const PROGRAMS = {
  require: `console.log(require(${JSON.stringify(ROOT)}).version())`,
  import: `import { version } from ${JSON.stringify(join(ROOT, 'index.mjs'))}; console.log(version())`,
};

for (const [way, contents] of Object.entries(PROGRAMS)) {
  test(`a program with ${way} that esbuild has packed runs away from the package`, (t) => {
    const outdir = mkdtempSync(join(tmpdir(), 'mullama-'));
    t.after(() => rmSync(outdir, { recursive: true }));
    const stdin = { contents, resolveDir: outdir, sourcefile: 'entry.js' };
    const { errors } = esbuild.buildSync({
      stdin,
      outfile: join(outdir, 'program.js'),
      bundle: true,
      platform: 'node',
      loader: { '.node': 'copy' },
      // Modules for other platforms are not there, which is a warning.
      logLevel: 'error',
    });
    assert.deepEqual(errors, []);
    assert.ok(readdirSync(outdir).some((file) => file.endsWith('.node')));
    const printed = execFileSync(process.execPath, [join(outdir, 'program.js')], { cwd: outdir, encoding: 'utf8' });
    assert.equal(printed.trim(), mullama.version());
  });
}

test('a platform without a native module is told so', () => {
  const program = `
    Object.defineProperty(process, 'arch', { value: 'mips' });
    try { require(${JSON.stringify(ROOT)}) } catch (error) { console.log(error.message) }`;
  const printed = execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8' });
  assert.match(printed, /^mullama has no native module for .*-mips.* \(mullama\..*\.node\);/);
});
