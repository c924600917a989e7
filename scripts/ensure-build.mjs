import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveUp, root } from './bootstrap.mjs';

const SOURCES = [
  ...['app', 'components', 'core', 'db', 'platform', 'usecases', 'messages', 'public'],
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

/** Builds the site unless the build that is there was made from these very sources. */
export function ensureBuild(node) {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Building the site, once…\n');
  // A build that is cut off must not pass for whole.
  rmSync(stamp, { force: true });
  const { status, stdout, stderr } = spawnSync(
    node,
    [path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    },
  );
  if (status !== 0) {
    process.stderr.write(stdout);
    process.stderr.write(stderr);
    giveUp('The site could not be built; the reason is above.');
  }
  // Compressed once and as well as can be; without it the server would send everything at its full size.
  const packed = spawnSync(node, [path.join(root, 'scripts', 'pack-static.mjs')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (packed.status !== 0) giveUp('The files of the build could not be compressed; the reason is above.');
  writeFileSync(stamp, wanted);
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
