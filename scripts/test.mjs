// `npm test`: everything, the browser included. `npm run test:long`: the long sizes of the expensive tests (tests/sizes.ts).
// The last line is the sum.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { findBrowser } from './find-browser.mjs';
import { typedWords } from './usage.mjs';

const USAGE = `npm test                      everything, the browser included; takes no options
npm run test:long [-- NAME]   the long sizes of the expensive tests, or of the files whose path contains NAME
`;
const isLong = process.argv.includes('--long');
const [part] = typedWords(USAGE, { most: isLong ? 1 : 0, options: ['--long'] });
const started = performance.now();
const node = await bootstrap();
const reports = mkdtempSync(path.join(os.tmpdir(), 'toasoan-reports-'));
const sum = { passed: 0, failed: 0 };
/** What failed and why, told again at the very end: what is above is thousands of lines. */
const failures = [];

if (isLong) {
  await vitest('integration', ['--project=integration']);
} else {
  check('types', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.']);
  check('format and lint', [bin('@biomejs/biome', 'bin/biome'), 'check']);
  await vitest('unit, integration', ['--project=unit', '--project=integration']);
  await vitest('crash', ['--project=crash']);
}
const browser = findBrowser(node, { lightest: true });
if (browser) {
  await ensureBuild(node);
  const env = { CHROMIUM_PATH: browser, SEEDED_DATA: path.join(reports, 'data') };
  mkdirSync(env.SEEDED_DATA);
  check('a first start', [path.join(root, 'tests/support/seed-data-folder.ts'), env.SEEDED_DATA]);
  await vitest('browser', ['--project=browser'], { ...env, TEST_SITES: '2' });
} else {
  fail('browser', 'there is none');
}

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) process.stdout.write(`\n── what failed\n${failures.join('\n')}\n`);
const minutes = Math.round((performance.now() - started) / 60_000);
process.stdout.write(
  isLong
    ? `\nlong sizes${part ? ` of ${part}` : ''}, ${minutes} minutes: ${sum.passed} passed, ${sum.failed} failed\n`
    : `\n${sum.passed} passed, ${sum.failed} failed\n`,
);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

function check(name, args) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) sum.passed += 1;
  else fail(name, `exit code ${status}`);
}

function fail(what, why) {
  sum.failed += 1;
  // The first lines say what was expected and what came; the rest is where.
  failures.push(`${what}: ${why.split('\n').slice(0, 12).join('\n  ').slice(0, 1_500)}`);
}

async function vitest(name, choice, env = {}) {
  const report = path.join(reports, `${name}.json`);
  const options = ['--reporter=default', '--reporter=./scripts/report-tests.mjs'];
  process.stdout.write(`\n── ${name}\n`);
  // A part of the long run may have files in one project only.
  if (isLong) options.push('--passWithNoTests', ...(part ? [part] : []));
  const suite = spawn(node, [bin('vitest', 'vitest.mjs'), 'run', ...choice, ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, TEST_LONG: isLong ? '1' : '', LOG_LEVEL: 'error', TEST_REPORT: report },
  });
  const status = await new Promise((resolve) => suite.once('close', resolve));
  const { passed, failed } = readReport(report);
  sum.passed += passed;
  for (const { what, why } of failed) fail(what, why);
  // A run that ended before it could say why is a failure; so is a suite without tests.
  if (failed.length === 0 && (status !== 0 || (passed === 0 && !isLong)))
    fail(name, `exit code ${status}, ${passed} passed`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: [] };
  }
}

function bin(name, file) {
  return path.join(root, 'node_modules', name, file);
}
