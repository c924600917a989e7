import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startWebProcess } from '#tests/support/site/start-web-process.ts';

test('a web process with an open editing session closes it with code 1001 and exits with 0', async () => {
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
    // An interrupted exit would give status 1.
    expect([await server.stop(), await closed]).toEqual([0, 1001]);
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
