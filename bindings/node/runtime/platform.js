'use strict';

const { existsSync, readFileSync } = require('node:fs');

/** The C library's kind on Linux: modules for glibc do not load with musl. */
function libc() {
  const header = process.report?.getReport().header;
  if (header) return header.glibcVersionRuntime ? 'gnu' : 'musl';
  return existsSync('/usr/bin/ldd') && readFileSync('/usr/bin/ldd', 'latin1').includes('musl') ? 'musl' : 'gnu';
}

/** As in `linux-x64-gnu`, the names that native packages of npm go by. */
function platformName() {
  const suffix = { linux: libc, win32: () => 'msvc' }[process.platform];
  return [process.platform, process.arch, ...(suffix ? [suffix()] : [])].join('-');
}

module.exports = { platformName };
