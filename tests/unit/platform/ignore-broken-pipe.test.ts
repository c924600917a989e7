import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** The number of uncaught errors in a process whose output pipes were closed before it printed. */
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

test('a process that ignores broken pipes keeps running without uncaught errors', async () => {
  expect(await uncaughtIn('heeded')).toBe(0);
});

test('a process without the listener reports errors in a loop', async () => {
  expect(await uncaughtIn('unheeded')).toBe(20);
});
