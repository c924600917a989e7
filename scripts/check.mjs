// `npm run check`: format, lint, types and unit tests, without a database or a browser.
// `npm run fix`: applies the formatter and the safe fixes of the linter.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { bootstrap, root } from './bootstrap.mjs';
import { typedWords } from './usage.mjs';

/** Exit code of a step that could not run: neither passed nor failed. */
const NOT_DONE = 3;

typedWords(
  `npm run check                 format, lint, types, unit tests and known vulnerabilities of packages
npm run check -- --changed    the same, with only the unit tests that import a file changed since the last commit
npm run fix                   writes format and safe fixes of lint
`,
  { options: ['--changed', '--fix'] },
);
const isFix = process.argv.includes('--fix');
const changed = process.argv.includes('--changed') ? ['--changed'] : [];
const node = await bootstrap();
const vitest = ['run', '--project=unit*', '--reporter=default', '--passWithNoTests', ...changed];

// The unit tests take longest; the other steps run beside them, one after another.
const outcomes = isFix
  ? [await step('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--write'])]
  : (
      await Promise.all([
        step('unit tests', 'node_modules/vitest/vitest.mjs', vitest).then((outcome) => [outcome]),
        inTurn([
          ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check']],
          ['types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.', '--checkers', '1']],
          ['known vulnerabilities of packages', 'scripts/audit-packages.ts', []],
        ]),
      ])
    ).flat();

const passed = outcomes.filter(({ status }) => status === 0);
const notDone = outcomes.filter(({ status }) => status === NOT_DONE);
const failed = outcomes.length - passed.length - notDone.length;
const left = notDone.map(({ name }) => `, NOT DONE: ${name}`).join('');
process.stdout.write(`\n${passed.length} passed, ${failed} failed${left}\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function inTurn(steps) {
  const done = [];
  for (const each of steps) done.push(await step(...each));
  return done;
}

/** Runs one program and prints its output at its end. */
async function step(name, file, args) {
  const program = spawn(node, ['--disable-warning=ExperimentalWarning', path.join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  const [status, output, errors] = await Promise.all([
    new Promise((resolve) => program.once('close', resolve)),
    text(program.stdout),
    text(program.stderr),
  ]);
  process.stdout.write(`\n── ${name}\n${output}${errors}`);
  return { name, status };
}
