// `npm run faults`: mutation testing. Applies the deliberate faults of tests/faults.mjs to a copy of the
// product, one at a time, and reports which ones the tests detect. The last line is the total. The copy is a
// revision of the repository, so this needs a clone with git.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FAULTS } from '../tests/faults.mjs';
import { bootstrap, root } from './bootstrap.mjs';
import { typedWords } from './usage.mjs';

const USAGE = `npm run faults [-- REVISION [NAME]]   says which deliberate faults the tests notice, in this revision (HEAD), of faults whose name contains NAME
`;
const [revision = 'HEAD', part = ''] = typedWords(USAGE, { most: 2 });
const node = await bootstrap();
const chosen = FAULTS.filter(({ name }) => name.includes(part));
const copy = path.join(mkdtempSync(path.join(os.tmpdir(), 'toasoan-faults-')), 'copy');
git('worktree', 'add', '--detach', copy, revision);
let noticed = 0;
try {
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  const sound = failuresOf([...new Set(chosen.flatMap(({ tests }) => tests))]);
  if (sound === null || sound.length > 0)
    throw new Error(`Without any fault these tests fail: ${sound?.join('; ') ?? 'the run ended'}`);
  for (const fault of chosen) {
    const failures = withFault(fault, () => failuresOf(fault.tests));
    if (failures?.length > 0) noticed += 1;
    process.stdout.write(`${verdictOn(failures)}: ${fault.name}\n`);
  }
} finally {
  git('worktree', 'remove', '--force', copy);
  rmSync(path.dirname(copy), { recursive: true, force: true });
}
process.stdout.write(`\n${noticed} of ${chosen.length} faults noticed in ${revision}\n`);
process.exitCode = noticed === chosen.length ? 0 : 1;

function verdictOn(failures) {
  if (failures === null) return 'the run ended without a result';
  if (failures.length === 0) return 'NOT NOTICED';
  return `noticed by ${failures.length} tests, the first “${failures[0]}”`;
}

function withFault({ name, file, find, replace }, work) {
  const place = path.join(copy, file);
  const text = readFileSync(place, 'utf8');
  if (text.split(find).length !== 2)
    throw new Error(`${file} does not contain the text that “${name}” replaces exactly once`);
  writeFileSync(
    place,
    text.replace(find, () => replace),
  );
  try {
    return work();
  } finally {
    writeFileSync(place, text);
  }
}

/** Names of failing tests. Null if the run gave no result. */
function failuresOf(tests) {
  const report = path.join(path.dirname(copy), 'report.json');
  rmSync(report, { force: true });
  const there = tests.filter((each) => existsSync(path.join(copy, each)));
  spawnSync(
    node,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=json',
      `--outputFile=${report}`,
      ...there,
    ],
    { cwd: copy, stdio: 'ignore', env: { ...process.env, LOG_LEVEL: 'silent', TEST_LONG: '' } },
  );
  if (!existsSync(report)) return null;
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => fullName);
    return message ? [`${path.relative(copy, name)}: ${message.split('\n')[0]}`] : [];
  });
}

function git(...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
