import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { CollabServer } from '#server/collab/collab-server.ts';
import type { CollabMemory } from './collab-memory.ts';

/** The collaboration server in a process of its own. */
export type CollabProcess = {
  readonly url: string;
  readonly process: ChildProcess;
  /** By its own count: cheap enough for polling. */
  readonly stats: () => Promise<ReturnType<CollabServer['stats']>>;
  /** The objects in memory after full garbage collections, which block the process. */
  readonly holdings: () => Promise<CollabMemory>;
};

/** Starts the process with a clock that differs by `skewMs`; returns once it answers. */
export async function startCollabProcess(input: {
  connectionString: string;
  skewMs?: number;
}): Promise<CollabProcess> {
  const { connectionString, skewMs = 0 } = input;
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      ...[path.resolve('tests/support/collab/collab-process.ts'), connectionString, String(skewMs)],
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  showLastWords(child);
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The server of the rooms ended with ${code}.`)));
  });
  async function ask<T>(question: 'stats' | 'holdings'): Promise<T> {
    child.send(question);
    const [answer] = await once(child, 'message');
    return answer as T;
  }
  return {
    url,
    process: child,
    stats: () => ask('stats'),
    holdings: () => ask('holdings'),
  };
}

/** Its log of client messages is noise; the reason of an unexpected exit is not. */
function showLastWords(child: ChildProcess): void {
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words = `${words}${chunk}`.slice(-4_000);
  });
  child.once('close', (code) => {
    if (code) process.stderr.write(words);
  });
}
