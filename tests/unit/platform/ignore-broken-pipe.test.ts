import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** What nobody caught in a process whose outputs were closed at their other end before it printed. */
async function uncaughtIn(how: 'heeded' | 'unheeded'): Promise<number> {
  const child = spawn(process.execPath, ['tests/support/processes/unread-process.ts', how], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  await once(child, 'message');
  for (const output of [child.stdout, child.stderr]) {
    output?.destroy();
    if (output && !output.closed) await once(output, 'close');
  }
  child.send('print');
  const [uncaught] = await once(child, 'message');
  return uncaught as number;
}

test('a process whose output nobody reads any more goes on, and does not tell itself so without end', async () => {
  expect(await uncaughtIn('heeded')).toBe(0);
});

test('one that does not heed it tells of telling of it', async () => {
  expect(await uncaughtIn('unheeded')).toBe(20);
});
