// Runs on any Node from 20 on, before any package is installed, so it uses only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFileLock } from '../platform/process/file-lock.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/**
 * The file lock of processes that prepare this clone, its packages or its build, so that packages do not
 * change under a build. npm empties `node_modules` and Next most of `.next`, but both keep this folder.
 */
export const turns = path.join(root, '.next', 'cache', 'toasoan-turns');

const modules = path.join(root, 'node_modules');
// Children reuse compiled modules: a start is ready a quarter sooner. Node ignores an unwritable folder.
process.env.NODE_COMPILE_CACHE ??= path.join(modules, '.cache', 'compiled');
const stamp = path.join(modules, '.toasoan-installed');
const bundled = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Installs missing packages, unless another process is doing so, and returns the path of the project's own
 * Node.
 */
export async function bootstrap() {
  process.chdir(root);
  if (Number(process.versions.node.split('.')[0]) < 20) {
    giveUp(`This needs Node 20 or later; this is ${process.version}.`);
  }
  const wanted = fingerprint();
  if (isInstalled(wanted) && runs(bundled)) return bundled;
  return withFileLock(turns, {
    whileWaiting: reportWaiting,
    work: async (goesOnIn) => {
      if (!isInstalled(wanted)) await install({ wanted, goesOnIn });
      return projectNode(goesOnIn);
    },
  });
}

export function reportWaiting() {
  process.stderr.write('Waiting for another start, which installs packages or builds the site…\n');
}

/** Exits with one sentence for the person at the terminal. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function isInstalled(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

async function install({ wanted, goesOnIn }) {
  process.stderr.write('Installing packages…\n');
  // `npm ci` deletes first, so it is only used if nothing is installed. Build tools are needed whatever
  // NODE_ENV says.
  const command = existsSync(modules) ? ['install', '--no-save'] : ['ci'];
  const npm = startNpm([...command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if ((await endOf(npm, goesOnIn)) !== 0) giveUp('The packages could not be installed; npm says why above.');
  writeFileSync(stamp, wanted);
}

function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

async function projectNode(goesOnIn) {
  if (runs(bundled)) return bundled;
  // The package downloads its binary in an install script, which npm may be configured to skip.
  const fetcher = path.join(modules, 'node', 'installArchSpecificPackage.js');
  if (existsSync(fetcher)) {
    const fetching = spawn(process.execPath, [fetcher], {
      cwd: path.dirname(fetcher),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await endOf(fetching, goesOnIn);
    if (runs(bundled)) return bundled;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp('Node 24 could not be fetched by npm: install Node 24 on this machine and try again.');
}

function runs(binary) {
  return existsSync(binary) && spawnSync(binary, ['--version'], { stdio: 'ignore' }).status === 0;
}

function startNpm(args) {
  // Under `npm start` this is the path of the npm that runs us.
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
    : spawn('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** The exit code of a child process. Null if it was killed or could not start. */
async function endOf(child, goesOnIn) {
  // If this process is killed, the child continues for a while, so it also holds the lock.
  if (child.pid !== undefined) goesOnIn(child.pid);
  try {
    const [status] = await once(child, 'close');
    return status;
  } catch {
    return null;
  }
}
