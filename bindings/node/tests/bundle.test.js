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

/** What a program prints when the package does not load. */
function said(before, environment) {
  const program = `${before}; try { require(${JSON.stringify(ROOT)}); console.log('loaded') } catch (error) { console.log(error.message) }`;
  return execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8', env: { ...process.env, ...environment } });
}

/** As if the package ran elsewhere. */
const onArch = (arch) => `Object.defineProperty(process, 'arch', { value: '${arch}' })`;

test('a platform without a package is told so', () => {
  assert.match(said(onArch('mips')), /^mullama has no package for .*-mips.*; build it from source/);
});

test('a missing package is named, with what was looked for and where', () => {
  // No other architecture's module is built in a checkout.
  const printed = said(onArch(process.arch === 'x64' ? 'arm64' : 'x64'));
  assert.match(printed, /the package mullama-\S+ is missing/);
  assert.ok(printed.includes(`${join(ROOT, 'mullama.')}`), printed);
  assert.ok(printed.includes(`as seen from ${join(ROOT, 'runtime')}: not found`), printed);
});

test('MULLAMA_LIB names a module or its folder, and then no other is tried', () => {
  assert.equal(said('', { MULLAMA_LIB: ROOT }), 'loaded\n');
  const file = readdirSync(ROOT).find((name) => name.endsWith('.node'));
  assert.equal(said('', { MULLAMA_LIB: join(ROOT, file) }), 'loaded\n');
  assert.match(said('', { MULLAMA_LIB: '/nowhere' }), /^MULLAMA_LIB names \/nowhere, which is not there/);
  assert.match(said('', { MULLAMA_LIB: __dirname }), /^MULLAMA_LIB names the folder .*, in which there is neither .*\.node nor .*mullama\.node/);
  assert.match(said('', { MULLAMA_LIB: __filename }), /^MULLAMA_LIB names .*bundle\.test\.js, which does not load; /);
});
