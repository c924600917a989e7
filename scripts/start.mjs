// `npm start` and, with --dev, `npm run dev`: from a bare clone to a running site.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { commandOf, parentOf } from '../platform/process/processes.mjs';
import { programOptions } from '../platform/process/program-options.mjs';
import { bootstrap, root } from './bootstrap.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { typedWords } from './usage.mjs';

const POLL_MS = 500;

typedWords(
  `npm start       builds the site if necessary, and runs it
npm run dev     runs the development server

Settings are environment variables: see docs/OPERATIONS.md.
`,
  { options: ['--dev'] },
);

const inDevelopment = process.argv.includes('--dev');
const stopping = new AbortController();
let node = null;
// A running npm install is not aborted: half an installation is useless.
exitWithParent(() => (node === null ? process.exit(0) : stopping.abort()));
node = await bootstrap();
const env = {
  ...process.env,
  NODE_ENV: inDevelopment ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
};

// Before the build, which takes minutes: a port in use or a wrong setting is reported at once.
const checked = spawnSync(node, [path.join(root, 'server', 'check-start.ts')], {
  cwd: root,
  env,
  stdio: 'inherit',
});
if (checked.status !== 0) process.exit(checked.status ?? 1);

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stopping.abort());
// A killed test run sends no signal, but its IPC channel closes.
process.on('disconnect', () => stopping.abort());
try {
  if (!inDevelopment) await ensureBuild(node, { signal: stopping.signal });
} catch (error) {
  if (!stopping.signal.aborted) throw error;
  process.exit(0);
}

const server = spawn(
  node,
  [...programOptions, path.join(root, 'server', 'main.ts'), ...(inDevelopment ? ['--dev'] : [])],
  // Over the IPC channel the server detects that this script was killed.
  { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
);
stopping.signal.addEventListener('abort', () => server.kill('SIGTERM'));
if (inDevelopment) reportTypeErrors(server);
server.on('exit', (code, signal) => {
  if (signal) process.stderr.write(`The server was stopped by ${signal}.\n`);
  process.exit(code ?? 1);
});

/**
 * Next does not check types in development. TypeScript checks them beside the server, after each change. Only
 * errors are shown, and the end of the errors.
 */
function reportTypeErrors(beside) {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', '--watch', '--preserveWatchOutput', '--incremental', 'false'];
  const types = spawn(node, [compiler, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let hasErrors = false;
  createInterface({ input: types.stdout }).on('line', (line) => {
    const found = /Found (\d+) errors?\./.exec(line)?.[1];
    if (found === undefined && (line === '' || line.includes('ompilation in watch mode'))) return;
    if (line.includes('Starting incremental compilation') || (found === '0' && !hasErrors)) return;
    if (found !== undefined) hasErrors = found !== '0';
    process.stderr.write(`types: ${line}\n`);
  });
  beside.on('exit', () => types.kill());
}

/**
 * Parent-death watchdog: calls back when the `npm` that runs this script has ended. A killed npm sends no
 * signal to its children, and the shell in between does not forward one. Without the watchdog the script
 * would keep the port in use.
 */
function exitWithParent(callback) {
  if (!process.env.npm_lifecycle_event || !existsSync('/proc/self/stat')) return;
  const parent = process.ppid;
  const npm = commandOf(parent).includes('npm') && !isShell(parent) ? parent : parentOf(parent);
  if (!npm || npm === 1) return;
  const timer = setInterval(() => {
    if (existsSync(`/proc/${npm}`) && process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, POLL_MS);
  timer.unref();
}

function isShell(pid) {
  return /^\S*sh\0-c\0/.test(commandOf(pid));
}
