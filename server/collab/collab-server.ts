import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Configuration, type Connection, Hocuspocus, type WebSocketLike } from '@hocuspocus/server';
import nodeAdapter from 'crossws/adapters/node';
import { DomainError } from '#core/shared/domain-error.ts';
import { isKnown, isUpdate } from '#core/working-copy/admit-update.ts';
import { type ConnectionLimits, connectionLimits, tooMuch } from '#core/working-copy/connection-limits.ts';
import { workingCopyMaxBytes } from '#core/working-copy/working-copy.ts';
import { workingCopiesChannel } from '#db/queries/articles/working-copies.ts';
import { articleCommentsChannel } from '#db/queries/comments/comments.ts';
import { roomsChannel } from '#db/queries/notifications/outbox.ts';
import { listenOn } from '#platform/postgres/listen.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { asTrace } from '#platform/traces/spans.ts';
import { enterArticle } from '#usecases/articles/enter-article.ts';
import { leaveArticle } from '#usecases/articles/leave-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { stayInArticles } from '#usecases/articles/stay-in-articles.ts';
import type { Context } from '#usecases/context.ts';
import { type Connections, createConnections, type Peer } from './connections.ts';
import type { MayJoin, Participant } from './may-join.ts';
import { openRoom, peopleIn, type Room } from './room.ts';
import { articleOf } from './room-of-frame.ts';
import { sanitizePresence } from './sanitize-presence.ts';

export type CollabServer = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Open articles and connections in this process, and background tasks that are still writing. */
  stats(): { rooms: number; connections: number; visits: number; tasks: number };
  /**
   * Closes all connections, so that browsers reconnect to another process. Open connections would keep the
   * port in use.
   */
  disconnectAll(): void;
  stop(): Promise<void>;
};

/** One connection to one article. The person's rights are rechecked every few seconds. */
type Visit = {
  id: string;
  articleId: string;
  cookie: string;
  participant: Participant;
  /** The browser has sent the updates that the server lacked at the handshake. */
  hasAnswered?: boolean;
  /** The pending write of the presence row. The row must not be deleted before this write ends. */
  noting?: Promise<void>;
};

type Visits = Map<Connection<Visit>, Visit>;
type Rooms = Map<string, Room>;
type Documents = Hocuspocus<Visit>['documents'];
/** What the hooks share. */
type Parts = {
  readonly ctx: Context;
  readonly mayJoin: MayJoin;
  readonly log: Logger;
  readonly visits: Visits;
  readonly rooms: Rooms;
  readonly tasks: Tasks;
};
type Hooks = Partial<Configuration<Visit>>;

const authorizationIntervalMs = 3_000;
const unloadDelayMs = 20_000;
/** Bytes accepted from a connection before authentication: enough for the handshake. */
const unknownQueueBytes = 256 * 1024;
const syncStep2 = 1;
const syncUpdate = 2;

/* Close codes for rejected connections. After any other code the browser reconnects by itself. */
const REFUSED = {
  'signed-out': { code: 4401, reason: 'signed-out' },
  'another-person': { code: 4401, reason: 'another-person' },
  forbidden: { code: 4403, reason: 'forbidden' },
  'right-changed': { code: 4409, reason: 'right-changed' },
  'foreign-client': { code: 4422, reason: 'foreign-client' },
  incomplete: { code: 4422, reason: 'incomplete' },
  'not-an-update': { code: 4400, reason: 'not-an-update' },
} as const;
/** Close codes by the reason for which the log rejects an update. */
const REFUSED_UPDATE: Readonly<Record<string, { code: number; reason: string }>> = {
  'working-copy.foreign-client': REFUSED['foreign-client'],
  'working-copy.incomplete': REFUSED.incomplete,
  'working-copy.not-an-update': REFUSED['not-an-update'],
  'working-copy.not-a-suggestion': REFUSED.forbidden,
};
/** Aborts the unloading of a document that is no longer in use. No message, because this is not an error. */
const NOT_IN_USE = { reason: 'not-in-use' };
const TRY_AGAIN = { code: 4503, reason: 'try-again' };

/**
 * Collaborative editing: one room per article (`article:ID`), with a Yjs document as its text. An update is
 * stored in the database before it is broadcast or acknowledged. The database decides who may join and write.
 * It is asked on entry, after each change of the article or of rights, and every few seconds.
 */
export function createCollabServer(input: {
  ctx: Context;
  mayJoin: MayJoin;
  connectionString: string;
  siteUrl: string;
  log: Logger;
  limits?: ConnectionLimits;
}): CollabServer {
  const { ctx, mayJoin, connectionString, siteUrl, log, limits = connectionLimits } = input;
  const visits: Visits = new Map();
  const rooms: Rooms = new Map();
  const tasks = createTasks(log);
  const parts: Parts = { ctx, mayJoin, log, visits, rooms, tasks };
  const presence = createPresence(parts);
  const connections = createConnections({
    limits,
    log,
    answer: (peer) => hocuspocus.handleConnection(peer.websocket as WebSocketLike, peer.request),
    nowMs: () => performance.now(),
  });
  const hocuspocus: Hocuspocus<Visit> = new Hocuspocus<Visit>({
    quiet: true,
    timeout: 45_000,
    unloadImmediately: true,
    maxUnauthenticatedQueueSize: unknownQueueBytes,
    maxPendingDocuments: limits.roomsPerConnection,
    onAuthenticate: authenticateWith(parts, connections.identify),
    ...roomHooks(rooms),
    ...presence.hooks,
    beforeSync: logUpdatesOf(parts),
    async beforeHandleAwareness({ context, states }) {
      if (!context) return;
      // The frame is decoded into a new presence, whose own empty initial state is removed first.
      const [clientId] = states.keys();
      if (clientId !== undefined) states.delete(clientId);
      sanitizePresence(states, context.participant.ctx.actor);
    },
  });
  const sockets = openSockets({ connections, siteUrl, log });
  const recheck = createRecheck(parts, hocuspocus.documents);

  /** Fallback for lost notifications of the database. Correctness does not depend on notifications. */
  async function lookAround(): Promise<void> {
    await recheck(null);
    for (const room of [...rooms.values()]) {
      await room.catchUp();
      await room.cutIfMuch();
    }
  }

  const listener = listenOn({
    connectionString,
    log,
    channels: [workingCopiesChannel, roomsChannel, articleCommentsChannel],
    onMessage(channel, payload) {
      if (channel === workingCopiesChannel) {
        const [articleId = '', seq] = payload.split(' ');
        const room = rooms.get(articleId);
        if (room) tasks.run('the log could not be read', room.receiveLogged(Number(seq)));
        return;
      }
      const articleId = payload === '*' ? null : payload;
      if (channel === roomsChannel) tasks.run('rights could not be checked', recheck(articleId));
      notifyClients(hocuspocus.documents, articleId, channel === roomsChannel ? 'article' : 'comments');
    },
    // Reads what was logged while the listener was disconnected.
    onLine: () => tasks.run('the log could not be read', lookAround()),
    onLost: () => {},
  });

  let isLooking = false;
  const lookTimer = setInterval(() => {
    connections.endIdle();
    if (isLooking) return;
    isLooking = true;
    // An unavailable database is no answer about rights. The next round checks again.
    tasks.run(
      'open articles could not be looked at',
      lookAround().finally(() => {
        isLooking = false;
      }),
    );
  }, authorizationIntervalMs);
  const stayTimer = setInterval(presence.renew, unloadDelayMs);

  function disconnectAll(): void {
    hocuspocus.closeConnections();
    sockets.closeAll(1001, 'going away');
  }

  return {
    handleUpgrade: (request, socket, head) => void sockets.handleUpgrade(request, socket, head),
    stats: () => ({
      rooms: Math.max(rooms.size, hocuspocus.getDocumentsCount()),
      connections: hocuspocus.getConnectionsCount(),
      visits: visits.size,
      tasks: tasks.count(),
    }),
    disconnectAll,
    async stop() {
      clearInterval(lookTimer);
      clearInterval(stayTimer);
      disconnectAll();
      await listener.stop();
      await tasks.finish();
    },
  };
}

/** Accepts websockets of this site's pages. */
function openSockets({
  connections,
  siteUrl,
  log,
}: {
  connections: Connections;
  siteUrl: string;
  log: Logger;
}) {
  return nodeAdapter({
    serverOptions: { maxPayload: workingCopyMaxBytes },
    hooks: {
      upgrade: (request) =>
        isOwnOrigin(request, siteUrl)
          ? undefined
          : Response.json({ error: { code: 'request.foreign' } }, { status: 403 }),
      open: (peer) => connections.open(peer as Peer),
      message: (peer, message) => connections.receive(peer as Peer, message.uint8Array()),
      close: (peer, { code = 1000, reason = '' }) => connections.closed(peer as Peer, { code, reason }),
      error: (_peer, error) => log.warn({ err: error }, 'an editing connection failed'),
    },
  });
}

type Tasks = ReturnType<typeof createTasks>;

/** Background work that is only awaited at shutdown. */
function createTasks(log: Logger) {
  const running = new Set<Promise<unknown>>();
  return {
    run(what: string, work: Promise<unknown>): void {
      const task = work
        .catch((error: unknown) => {
          // A text that is not a valid version yet stays in the working copy. That is not an error.
          if (!(error instanceof DomainError)) log.warn({ err: error }, what);
        })
        .finally(() => running.delete(task));
      running.add(task);
    },
    count: () => running.size,
    async finish(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Lets a person into a room, as the visit that is the context of the other hooks. */
function authenticateWith(
  { ctx, mayJoin, log }: Parts,
  identify: Connections['identify'],
): Hooks['onAuthenticate'] {
  return async ({ documentName, request, connectionConfig, token: personId }) => {
    const articleId = articleOf(documentName);
    if (articleId === null) throw REFUSED.forbidden;
    const cookie = request.headers.get('cookie') ?? '';
    const participant = await mayJoin({ cookie, articleId }).catch((error: unknown) => {
      log.warn({ err: error }, 'joining an editing session failed');
      throw TRY_AGAIN;
    });
    if (typeof participant === 'string') throw REFUSED[participant];
    // Another person may have signed in on a tab whose session expired. They must not send the first
    // person's text.
    if (personId !== '' && personId !== participant.ctx.actor.id) throw REFUSED['another-person'];
    if (!identify(request, participant.ctx.actor.id)) throw tooMuch;
    connectionConfig.readOnly = participant.right === 'nothing';
    return { id: ctx.newId(), articleId, cookie, participant };
  };
}

/** Opens a room with its document, and closes it with it. */
function roomHooks(rooms: Rooms): Hooks {
  return {
    async onLoadDocument({ document, context: { articleId, participant } }) {
      try {
        rooms.set(articleId, await openRoom(participant.ctx, document as never, articleId));
      } catch (error) {
        // Hocuspocus drops a document that failed to load, but its timer would keep it in memory.
        document.destroy();
        throw error;
      }
    },
    // Hocuspocus unloads by name. A late unload of an older document would delete the newer room of that
    // name, and the next visitors would join a separate one.
    async beforeUnloadDocument({ instance, documentName, document }) {
      if (instance.documents.get(documentName) !== document) throw NOT_IN_USE;
    },
    async afterUnloadDocument({ documentName }) {
      rooms.delete(articleIdOf(documentName));
    },
  };
}

/** Keeps the presence rows of the people in the rooms. */
function createPresence({ ctx, visits, rooms, tasks }: Parts) {
  /** A person who leaves during the renewal must not be recorded as present after their row is deleted. */
  let renewing: Promise<void> = Promise.resolve();

  async function takeBack({ id, noting }: Visit): Promise<void> {
    await Promise.allSettled([noting, renewing]);
    await leaveArticle(ctx, { id });
  }

  async function renewAll(): Promise<void> {
    const here = [...visits].filter(([connection]) => connection.document.hasConnection(connection));
    await stayInArticles(ctx, {
      present: here.map(([, { id, articleId, participant }]) => ({
        ...{ id, articleId, personId: participant.ctx.actor.id },
      })),
    });
  }

  const hooks: Hooks = {
    async connected({ connection, context }) {
      if (!connection.document.hasConnection(connection)) return;
      visits.set(connection, context);
      context.noting = enterArticle(context.participant.ctx, context);
      tasks.run('presence could not be noted', context.noting);
    },
    async onDisconnect({ context, document }) {
      const room = rooms.get(context.articleId);
      const personId = context.participant.ctx.actor.id;
      tasks.run('presence could not be taken back', takeBack(context));
      const others = peopleIn(
        document as never,
        (connection) => visits.get(connection as never)?.participant.ctx.actor.id ?? null,
      );
      if (room && !others.has(personId))
        tasks.run('no version at the end of a session', room.leave(personId));
    },
  };
  return {
    hooks,
    /** Renews the presence rows of all people who are here. */
    renew(): void {
      renewing = renewAll();
      tasks.run('presence could not be noted', renewing);
    },
  };
}

/** Logs the updates of a connection before they are applied. */
function logUpdatesOf({ rooms, mayJoin, log }: Parts): Hooks['beforeSync'] {
  /**
   * Logs an update if its sender may write. Otherwise closes the connection, and the text stays in the
   * sender's browser.
   */
  async function logOrClose(visit: Visit, update: Uint8Array, document: unknown): Promise<void> {
    const room = rooms.get(visit.articleId);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { right, ground, ctx: writer } = visit.participant;
      if (right === 'nothing') throw REFUSED.forbidden;
      const seq = await asTrace({ name: 'use case logWritten', kind: 'server' }, () =>
        logWritten(writer, { articleId: visit.articleId, update, ground, right, copy: room?.copy }),
      ).catch((error: unknown) => {
        throw (error instanceof DomainError && REFUSED_UPDATE[error.code]) || error;
      });
      if (seq !== null) {
        // A closed connection may have updates in its queue. They enter its own document, which is unloaded
        // by now. A newer room of the article has not got them: it reads them from the log.
        if (room?.document === document) room?.logged(seq, update.byteLength);
        return;
      }
      // The article has changed since the right was checked.
      const now = await mayJoin(visit);
      if (typeof now === 'string') throw REFUSED[now];
      if (now.right !== right) throw REFUSED['right-changed'];
      visit.participant = now;
    }
    throw REFUSED['right-changed'];
  }

  return async ({ type, payload, context, document, connection }) => {
    if (type !== syncStep2 && type !== syncUpdate) return;
    connection.readOnly = context.participant.right === 'nothing';
    if (connection.readOnly) return;
    if (!isUpdate(payload)) throw REFUSED['not-an-update'];
    const isEarly = type === syncUpdate && !context.hasAnswered;
    if (type === syncStep2) context.hasAnswered = true;
    if (isKnown(document, payload)) return;
    await logOrClose(context, payload, document).catch((error: unknown) => {
      if (isEarly && error === REFUSED.incomplete) {
        // The update refers to text typed offline that has not arrived yet; the answer to the handshake
        // brings both. Until then the connection is read-only, and Hocuspocus reports the update as rejected.
        connection.readOnly = true;
        return;
      }
      if (isRefusal(error)) throw error;
      log.warn({ err: error }, 'a Yjs update could not be stored');
      throw TRY_AGAIN;
    });
  };
}

/** Rechecks the rights of everyone in the room of one article, or in all rooms. */
function createRecheck({ visits, mayJoin }: Parts, documents: Documents) {
  return async (articleId: string | null): Promise<void> => {
    for (const [connection, visit] of visits) {
      if (articleId !== null && visit.articleId !== articleId) continue;
      const { document } = connection;
      if (!document.hasConnection(connection)) {
        visits.delete(connection);
        continue;
      }
      // Two rooms of one article would not see each other's updates. Connections of the obsolete one
      // reconnect.
      if (documents.get(document.name) !== document) {
        visits.delete(connection);
        connection.close(TRY_AGAIN);
        continue;
      }
      const now = await mayJoin(visit);
      const before = visit.participant;
      if (typeof now !== 'string' && now.right === before.right) {
        visit.participant = now;
        continue;
      }
      visits.delete(connection);
      connection.close(REFUSED[typeof now === 'string' ? now : 'right-changed']);
    }
  };
}

/** Notifies the clients in a room that data outside the text has changed. */
function notifyClients(documents: Documents, articleId: string | null, type: 'article' | 'comments'): void {
  const message = JSON.stringify({ type });
  for (const [name, document] of documents) {
    if (articleId === null || articleIdOf(name) === articleId) document.broadcastStateless(message);
  }
}

function isRefusal(error: unknown): boolean {
  return (Object.values(REFUSED) as unknown[]).includes(error);
}

function articleIdOf(documentName: string): string {
  return documentName.slice('article:'.length);
}

/**
 * A page of another site could open a connection with the visitor's cookies. Browsers always send `Origin`.
 */
function isOwnOrigin(request: { headers: Headers }, siteUrl: string): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  try {
    return new URL(origin).host === request.headers.get('host') || origin === new URL(siteUrl).origin;
  } catch {
    return false;
  }
}
