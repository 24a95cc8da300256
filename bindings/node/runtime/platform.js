'use strict';

const { closeSync, openSync, readSync } = require('node:fs');

/** The C library's kind on Linux: modules for glibc do not load with musl, and npm before 9.6.5 installs both. */
function libc() {
  // The program that we run in says it at once; a report takes milliseconds.
  const loader = /\/ld-(musl|linux)[^\0]*\0/.exec(beginningOf(process.execPath));
  if (loader) return loader[1] === 'musl' ? 'musl' : 'gnu';
  // Without this it may ask a name server what the other ends of connections are called.
  if (process.report) process.report.excludeNetwork = true;
  return process.report?.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'gnu';
}

/** The first bytes of a file, one character each. */
function beginningOf(path) {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(4096);
      return bytes.latin1Slice(0, readSync(file, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** As in `linux-x64-gnu`, the names that native packages of npm go by. */
function platformName() {
  const suffix = { linux: libc, win32: () => 'msvc' }[process.platform];
  return [process.platform, process.arch, ...(suffix ? [suffix()] : [])].join('-');
}

module.exports = { platformName };
