import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startWebProcess } from '#tests/support/site/start-web-process.ts';

test('a process in which somebody has a story open sends them to the next one, and comes to its own end', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-ending-'));
  const server = await startWebProcess(dataDir, {
    ...{ roles: 'collab', password: 'mật khẩu để thử', settings: { SEED: 'empty' } },
  });
  try {
    const line = new WebSocket(`${server.url.replace('http', 'ws')}/collab`);
    const closed = new Promise<number>((resolve) =>
      line.addEventListener('close', ({ code }) => resolve(code)),
    );
    await new Promise((resolve) => line.addEventListener('open', resolve));
    // Cut off in the middle it would end with 1.
    expect([await server.stop(), await closed]).toEqual([0, 1001]);
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
