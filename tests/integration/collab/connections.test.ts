import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  type AuthFailure,
  type CollabConnection,
  type ConnectionEnd,
  openCollabConnection,
  type TextRefusal,
} from '#components/desk/article/writing/collab-connection.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import { findActor } from '#db/queries/people/people.ts';
import { serveCollab, until } from '#tests/support/collab/collab.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { openTcpProxy, type TcpProxy } from '#tests/support/site/tcp-proxy.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readWorkingCopy } from '#usecases/articles/read-working-copy.ts';

// The browser's client in this process: a minimal window and a socket with a cookie.
let database: FreshDatabase;
let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serveCollab>>;
let proxy: TcpProxy;
let cookie = '';
const lines: CollabConnection[] = [];

const serve = () =>
  serveCollab({
    ctx: newsroom.as(null),
    connectionString: database.connectionString,
    actorOf: async (personId) => (personId === '' ? null : findActor(database.db, personId)),
  });

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  server = await serve();
  proxy = await openTcpProxy();
  proxy.forwardTo(server.url);
  vi.stubGlobal(
    'window',
    Object.assign(new EventTarget(), { location: { protocol: 'http:', host: `127.0.0.1:${proxy.port}` } }),
  );
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(address: string) {
        // Unlike a browser's, Node's WebSocket accepts headers.
        super(address, { headers: { cookie } } as unknown as string[]);
      }
    },
  );
});
afterEach(() => {
  for (const line of lines.splice(0)) line.close();
});
afterAll(async () => {
  await server.stop();
  await proxy.stop();
  vi.unstubAllGlobals();
});

type Writing = {
  readonly doc: Y.Doc;
  readonly line: CollabConnection;
  readonly type: (words: string) => void;
  /** Whether all typed text is acknowledged. */
  readonly isSaved: () => boolean;
  readonly received: {
    synced: number;
    lost: number;
    unknown: (AuthFailure | null)[];
    ended: ConnectionEnd[];
    refused: TextRefusal[];
  };
};

/** Opens the story as Lan; `onAcknowledged` gets the acknowledged text at the time of the acknowledgement. */
function write(articleId: string, onAcknowledged: (words: string) => void = () => {}): Writing {
  const doc = new Y.Doc();
  const typed: string[] = [];
  let safe = 0;
  const received: Writing['received'] = { synced: 0, lost: 0, unknown: [], ended: [], refused: [] };
  const line = openCollabConnection(
    {
      doc,
      awareness: new Awareness(doc),
      articleId,
      personId: newsroom.people.lan.id,
      mark: () => typed.length,
    },
    {
      mayReturn: async () => true,
      onOpen: () => {},
      onSynced: () => {
        received.synced += 1;
      },
      onLost: () => {
        received.lost += 1;
      },
      onAcknowledged: (mark) => {
        safe = Math.max(safe, mark);
        onAcknowledged(typed.slice(0, mark).join(''));
      },
      onLetIn: () => received.unknown.push(null),
      onUnknown: (why) => received.unknown.push(why),
      onEnd: (why) => received.ended.push(why),
      onTextRefused: (why) => received.refused.push(why),
      onNews: () => {},
    },
  );
  lines.push(line);
  return {
    doc,
    line,
    type(words) {
      typed.push(words);
      const kicker = textPart(doc, 'kicker');
      kicker.insert(kicker.length, words);
    },
    isSaved: () => safe === typed.length,
    received,
  };
}

async function story(): Promise<string> {
  cookie = `person=${newsroom.people.lan.id}`;
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { kicker: '' }) });
  return id;
}

/** The text in the database. */
async function stored(articleId: string): Promise<string> {
  const { update } = await readWorkingCopy(newsroom.as('lan'), { articleId });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return contentOf(doc).kicker;
}

/** Runs as the owner, who has rights on the log that the application lacks. */
async function asOwner(...statements: string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: database.connectionString });
  await owner.connect();
  for (const statement of statements) await owner.query(statement);
  await owner.end();
}

test('a short database failure loses no letter: the client rejoins automatically', async () => {
  const articleId = await story();
  const lan = write(articleId);
  await until(() => lan.received.synced === 1, 'the room');
  await asOwner('alter table working_copy_updates rename to away');
  lan.type('Trong lúc cơ sở dữ liệu hỏng. ');
  // Closed repeatedly while the failure lasts.
  await until(() => lan.received.lost >= 2, 'the connection to be lost twice');
  expect(lan.isSaved()).toBe(false);
  await asOwner('alter table away rename to working_copy_updates');
  await until(lan.isSaved, 'the text to be saved');
  expect(await stored(articleId)).toBe('Trong lúc cơ sở dữ liệu hỏng.');
  expect(lan.received.ended).toEqual([]);
});

test('after a restart of the server the client resends its text automatically', async () => {
  const articleId = await story();
  const lan = write(articleId);
  await until(() => lan.received.synced === 1, 'the room');
  proxy.forwardTo(null);
  await server.stop();
  for (const words of ['Một ', 'hai ', 'ba ']) lan.type(words);
  server = await serve();
  proxy.forwardTo(server.url);
  await until(lan.isSaved, 'the text to be saved');
  expect(await stored(articleId)).toBe('Một hai ba');
});

test('text is acknowledged only once it is in the database, also after a lost connection', async () => {
  const articleId = await story();
  const claims: { typed: string; found: Promise<string> }[] = [];
  const lan = write(articleId, (typed) => claims.push({ typed, found: stored(articleId) }));
  await until(() => lan.received.synced === 1, 'the room');
  await asOwner(
    'create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$',
    'create trigger slow before insert on working_copy_updates for each row execute function slow()',
  );
  for (let round = 0; round < 3; round += 1) {
    window.dispatchEvent(new Event('offline'));
    for (const words of ['a', 'b', 'c']) {
      lan.type(words + round);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    window.dispatchEvent(new Event('online'));
    await until(() => lan.received.synced === round + 2, 'the reconnection');
    lan.type(`d${round}`);
  }
  await until(lan.isSaved, 'the text to be saved');
  await asOwner('drop trigger slow on working_copy_updates');
  expect(claims.length).toBeGreaterThan(0);
  for (const { typed, found } of claims) expect((await found).slice(0, typed.length)).toBe(typed);
});

test('a signed-out person gets a notice and is reconnected once signed in again', async () => {
  const articleId = await story();
  const lan = write(articleId);
  await until(() => lan.received.synced === 1, 'the room');
  cookie = '';
  window.dispatchEvent(new Event('offline'));
  lan.type('Viết khi đã đăng xuất.');
  await until(() => lan.received.unknown.at(-1) === 'signed-out', 'the notice');
  cookie = `person=${newsroom.people.lan.id}`;
  lan.line.hurry();
  await until(lan.isSaved, 'the text to be saved');
  expect(await stored(articleId)).toBe('Viết khi đã đăng xuất.');
});

test('unsent text is not sent under another person who signs in on the same browser', async () => {
  const articleId = await story();
  await newsroom.act('lan', articleId, 'submit');
  await newsroom.act('lan', articleId, 'withdraw_submission');
  const lan = write(articleId);
  await until(() => lan.received.synced === 1, 'the room');
  cookie = `person=${newsroom.people.tam.id}`;
  window.dispatchEvent(new Event('offline'));
  lan.type('Chữ của Lan.');
  await until(() => lan.received.unknown.at(-1) === 'another-person', 'the notice');
  expect(await stored(articleId)).toBe('');
  expect(lan.received.synced).toBe(1);
});

test('a person without access is refused once, and the client does not reconnect', async () => {
  const articleId = await story();
  cookie = `person=${newsroom.people.lan.id}`;
  const { id: another } = await createArticle(newsroom.as('thu'), { content: contentFor(newsroom) });
  const lan = write(another);
  await until(() => lan.received.ended.length === 1, 'the end');
  expect(lan.received.ended).toEqual(['forbidden']);
  window.dispatchEvent(new Event('online'));
  lan.line.hurry();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([lan.received.lost, lan.received.ended.length, lan.received.synced]).toEqual([0, 1, 0]);
  expect(articleId).not.toBe(another);
});

test('refused text ends the connection once with its reason and is not sent again', async () => {
  const articleId = await story();
  const lan = write(articleId);
  await until(() => lan.received.synced === 1, 'the room');
  await database.pool.query(
    'insert into working_copy_clients (article_id, client_id, from_clock, person_id) values ($1, $2, 0, $3)',
    [articleId, lan.doc.clientID, newsroom.people.thu.id],
  );
  lan.type('Chữ của Lan.');
  await until(() => lan.received.refused.length > 0, 'the refusal');
  expect(lan.received.refused).toEqual(['foreign-client']);
  window.dispatchEvent(new Event('online'));
  lan.line.hurry();
  expect([lan.received.synced, lan.received.ended, lan.isSaved()]).toEqual([1, [], false]);
  expect(contentOf(lan.doc).kicker).toBe('Chữ của Lan.');
  expect(await stored(articleId)).toBe('');
});
