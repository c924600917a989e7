import { queryObjects } from 'node:v8';
import { Connection } from '@hocuspocus/server';
import { Doc } from 'yjs';
import { defaultPolicy } from '#core/articles/policy.ts';
import { openDatabase } from '#db/client.ts';
import { findActor } from '#db/queries/people/people.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { serveCollab } from './collab.ts';
import type { Holdings } from './holdings.ts';

// The server of the rooms in a process of its own, to be killed: `node collab-process.ts DATABASE-URL SKEW-MS`.
// Its clock goes wrong by the skew. Who comes is whom the cookie `person=ID` names. Whoever holds its channel may ask
// what is left in its memory, where it was started with --expose-gc.
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

// Where the test was killed.
process.on('disconnect', () => process.exit());
process.on('message', async (question) => {
  if (question === 'stats') {
    process.send?.(stats());
    return;
  }
  const heapBytes = await heldBytes();
  const holdings: Holdings = {
    ...stats(),
    documents: queryObjects(Doc, { format: 'count' }),
    visitors: queryObjects(Connection, { format: 'count' }),
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
    heapBytes,
  };
  process.send?.(holdings);
});

/**
 * What stays after collections. What they let go is given back by threads of V8's own and in later turns of the loop, and
 * whoever asks in between is told too much: the least of several answers is what is held.
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
