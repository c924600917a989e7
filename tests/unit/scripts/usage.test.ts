import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROGRAMS } from '../../../bench/programs.ts';
import { answerBench } from '../../support/site/answer-bench.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Kills a script that begins its work, which it must not do here. */
const HANGING_MS = 100_000;
const BENCH = 'node scripts/bench.mjs ';

const programs = Object.keys(PROGRAMS).map((name) => [`bench ${name}`, `${BENCH}${name}`] as const);
const COMMANDS = { ...scripts, ...Object.fromEntries(programs) };

/** A program of bench/ answers in this process through its option table. Every other script is a process. */
function run(command: string, ...typed: string[]) {
  if (command.startsWith(BENCH)) {
    const [name = '', ...options] = command.slice(BENCH.length).split(' ');
    return answerBench(name, ...options, ...typed);
  }
  const script = command.split(' ').slice(1);
  return spawnSync(process.execPath, [...script, ...typed], {
    cwd: root,
    encoding: 'utf8',
    timeout: HANGING_MS,
  });
}

test.each(Object.entries(COMMANDS))(
  '`npm run %s -- --help` prints its usage and does nothing else',
  (_, command) => {
    const helped = run(command, '--help');
    expect(helped).toMatchObject({ status: 0, stderr: '' });
    expect(helped.stdout.length).toBeGreaterThan(20);
    expect(existsSync(path.join(root, '--help'))).toBe(false);
  },
);

test.each(Object.entries(COMMANDS))(
  '`npm run %s -- --colour` is refused with exit status 2',
  (_, command) => {
    const refused = run(command, '--colour');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('--colour');
  },
);

test.each([
  ['bench crash', 'many'],
  ['bench crash', '10', '1', '7'],
  ['bench crash', '--minutes', 'ten'],
  ['fuzz', 'rooms'],
  ['fuzz', 'api', 'many'],
  ['fuzz', 'properties', 'many'],
  ['fuzz', '1', '2', '3'],
  ['sbom', 'a.json', 'b.json'],
])('`npm run %s -- %s …` is refused: an invalid number or an extra argument', (name, ...typed) => {
  expect(run(COMMANDS[name] ?? '', ...typed).status).toBe(2);
});
