import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { withFileLock } from '../platform/process/file-lock.mjs';
import { giveUp, reportWaiting, root, turns } from './bootstrap.mjs';

const SOURCES = [
  ...[
    'app',
    'components',
    'core',
    'db',
    'platform',
    'usecases',
    'messages',
    'public',
    'server/rendering/bundle',
  ],
  ...[
    'middleware.ts',
    'instrumentation.ts',
    'instrumentation-client.ts',
    'next.config.js',
    'postcss.config.mjs',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
  ],
];
const stamp = path.join(root, '.next', 'toasoan-build');

/**
 * Builds the site unless there is a build of exactly these sources, or another process is building. Throws
 * the abort reason of `signal`.
 */
export async function ensureBuild(node, { signal } = {}) {
  const wanted = fingerprint();
  if (isBuilt(wanted)) return;
  await withFileLock(turns, {
    whileWaiting: reportWaiting,
    signal,
    work: async (goesOnIn) => {
      if (!isBuilt(wanted)) await build(node, { wanted, signal, goesOnIn });
    },
  });
}

function isBuilt(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

async function build(node, { wanted, signal, goesOnIn }) {
  signal?.throwIfAborted();
  process.stderr.write('Building the site…\n');
  // An interrupted build must not count as complete.
  rmSync(stamp, { force: true });
  const { status, stdout, stderr } = await runNext(node, { signal, goesOnIn });
  signal?.throwIfAborted();
  if (status !== 0) {
    process.stderr.write(stdout);
    process.stderr.write(stderr);
    giveUp('The site could not be built; the reason is above.');
  }
  // Compresses the assets once at the highest level. Without it the server would send them uncompressed.
  const packed = spawnSync(node, [path.join(root, 'scripts', 'pack-static.mjs')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (packed.status !== 0) giveUp('The files of the build could not be compressed; the reason is above.');
  writeFileSync(stamp, wanted);
}

/**
 * If this process is killed, Next continues for a while and writes into the folder of the next build, so it
 * also holds the lock.
 */
async function runNext(node, { signal, goesOnIn }) {
  const next = spawn(node, [path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  goesOnIn(next.pid);
  const stop = () => next.kill('SIGTERM');
  signal?.addEventListener('abort', stop);
  createInterface({ input: next.stdout }).on('line', (line) => {
    const step = stepOf(line);
    if (step) process.stderr.write(`  ${step}\n`);
  });
  const [[status], stdout, stderr] = await Promise.all([
    once(next, 'close'),
    text(next.stdout),
    text(next.stderr),
  ]);
  signal?.removeEventListener('abort', stop);
  return { status, stdout, stderr };
}

/** The step of a build that Next reports in a line, or undefined: routes, names and advice are no steps. */
function stepOf(line) {
  return /^\s*✓?\s*((?:Creating|Compiled|Collecting|Generating|Finalizing)\b.*)$/.exec(line)?.[1];
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, path.join(root, source));
  return hash.digest('hex');
}

function addTo(hash, place) {
  if (!existsSync(place)) return;
  if (statSync(place).isDirectory()) {
    for (const name of readdirSync(place).sort()) addTo(hash, path.join(place, name));
  } else {
    hash
      .update(`${path.relative(root, place)}\0`)
      .update(readFileSync(place))
      .update('\0');
  }
}
