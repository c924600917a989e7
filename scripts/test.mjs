// `npm test`: all tests, or the named files, with the browser. `npm run test:long`: the long sizes of the
// expensive tests (tests/sizes.ts). The last line is the total.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bootstrap, root } from './bootstrap.mjs';
import { cpuOfEndedChildren, overBudget } from './cpu-time.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { findBrowser } from './find-browser.mjs';
import { refuse, typedWords } from './usage.mjs';

const USAGE = `npm test                      everything, the browser included
npm test -- NAME …            the test files whose path contains one of the names, with the build and the browser where they need them
npm run test:long [-- NAME]   the long sizes of the expensive tests, or of the files whose path contains NAME
`;
const SLOWEST_SHOWN = 10;
const MOST_SITES = 3;
const isLong = process.argv.includes('--long');
const names = typedWords(USAGE, { most: isLong ? 1 : Number.POSITIVE_INFINITY, options: ['--long'] });
const chosen = namedFiles();
const started = performance.now();
const node = await bootstrap();
const reports = mkdtempSync(path.join(os.tmpdir(), 'toasoan-reports-'));
const seeded = path.join(reports, 'data');
const sum = { passed: 0, failed: 0 };
/** Failures with their reasons. Printed again at the end, because the output above has thousands of lines. */
const failures = [];
/** Minutes and CPU seconds of each step. Parallel steps share their CPU seconds. */
const steps = [];
const files = [];
/** The CPU budget of tests/sizes.ts, which Node 20 cannot import. */
let budget;

const needsBrowser = !chosen || chosen.some((file) => /^tests\/(browser|http)\//.test(file));
const browser = needsBrowser && findBrowser(node, { lightest: true });
if (isLong) await testLong();
else if (chosen) await testChosen();
else {
  await testAll();
  // A part of the tests says nothing about the speed of the machine.
  if (budget) for (const { what, why } of overBudget(files, budget)) fail(`over budget: ${what}`, why);
}

rmSync(reports, { recursive: true, force: true });
printSlowest();
printSteps();
if (failures.length > 0) process.stdout.write(`\n── failures\n${failures.join('\n')}\n`);
process.stdout.write(
  isLong
    ? `\nlong sizes${names.length > 0 ? ` of ${names}` : ''}, ${Math.round(minutesSince(started))} minutes: ${sum.passed} passed, ${sum.failed} failed\n`
    : `\n${sum.passed} passed, ${sum.failed} failed\n`,
);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

/** The files that match the given names; undefined without names. */
function namedFiles() {
  if (names.length === 0) return undefined;
  const all = readdirSync(path.join(root, 'tests'), { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `tests/${file.split(path.sep).join('/')}`);
  const files = names.flatMap((name) => {
    const found = all.filter((file) => file.includes(name));
    if (found.length === 0) refuse(`No test file has “${name}” in its path.`, USAGE);
    return found;
  });
  return [...new Set(files)];
}

/** Runs the chosen files, each in its project. Files directly in tests/ are unit tests. */
async function testChosen() {
  const inFolder = (folder) => chosen.filter((file) => file.startsWith(`tests/${folder}/`));
  const units = chosen.filter((file) => /^tests\/(unit\/|[^/]+$)/.test(file));
  if (units.length > 0) await step('unit', () => vitest('unit', ['--project=unit*', ...units]));
  for (const folder of ['integration', 'crash']) {
    const files = inFolder(folder);
    if (files.length > 0) await step(folder, () => vitest(folder, [`--project=${folder}*`, ...files]));
  }
  if (!needsBrowser) return;
  await step('build and a first start', buildAndSeed);
  await step('browser, http', () => testBrowser([...inFolder('browser'), ...inFolder('http')]));
}

async function testAll() {
  // Checks and unit tests need no build; building and seeding need no tests.
  await step('checks and unit tests beside the build and a first start', () =>
    Promise.all([checkAndTestUnits(), browser && buildAndSeed()]),
  );
  // A browser test waits for half of its time. The crash tests fill the core that becomes idle first.
  await step('integration, browser, http and crash', () => {
    const parts = [testIntegration(), testBrowser()];
    return Promise.all([...parts, Promise.race(parts).then(() => vitest('crash', ['--project=crash']))]);
  });
}

/** The long sizes measure memory, so they run one after another. */
async function testLong() {
  await step('integration', testIntegration);
  if (!needsBrowser) return;
  await step('build and a first start', buildAndSeed);
  await step('browser, http', () => testBrowser());
}

async function checkAndTestUnits() {
  // Several checkers (the default is four) check shared types again: they take 38 CPU seconds, one takes 21.
  await check('types', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.', '--checkers', '1']);
  await check('format and lint', [bin('@biomejs/biome', 'bin/biome'), 'check']);
  await vitest('unit', ['--project=unit*']);
}

function testIntegration() {
  return vitest('integration', ['--project=integration*']);
}

/**
 * Three sites: half of the time of a browser test is waiting. Two would leave a core idle after the
 * integration tests.
 */
async function testBrowser(chosenFiles = []) {
  if (!browser) return fail('browser', 'no browser was found');
  const env = {
    CHROMIUM_PATH: browser,
    SEEDED_DATA: seeded,
    TEST_SITES: String(isLong ? 2 : Math.min(chosenFiles.length || MOST_SITES, MOST_SITES)),
  };
  await vitest('browser, http', ['--project=browser', '--project=http', ...chosenFiles], env);
}

async function buildAndSeed() {
  await ensureBuild(node);
  mkdirSync(seeded);
  await check('a first start', [path.join(root, 'tests/support/site/seed-data-folder.ts'), seeded]);
}

async function step(name, work) {
  const before = { at: performance.now(), cpu: cpuOfEndedChildren() };
  await work();
  steps.push({ name, minutes: minutesSince(before.at), cpuSeconds: cpuOfEndedChildren() - before.cpu });
}

/** Runs one program and counts it as one test. */
async function check(name, args) {
  const status = await run(name, args);
  if (status === 0) sum.passed += 1;
  else fail(name, `exit code ${status}`);
}

/**
 * Runs one program to its exit. Its output lines are prefixed with its name, because programs run in
 * parallel.
 */
async function run(name, args, env = process.env) {
  const program = spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
  for (const input of [program.stdout, program.stderr])
    createInterface({ input }).on('line', (line) => process.stdout.write(`${name} │ ${line}\n`));
  return new Promise((resolve) => program.once('close', resolve));
}

function fail(what, why) {
  sum.failed += 1;
  // The first lines contain the expected and actual values; the rest is the location.
  failures.push(`${what}: ${why.split('\n').slice(0, 12).join('\n  ').slice(0, 1_500)}`);
}

async function vitest(name, choice, more = {}) {
  const report = path.join(reports, `${name}.json`);
  const options = ['--reporter=default', '--reporter=./scripts/report-tests.mjs'];
  // In a long run the names may match files of only one project.
  if (isLong) options.push('--passWithNoTests', ...names);
  const status = await run(name, [bin('vitest', 'vitest.mjs'), 'run', ...choice, ...options], {
    ...process.env,
    ...more,
    ...{ TEST_LONG: isLong ? '1' : '', LOG_LEVEL: 'error', TEST_REPORT: report },
  });
  const { passed, failed, files: measured, budget: common } = readReport(report);
  budget ??= common;
  sum.passed += passed;
  files.push(...measured);
  for (const { what, why } of failed) fail(what, why);
  // A run that crashed is a failure, and so is a suite without tests.
  if (failed.length === 0 && (status !== 0 || (passed === 0 && !isLong)))
    fail(name, `exit code ${status}, ${passed} passed`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: [], files: [] };
  }
}

function printSlowest() {
  const slowest = files.toSorted((a, b) => b.cpuSeconds - a.cpuSeconds).slice(0, SLOWEST_SHOWN);
  const lines = slowest.map(({ file, cpuSeconds }) => `${cpuSeconds.toFixed(1).padStart(7)}  ${file}`);
  process.stdout.write(`\n── the ${slowest.length} slowest files, in CPU seconds\n${lines.join('\n')}\n`);
}

function printSteps() {
  const all = { name: 'all', minutes: minutesSince(started), cpuSeconds: cpuOfEndedChildren() };
  const lines = [...steps, all].map(
    ({ name, minutes, cpuSeconds }) =>
      `${minutes.toFixed(1).padStart(7)} min ${cpuSeconds.toFixed(0).padStart(6)} CPU-s  ${name}`,
  );
  process.stdout.write(`\n── time\n${lines.join('\n')}\n`);
}

function minutesSince(moment) {
  return (performance.now() - moment) / 60_000;
}

function bin(name, file) {
  return path.join(root, 'node_modules', name, file);
}
