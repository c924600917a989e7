import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startWebProcess } from '#tests/support/start-web-process.ts';

test('a site that is stopped tells whoever has a story open, and does not wait for them until it is cut off', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-stop-'));
  try {
    const site = await startWebProcess(dataDir, {
      ...{ roles: 'collab', password: 'mưa rào tháng bảy', settings: { SEED: 'empty' } },
    });
    const line = new WebSocket(`${site.url.replace('http', 'ws')}/collab`);
    await once(line, 'open');
    const told = once(line, 'close');
    await site.stop();
    const [{ code, reason }] = await told;
    expect([code, reason]).toEqual([1001, 'going away']);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
