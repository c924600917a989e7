import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const DOWNLOAD_MS = 300_000;

/** The path of a Chromium for the browser tests, installed if there is none; null after a sentence of advice. */
export function findBrowser(node) {
  const found = installed();
  if (found) return found;
  process.stderr.write('There is no browser for the tests; fetching one…\n');
  const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
  spawnSync(node, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: DOWNLOAD_MS,
  });
  if (installed()) return installed();
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], timeout: DOWNLOAD_MS };
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { ...quiet, env });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { ...quiet, env });
    if (installed()) return installed();
  }
  process.stderr.write(
    'No browser could be installed: install Chromium or Chrome yourself, or set CHROMIUM_PATH to one.\n',
  );
  return null;
}

function installed() {
  const candidates = [process.env.CHROMIUM_PATH, ...NAMES.flatMap(onPath), playwrightsOwn()];
  return candidates.find((binary) => binary && runs(binary)) ?? null;
}

function onPath(name) {
  return (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
}

function playwrightsOwn() {
  try {
    return createRequire(path.join(root, 'package.json'))('playwright').chromium.executablePath();
  } catch {
    return null;
  }
}

/** Some distributions put a stub under that name which only says what to install. */
function runs(binary) {
  return (
    existsSync(binary) && spawnSync(binary, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  );
}
