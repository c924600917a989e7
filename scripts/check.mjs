// `npm run check`: what to run before each commit; no database, no browser, under a minute.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { typedWords } from './usage.mjs';

/** The exit code of a step that could not be done: neither passed nor failed. */
const NOT_DONE = 3;

typedWords('npm run check   what to run before each commit; takes no options\n');
const node = await bootstrap();
const steps = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check']],
  ['types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']],
  [
    'core tests and architecture',
    'node_modules/vitest/vitest.mjs',
    ['run', '--project=unit*', '--reporter=default'],
  ],
  ['known vulnerabilities of packages', 'scripts/audit-packages.ts', []],
];

const outcomes = steps.map(([name, file, args]) => {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(
    node,
    ['--disable-warning=ExperimentalWarning', path.join(root, file), ...args],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  return { name, status };
});

const passed = outcomes.filter(({ status }) => status === 0);
const notDone = outcomes.filter(({ status }) => status === NOT_DONE);
const failed = outcomes.length - passed.length - notDone.length;
const left = notDone.map(({ name }) => `, NOT DONE: ${name}`).join('');
process.stdout.write(`\n${passed.length} passed, ${failed} failed${left}\n`);
process.exitCode = failed > 0 ? 1 : 0;
