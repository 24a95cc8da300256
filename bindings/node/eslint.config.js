'use strict';

const js = require('@eslint/js');
const globals = require('globals');

/** ESLint's recommended rules, over what is written by hand and what is generated. The library itself must run on Node.js 16. */
module.exports = [
  { ignores: ['node_modules/', '*.node'] },
  js.configs.recommended,
  { files: ['**/*.js'], languageOptions: { ecmaVersion: 2022, sourceType: 'commonjs', globals: globals.node } },
  { files: ['**/*.mjs'], languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: globals.node } },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { args: 'none' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  // The generated file takes the whole of the runtime, whether this description needs all of it or not.
  { files: ['index.js'], rules: { 'no-unused-vars': ['error', { args: 'none', varsIgnorePattern: '^(callingBack|FedStream|feeding|readLater|readerOf)$' }] } },
];
