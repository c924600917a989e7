import { queryObjects } from 'node:v8';
import { Connection } from '@hocuspocus/server';
import { Doc } from 'yjs';
import { defaultPolicy } from '#core/articles/policy.ts';
import { openDatabase } from '#db/client.ts';
import { findActor } from '#db/queries/people/people.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { serveCollab } from './collab.ts';
import type { CollabMemory } from './collab-memory.ts';

// The collaboration server in a process of its own, to be killed: `node collab-process.ts DATABASE-URL
// SKEW-MS`. Its clock differs by the skew. The cookie `person=ID` names the visitor. The parent may ask over
// the IPC channel for the objects in memory, if started with --expose-gc.
const [connectionString = '', skewMs = '0'] = process.argv.slice(2);
const { db } = await openDatabase({ connectionString });
const { url, stats } = await serveCollab({
  connectionString,
  actorOf: (personId) => findActor(db, personId),
  ctx: {
    db,
    storage: folderStorage('/nowhere'),
    site: { url: 'http://localhost:3000', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' },
    now: () => new Date(Date.now() + Number(skewMs)),
    newId: () => newId(),
    actor: null,
    address: '127.0.0.1',
    policy: defaultPolicy,
  },
});
process.stdout.write(`${url}\n`);

// The test was killed.
process.on('disconnect', () => process.exit());
process.on('message', async (question) => {
  if (question === 'stats') {
    process.send?.(stats());
    return;
  }
  const heapBytes = await heldBytes();
  const holdings: CollabMemory = {
    ...stats(),
    documents: queryObjects(Doc, { format: 'count' }),
    visitors: queryObjects(Connection, { format: 'count' }),
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
    heapBytes,
  };
  process.send?.(holdings);
});

/**
 * The memory in use after garbage collections. V8 frees memory in its own threads and in later turns of the
 * event loop. A single sample is often too high, so the minimum of several counts.
 */
async function heldBytes(): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 5; round += 1) {
    global.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, heapUsed + external);
  }
  return least;
}
