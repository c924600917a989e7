// `npm start` and, with --dev, `npm run dev`: from a bare clone to a running site.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { exitWithParent } from './exit-with-parent.mjs';
import { typedWords } from './usage.mjs';

typedWords(
  `npm start       builds the site where that has to be, and runs it
npm run dev     runs it for whoever changes its code

Its settings are read from the environment: docs/OPERATIONS.md has them.
`,
  { options: ['--dev'] },
);

const inDevelopment = process.argv.includes('--dev');
const stopping = new AbortController();
let node = null;
// An npm that installs goes on to its end without us: half of an installation is of use to nobody.
exitWithParent(() => (node === null ? process.exit(0) : stopping.abort()));
node = await bootstrap();
const env = {
  ...process.env,
  NODE_ENV: inDevelopment ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
};

// Before the build, which takes its time: a taken port or a wrong setting should not have to wait for it.
const checked = spawnSync(node, [path.join(root, 'server', 'check-start.ts')], {
  cwd: root,
  env,
  stdio: 'inherit',
});
if (checked.status !== 0) process.exit(checked.status ?? 1);

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stopping.abort());
// A test run that was killed sends no signal; its channel closes.
process.on('disconnect', () => stopping.abort());
try {
  if (!inDevelopment) await ensureBuild(node, { signal: stopping.signal });
} catch (error) {
  if (!stopping.signal.aborted) throw error;
  process.exit(0);
}

const server = spawn(
  node,
  [
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'server', 'main.ts'),
    ...(inDevelopment ? ['--dev'] : []),
  ],
  // Over the channel the server sees when this script is killed.
  { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
);
stopping.signal.addEventListener('abort', () => server.kill('SIGTERM'));
server.on('exit', (code, signal) => {
  if (signal) process.stderr.write(`The server was stopped by ${signal}.\n`);
  process.exit(code ?? 1);
});
