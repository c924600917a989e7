import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/**
 * The headless shell of Chromium. The tests create hundreds of new profiles. Each costs a tenth of the CPU
 * time that a full browser needs (72 ms and 1,124 ms with the sign-in).
 */
const SHELL = 'chromium-headless-shell';
const DOWNLOAD_MS = 300_000;

/**
 * The path of a Chromium, installed if there is none. Null after advice was printed. `lightest`: prefers the
 * headless shell.
 */
export function findBrowser(node, { lightest = false } = {}) {
  const names = lightest ? [SHELL, ...WHOLE] : WHOLE;
  const installed = () => firstThatRuns(names);
  const found = installed();
  if (found) return found;
  process.stderr.write('Downloading a browser…\n');
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
    for (const name of names.slice(0, names.indexOf('chromium') + 1)) {
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { ...quiet, env });
      if (installed()) return installed();
    }
  }
  process.stderr.write(
    'No browser could be installed: install Chromium or Chrome yourself, or set CHROMIUM_PATH to one.\n',
  );
  return null;
}

function firstThatRuns(names) {
  const candidates = [process.env.CHROMIUM_PATH, ...names.flatMap(onPath), playwrightsOwn()];
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

/** Some distributions have a stub under that name which only prints what to install. */
function runs(binary) {
  return (
    existsSync(binary) && spawnSync(binary, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  );
}
