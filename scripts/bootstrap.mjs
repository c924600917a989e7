// Runs on any Node from 20 on, before a single package is there: uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.toasoan-installed');

/** Installs what is missing and returns the path of the Node that the project brings. */
export function bootstrap() {
  process.chdir(root);
  if (Number(process.versions.node.split('.')[0]) < 20) {
    giveUp(`This needs Node 20 or later; this is ${process.version}.`);
  }
  install();
  return projectNode();
}

/** Ends with one sentence for the person at the terminal. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing packages…\n');
  // `ci` begins by deleting: only where there is nothing to lose. Build tools are needed whatever NODE_ENV says.
  const command = existsSync(modules) ? ['install', '--no-save'] : ['ci'];
  const { status } = npm([...command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) giveUp('The packages could not be installed; npm says why above.');
  writeFileSync(stamp, wanted);
}

function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function projectNode() {
  const bundled = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (runs(bundled)) return bundled;
  // The package fetches its binary in an install script, which npm may have been told to skip.
  const fetcher = path.join(modules, 'node', 'installArchSpecificPackage.js');
  if (existsSync(fetcher)) {
    spawnSync(process.execPath, [fetcher], {
      cwd: path.dirname(fetcher),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (runs(bundled)) return bundled;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp('Node 24 could not be fetched by npm: install Node 24 on this machine and try again.');
}

function runs(binary) {
  return existsSync(binary) && spawnSync(binary, ['--version'], { stdio: 'ignore' }).status === 0;
}

function npm(args) {
  // Under `npm start` this names the very npm that runs us.
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}
