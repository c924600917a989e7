import * as Y from 'yjs';
import { bodySchema } from '#core/document/body-schema.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveWorkingCopy } from '#usecases/articles/save-working-copy.ts';
import { seeded } from '../seeded.ts';
import { openTcpProxy } from '../site/tcp-proxy.ts';
import { actAtRandom } from '../workflow/act-at-random.ts';
import { contentFor, type Newsroom } from '../workflow/newsroom.ts';
import { joinRoom, type RoomForTest, until } from './collab.ts';
import { startCollabProcess } from './start-collab-process.ts';
import { openEditor, type Writer } from './writer.ts';

/** The events of one story, and the results that must hold at its end. */
export type FuzzOutcome = {
  readonly rounds: number;
  readonly kills: number;
  readonly breaks: number;
  readonly crashes: number;
  readonly typed: number;
  /** Letters that the server had acknowledged and no client deleted, and that are missing or doubled. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** How many texts of clients differ from the first one's. */
  readonly apart: number;
  readonly isValid: boolean;
  /** Whether the version cut at the end has the text of the screens. */
  readonly isVersionTheSame: boolean;
};

type Client = {
  room: RoomForTest;
  writer: Writer;
  doc: Y.Doc;
  isOnline: boolean;
  unsure: string[];
  person: string;
};

/**
 * Three to eight people write in one story at random. Connections break and return, so that text arrives late
 * and out of order. Browsers crash with unsent text, the server is killed with `kill -9` and its clock jumps.
 * Every letter is typed once in the life of the story, so that each can be traced.
 */
export async function fuzzStory(input: {
  newsroom: Newsroom;
  connectionString: string;
  seed: number;
  rounds: number;
}): Promise<FuzzOutcome> {
  const { newsroom, connectionString, seed, rounds } = input;
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const articleId = await storyForAll(newsroom);
  const proxy = await openTcpProxy();
  let { process: server, url: at } = await startCollabProcess({ connectionString });
  proxy.forwardTo(at);
  const url = `ws://127.0.0.1:${proxy.port}/collab`;
  const people = ['lan', 'thu', 'tam'] as const;
  const counts = { kills: 0, breaks: 0, crashes: 0, typed: 0 };
  const acknowledged = new Set<string>();
  const removed = new Set<string>();
  let nextLetter = 0x4e00;

  async function enter(person: string, doc = keepAsWritten(new Y.Doc())): Promise<Client> {
    const id = newsroom.people[person as 'lan'].id;
    const room = joinRoom({ url, articleId, doc, cookie: `person=${id}` });
    await room.synced();
    return { room, doc, person, writer: await openEditor(doc), isOnline: true, unsure: [] };
  }

  /** Letters typed before the server acknowledged everything count as acknowledged. */
  function noteAcknowledged(client: Client): void {
    if (!client.isOnline || !client.room.provider.synced || client.room.provider.hasUnsyncedChanges) return;
    for (const letter of client.unsure) acknowledged.add(letter);
    client.unsure = [];
  }

  const clients: Client[] = [];
  for (let count = 3 + below(6); count > 0; count -= 1) {
    clients.push(await enter(people[clients.length % people.length] ?? 'lan'));
  }
  try {
    for (let round = 0; round < rounds; round += 1) {
      const client = clients[below(clients.length)] as Client;
      const letters = String.fromCharCode(nextLetter++, nextLetter++);
      const { came, went } = actAtRandom(client.writer, { choice: below(8), where: below(4000), letters });
      counts.typed += came.length;
      client.unsure.push(...came);
      for (const letter of went) removed.add(letter);
      const chance = below(100);
      if (chance < 5) {
        client.room.disconnect();
        client.isOnline = false;
        counts.breaks += 1;
      } else if (chance < 14 && !client.isOnline) {
        client.room.reconnect();
        client.isOnline = true;
      } else if (chance === 14) {
        // The browser crashes; the person returns with only the state of the server.
        noteAcknowledged(client);
        client.writer.leave();
        client.room.leave();
        counts.crashes += 1;
        clients[clients.indexOf(client)] = await enter(client.person);
      } else if (chance === 15 && below(2) === 0) {
        server.kill('SIGKILL');
        proxy.forwardTo(null);
        counts.kills += 1;
        const skewMs = (below(7) - 3) * 3_600_000;
        ({ process: server, url: at } = await startCollabProcess({ connectionString, skewMs }));
        proxy.forwardTo(at);
      }
      if (below(4) === 0) await new Promise((resolve) => setTimeout(resolve, below(12)));
      noteAcknowledged(client);
    }
    for (const client of clients) {
      if (!client.isOnline) client.room.reconnect();
      client.isOnline = true;
    }
    for (const client of clients) await client.room.saved();
    for (const client of clients) noteAcknowledged(client);
    const textOf = (client: Client) => JSON.stringify(contentOf(client.doc));
    await until(() => clients.every((each) => textOf(each) === textOf(clients[0] as Client)), 'one text');
    // A screen that repairs its content writes too, and other clients may have that before it is saved.
    for (const client of clients) await client.room.saved();
    const saved = await saveWorkingCopy(newsroom.as('tam'), { articleId });
    const first = clients[0] as Client;
    const content = contentOf(first.doc);
    const words = canonicalJson(content.body);
    const countOf = (letter: string) => words.split(letter).length - 1;
    const expected = [...acknowledged].filter((letter) => !removed.has(letter));
    return {
      ...counts,
      rounds,
      lost: expected.filter((letter) => countOf(letter) === 0),
      doubled: expected.filter((letter) => countOf(letter) > 1),
      apart: clients.filter((each) => !each.writer.view.state.doc.eq(first.writer.view.state.doc)).length,
      isValid: bodySchema.safeParse(content.body).success && isSound(clients),
      isVersionTheSame: canonicalJson(saved.content.body) === words,
    };
  } finally {
    for (const client of clients) client.room.leave();
    server.kill('SIGKILL');
    await proxy.stop();
  }
}

function isSound(clients: readonly Client[]): boolean {
  return clients.every(({ writer }) => {
    writer.view.state.doc.check();
    return true;
  });
}

/** A story that the three people of the fuzz test may all edit. */
async function storyForAll(newsroom: Newsroom): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await actOnArticle(newsroom.as('lan'), { articleId: id, action: 'submit' });
  await actOnArticle(newsroom.as('lan'), { articleId: id, action: 'withdraw_submission' });
  return id;
}
