// `npm test`: everything, the browser included. The last line is the sum.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { findBrowser } from './find-browser.mjs';

const node = bootstrap();
const reports = mkdtempSync(path.join(os.tmpdir(), 'toasoan-reports-'));
const sum = { passed: 0, failed: 0 };

check('types', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.']);
check('format and lint', [bin('@biomejs/biome', 'bin/biome'), 'check']);
vitest(['unit', 'integration', 'crash']);
const browser = findBrowser(node);
if (browser) {
  ensureBuild(node);
  vitest(['browser'], { CHROMIUM_PATH: browser });
} else {
  sum.failed += 1;
}

rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

function check(name, args) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) sum.passed += 1;
  else sum.failed += 1;
}

function vitest(projects, env = {}) {
  process.stdout.write(`\n── ${projects.join(', ')}\n`);
  const report = path.join(reports, `${projects[0]}.json`);
  const { status } = spawnSync(
    node,
    [
      ...[bin('vitest', 'vitest.mjs'), 'run', ...projects.map((project) => `--project=${project}`)],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env, LOG_LEVEL: 'error' } },
  );
  const { passed, failed } = readReport(report);
  sum.passed += passed;
  // A file that could not even be read has no failed test, but it is a failure; so is a suite without tests.
  sum.failed += failed === 0 && (status !== 0 || passed === 0) ? 1 : failed;
}

function readReport(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function bin(name, file) {
  return path.join(root, 'node_modules', name, file);
}
