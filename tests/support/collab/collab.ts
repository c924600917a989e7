import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket, MessageType } from '@hocuspocus/provider';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import type { Actor } from '#core/people/roles.ts';
import type { ConnectionLimits } from '#core/working-copy/connection-limits.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { type CollabServer, createCollabServer } from '#server/collab/collab-server.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import type { ActorContext, Context } from '#usecases/context.ts';
import type { Newsroom } from '../workflow/newsroom.ts';

type Person = Parameters<Newsroom['as']>[0] & string;

/** The collaboration server on its own port; the cookie names the visitor. */
export type CollabForTest = {
  readonly url: string;
  /** Opens the room of an article; `ended` returns the reason for which the server closed it. */
  readonly join: (person: Person, articleId: string, doc?: Y.Doc) => RoomForTest;
  readonly stop: () => Promise<void>;
};

export type RoomForTest = {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** The document has the state of the server. */
  readonly synced: () => Promise<void>;
  /** The server has acknowledged all local edits. */
  readonly saved: () => Promise<void>;
  readonly ended: () => string | null;
  readonly news: () => readonly string[];
  /** The connection breaks without a close message, and comes back. */
  readonly disconnect: () => void;
  readonly reconnect: () => void;
  readonly leave: () => void;
};

const silent = new Proxy({}, { get: () => () => {} }) as unknown as Logger;

export async function openCollab(input: {
  newsroom: Newsroom;
  connectionString: string;
  log?: Logger;
}): Promise<CollabForTest> {
  const { newsroom, connectionString, log = silent } = input;
  const { url, stop } = await serveCollab({
    ctx: newsroom.as(null),
    connectionString,
    log,
    actorOf: async (name) => (newsroom.as(name as Person) as ActorContext).actor,
  });
  const rooms = new Set<RoomForTest>();
  return {
    url,
    join(person, articleId, doc = new Y.Doc()) {
      const room = joinRoom({ url, person, articleId, doc });
      rooms.add(room);
      return room;
    },
    async stop() {
      for (const room of rooms) room.leave();
      await stop();
    },
  };
}

/** The collaboration server alone; the cookie `person=…` names the visitor. */
export async function serveCollab(input: {
  ctx: Context;
  connectionString: string;
  actorOf: (person: string) => Promise<Actor | null>;
  log?: Logger;
  limits?: ConnectionLimits;
}): Promise<{ url: string; stats: CollabServer['stats']; stop: () => Promise<void> }> {
  const { ctx, connectionString, actorOf, log = silent, limits } = input;
  const collab = createCollabServer({
    ctx,
    connectionString,
    siteUrl: 'http://localhost:3000',
    log,
    limits,
    async mayJoin({ cookie, articleId }) {
      const actor = await actorOf(/person=([\w-]+)/.exec(cookie)?.[1] ?? '');
      if (actor === null) return 'signed-out';
      const actorContext: ActorContext = { ...ctx, actor };
      const joining = await joinArticle(actorContext, { articleId });
      return joining === null ? 'forbidden' : { ...joining, ctx: actorContext };
    },
  });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    // A visitor who reconnects while the server stops would open rooms in a stopped instance and delay the
    // stop.
    if (server.listening) collab.handleUpgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`,
    stats: collab.stats,
    async stop() {
      const isClosed = new Promise((resolve) => server.close(resolve));
      await collab.stop();
      server.closeAllConnections();
      await isClosed;
    },
  };
}

/** Opens the room of an article on the server at `url` as the person in the cookie `person=NAME`. */
export function joinRoom(input: {
  url: string;
  articleId: string;
  doc: Y.Doc;
  person?: string;
  cookie?: string;
}): RoomForTest {
  const { url, articleId, doc, person, cookie = `person=${person}` } = input;
  let ended: string | null = null;
  let hasLeft = false;
  const news: string[] = [];
  const closes: string[] = [];
  class WebSocketWithCookie extends WebSocket {
    constructor(address: string) {
      // Node's own WebSocket takes headers, unlike a browser's.
      super(address, { headers: { cookie } } as unknown as string[]);
    }
  }
  const websocketProvider = new UnqueuedWebsocket({
    url,
    WebSocketPolyfill: WebSocketWithCookie,
    delay: 50,
    minDelay: 0,
    maxDelay: 200,
    jitter: false,
  });
  const provider = new HocuspocusProvider({
    name: `article:${articleId}`,
    document: doc,
    websocketProvider,
    token: '',
    onAuthenticationFailed: ({ reason }) => {
      ended ??= reason;
    },
    onClose: ({ event }) => {
      closes.push(`${event.code} ${event.reason}`);
      if (event.reason === 'forbidden' || event.reason === 'right-changed') ended ??= event.reason;
    },
    onStateless: ({ payload }) => news.push(payload),
    // Messages that were rejected before the greeting was answered are in that answer, which is counted
    // separately.
    onMessage: ({ event }) => {
      if (isRejected(new Uint8Array(event.data))) provider.decrementUnsyncedChanges();
    },
  });
  provider.attach();
  return {
    doc,
    provider,
    synced: () => until(() => provider.synced, 'the room to be synced'),
    saved: () =>
      until(
        () => provider.synced && !provider.hasUnsyncedChanges,
        () =>
          `all to be acknowledged (synced ${provider.synced}, waiting ${provider.unsyncedChanges}, line ${websocketProvider.status}, ended ${ended}, closes ${closes.slice(-4).join(', ')})`,
      ),
    ended: () => ended,
    news: () => news,
    disconnect: () => websocketProvider.disconnect(),
    reconnect() {
      // A connection that is still closing would not be opened again.
      const isDown = () => hasLeft || websocketProvider.status === 'disconnected';
      void until(isDown, 'the line to be down', 60_000).then(() => {
        if (!hasLeft) websocketProvider.connect();
      });
    },
    leave() {
      hasLeft = true;
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

/**
 * A connection that queues nothing while it is down, like that of the browser (`collab-socket.ts`).
 * Hocuspocus acknowledges messages from its queue as well as the greeting. All edits would then seem saved
 * too early.
 */
class UnqueuedWebsocket extends HocuspocusProviderWebsocket {
  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}

function isRejected(message: Uint8Array): boolean {
  const decoder = createDecoder(message);
  readVarString(decoder);
  return readVarUint(decoder) === MessageType.SyncStatus && readVarUint(decoder) === 0;
}

/** Waits until a condition holds; after half a minute it throws an error that names the condition. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string | (() => string),
  ms = 30_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
