import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  type CollabConnection,
  type CollabEvents,
  openCollabConnection,
} from '#components/desk/article/writing/collab-connection.ts';
import { connectionLimits, tooMuchWaitMs } from '#core/working-copy/connection-limits.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { serveCollab, until } from '#tests/support/collab/collab.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { askToEnter, openRawConnection } from '#tests/support/site/raw-connection.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveWorkingCopy } from '#usecases/articles/save-working-copy.ts';
import type { ActorContext } from '#usecases/context.ts';

/* The browser's client against a server with small limits: excess traffic waits, and no text is lost. */

const limits = {
  ...connectionLimits,
  bytes: { burst: 80_000, perSecond: 100 },
  messages: { burst: 20, perSecond: 1 },
  connectionsPerPerson: 2,
};

type Server = Awaited<ReturnType<typeof serveCollab>>;

let newsroom: Newsroom;
let server: Server;
let usual: Server;
let open: Set<CollabConnection>;
let sockets: WebSocket[];
let connectedAt: number[];
let isDown: boolean;

beforeAll(async () => {
  const database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const input = {
    ctx: newsroom.as(null),
    connectionString: database.connectionString,
    actorOf: async (name: string) => (newsroom.as(name as 'lan') as ActorContext).actor,
  };
  server = await serveCollab({ ...input, limits });
  usual = await serveCollab(input);
});
beforeEach(() => {
  open = new Set();
  sockets = [];
  connectedAt = [];
  isDown = false;
  const Plain = WebSocket;
  /** The socket of a browser with Lan signed in, on a network that may be down. */
  class WebSocketOfLan extends Plain {
    constructor(address: string) {
      super(isDown ? 'ws://127.0.0.1:1' : address, {
        headers: { cookie: 'person=lan' },
      } as unknown as string[]);
      sockets.push(this);
      connectedAt.push(performance.now());
    }
  }
  vi.stubGlobal('WebSocket', WebSocketOfLan);
  useServer(server);
});
afterEach(async () => {
  for (const line of open) line.close();
  // Until the server has closed them, they count towards the limit of connections per person.
  await until(
    () => [server, usual].every(({ stats }) => stats().connections === 0),
    'the connections to be closed',
  );
  vi.unstubAllGlobals();
});
afterAll(async () => {
  await server.stop();
  await usual.stop();
});

function useServer({ url }: Server): void {
  const location = { protocol: 'http:', host: new URL(url).host };
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location }));
  vi.stubGlobal('document', new EventTarget());
}

/** Opens the story as Lan; returns the state of saving and the reason of the end. */
async function openEditor(articleId: string) {
  const doc = new Y.Doc();
  const state = { isSynced: false, typed: 0, acknowledged: 0, lost: 0, ended: null as string | null };
  doc.on('update', (_update, _origin, _doc, { local }) => {
    if (local) state.typed += 1;
  });
  const events: CollabEvents = {
    mayReturn: async () => true,
    onOpen: () => {},
    onSynced: () => {
      state.isSynced = true;
    },
    onLost: () => {
      state.lost += 1;
    },
    onAcknowledged: (mark) => {
      state.acknowledged = mark;
    },
    onLetIn: () => {},
    onUnknown: () => {},
    onTextRefused: () => {},
    onEnd: (why) => {
      state.ended = why;
    },
    onNews: () => {},
  };
  const line = openCollabConnection(
    { doc, awareness: new Awareness(doc), articleId, personId: '', mark: () => state.typed },
    events,
  );
  open.add(line);
  const isSaved = () => state.isSynced && state.acknowledged === state.typed;
  const saved = () => until(isSaved, 'all to be saved');
  return { doc, state, line, saved };
}

async function story(): Promise<string> {
  return (await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) })).id;
}

async function textOf(articleId: string): Promise<string> {
  return JSON.stringify((await saveWorkingCopy(newsroom.as('lan'), { articleId })).content.body);
}

describe('a collaboration connection', () => {
  test('over its traffic limit is closed, waits, and resends the rest', async () => {
    const articleId = await story();
    const lan = await openEditor(articleId);
    await lan.saved();
    bodyPart(lan.doc).insert(0, `Phần đầu. ${'a '.repeat(25_000)}`);
    await lan.saved();
    bodyPart(lan.doc).insert(0, `Phần sau. ${'b '.repeat(25_000)}`);
    await until(() => lan.state.lost > 0, 'the connection to be closed');
    await lan.saved();
    const text = await textOf(articleId);
    expect(text).toContain('Phần đầu. ');
    expect(text).toContain('Phần sau. ');
    expect(lan.state.ended).toBeNull();
    // It waited before it reconnected.
    const [first = 0, again = 0] = connectedAt;
    expect(connectedAt).toHaveLength(2);
    expect(again - first).toBeGreaterThan(tooMuchWaitMs);
  });

  test('that was offline for long sends the text typed meanwhile in one message', async () => {
    const articleId = await story();
    const lan = await openEditor(articleId);
    await lan.saved();
    isDown = true;
    for (const socket of sockets) socket.close();
    await until(() => lan.state.lost > 0, 'the connection to be lost');
    const pieces = 2 * limits.messages.burst;
    for (let piece = 0; piece < pieces; piece += 1) {
      bodyPart(lan.doc).insert(0, `${piece} `);
      // Longer than the batching delay, so that each piece would be a message of its own.
      await new Promise((resolve) => setTimeout(resolve, 130));
    }
    isDown = false;
    const attempts = sockets.length;
    await until(() => sockets.length > attempts, 'a reconnection attempt');
    await lan.saved();
    expect(await textOf(articleId)).toContain(
      Array.from({ length: pieces }, (_, piece) => pieces - 1 - piece).join(' '),
    );
    // The server did not close it again.
    expect(sockets).toHaveLength(attempts + 1);
    expect(sockets.at(-1)?.readyState).toBe(WebSocket.OPEN);
  });

  test('beyond the limit per person waits until another is closed', async () => {
    const articleId = await story();
    const [first, second] = [await openEditor(articleId), await openEditor(articleId)];
    await Promise.all([first.saved(), second.saved()]);
    const third = await openEditor(articleId);
    await until(() => third.state.lost > 0, 'the third to wait');
    expect(third.state).toMatchObject({ isSynced: false, ended: null });
    first.line.close();
    await third.saved();
    expect(second.state).toMatchObject({ lost: 0, ended: null });
  });

  test('accepts two pasted texts of 2 MB under the default limits', async () => {
    useServer(usual);
    const lan = await openEditor(await story());
    await lan.saved();
    for (let paste = 0; paste < 2; paste += 1) {
      bodyPart(lan.doc).insert(0, 'Nước mặn về sớm. '.repeat(100_000));
      await lan.saved();
    }
    expect(lan.state).toMatchObject({ lost: 0, ended: null });
  });

  test('is closed by a message larger than any working copy', async () => {
    const huge = await openRawConnection(server.url, 'lan');
    huge.send(new Uint8Array(9_000_000));
    expect(await huge.ended).toMatch(/^1009/);
  });

  test('is closed when a client opens more rooms than a window shows', async () => {
    const greedy = await openRawConnection(server.url, 'lan');
    for (let room = 0; room < 5; room += 1) greedy.send(askToEnter(`article:${await story()}`));
    expect(await greedy.ended).toBe('4429 too-much');
  });
});
