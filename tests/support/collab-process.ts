import { defaultPolicy } from '#core/articles/policy.ts';
import { openDatabase } from '#db/client.ts';
import { findActor } from '#db/queries/people.ts';
import { newId } from '#platform/new-id.ts';
import { folderStorage } from '#platform/storage.ts';
import { serveCollab } from './collab.ts';

// The server of the rooms in a process of its own, to be killed: `node collab-process.ts DATABASE-URL PORT SKEW-MS`.
// Its clock goes wrong by the skew. Who comes is whom the cookie `person=ID` names.
const [connectionString = '', port = '0', skewMs = '0'] = process.argv.slice(2);
const { db } = await openDatabase({ connectionString });
const { url } = await serveCollab({
  connectionString,
  port: Number(port),
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
