// `npm run check`: what to run before each commit; no database, no browser, under a minute.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const node = bootstrap();
const steps = [
  ['format and lint', '@biomejs/biome/bin/biome', ['check']],
  ['types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']],
  ['core tests and architecture', 'vitest/vitest.mjs', ['run', '--project=unit', '--reporter=default']],
];

const failed = steps.filter(([name, file, args]) => {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(node, [path.join(root, 'node_modules', file), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status !== 0;
});

process.stdout.write(`\n${steps.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
