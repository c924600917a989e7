import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Holdings } from './holdings.ts';

/** The server of the rooms in a process of its own. */
export type CollabProcess = {
  readonly url: string;
  readonly process: ChildProcess;
  /** What is left in its memory after full collections. */
  readonly holdings: () => Promise<Holdings>;
};

/** Starts it on a port (0: any that is free), its clock wrong by `skewMs`; returns once it can be asked. */
export async function startCollabProcess(input: {
  connectionString: string;
  port?: number;
  skewMs?: number;
}): Promise<CollabProcess> {
  const { connectionString, port = 0, skewMs = 0 } = input;
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      ...[path.resolve('tests/support/collab-process.ts'), connectionString, String(port), String(skewMs)],
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  showLastWords(child);
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The server of the rooms ended with ${code}.`)));
  });
  return {
    url,
    process: child,
    async holdings() {
      child.send('holdings');
      const [holdings] = await once(child, 'message');
      return holdings as Holdings;
    },
  };
}

/** What it says of what it was sent is noise; why it ended by itself is not. */
function showLastWords(child: ChildProcess): void {
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words = `${words}${chunk}`.slice(-4_000);
  });
  child.once('close', (code) => {
    if (code) process.stderr.write(words);
  });
}
