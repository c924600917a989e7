import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Connection, Hocuspocus, type WebSocketLike } from '@hocuspocus/server';
import nodeAdapter from 'crossws/adapters/node';
import { DomainError } from '#core/shared/domain-error.ts';
import { type LineLimits, lineLimits, tooMuch } from '#core/working-copy/line-limits.ts';
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
import { isKnown, isUpdate } from './check-update.ts';
import { createConnections, type Peer } from './connections.ts';
import type { MayJoin, Participant } from './may-join.ts';
import { openRoom, peopleIn, type Room } from './room.ts';
import { articleOf } from './room-of-frame.ts';
import { sanitizePresence } from './sanitize-presence.ts';

export type CollabServer = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many articles are open in this process, over how many lines, and how much of them is still being written down. */
  stats(): { rooms: number; connections: number; visits: number; tasks: number };
  /** The process ends: everybody comes back to whoever answers then. Their lines would hold its port up until they are cut. */
  disconnectAll(): void;
  stop(): Promise<void>;
};

/** One connection to one article. What its person may do is looked at again and again. */
type Visit = {
  id: string;
  articleId: string;
  cookie: string;
  participant: Participant;
  /** The browser has sent all that the server lacked when it came in. */
  hasAnswered?: boolean;
  /** The note that somebody is here being made; it must not come after it is taken back. */
  noting?: Promise<void>;
};

const authorizationIntervalMs = 3_000;
const unloadDelayMs = 20_000;
/** What somebody may send before it is known who they are: enough for a greeting. */
const unknownQueueBytes = 256 * 1024;
const syncStep2 = 1;
const syncUpdate = 2;

/* What a browser is told when its line is refused or ended; after anything else it comes again by itself. */
const REFUSED = {
  'signed-out': { code: 4401, reason: 'signed-out' },
  'another-person': { code: 4401, reason: 'another-person' },
  forbidden: { code: 4403, reason: 'forbidden' },
  'right-changed': { code: 4409, reason: 'right-changed' },
  'foreign-client': { code: 4422, reason: 'foreign-client' },
  incomplete: { code: 4422, reason: 'incomplete' },
  'not-an-update': { code: 4400, reason: 'not-an-update' },
} as const;
/** Why the log does not take an update, as the browser is told. */
const REFUSED_UPDATE: Readonly<Record<string, { code: number; reason: string }>> = {
  'working-copy.foreign-client': REFUSED['foreign-client'],
  'working-copy.incomplete': REFUSED.incomplete,
  'working-copy.not-an-update': REFUSED['not-an-update'],
  'working-copy.not-a-suggestion': REFUSED.forbidden,
};
/** Ends the unloading of a document that is not the one in use; without a message, for it is no fault. */
const NOT_IN_USE = { reason: 'not-in-use' };
const TRY_AGAIN = { code: 4503, reason: 'try-again' };

/**
 * Several people in one article at once: a room for each (`article:ID`), its text a document of Yjs. What somebody
 * types is in the database before anybody is told of it, the writer included. The right to be in a room and to write
 * there is asked of the database when somebody enters, whenever something about the article or somebody's rights
 * changes, and every few seconds besides.
 */
export function createCollabServer(input: {
  ctx: Context;
  mayJoin: MayJoin;
  connectionString: string;
  siteUrl: string;
  log: Logger;
  limits?: LineLimits;
}): CollabServer {
  const { ctx, mayJoin, connectionString, siteUrl, log, limits = lineLimits } = input;
  const visits = new Map<Connection<Visit>, Visit>();
  const rooms = new Map<string, Room>();
  const tasks = new Set<Promise<unknown>>();
  /** Whoever leaves meanwhile must not be noted after their note is taken back. */
  let renewing: Promise<void> = Promise.resolve();

  /** Work that nobody waits for, except the end of the process. */
  function inBackground(what: string, work: Promise<unknown>): void {
    const task = work
      .catch((error: unknown) => {
        // A text that can't be a version yet stays in the working copy; that is no fault.
        if (!(error instanceof DomainError)) log.warn({ err: error }, what);
      })
      .finally(() => tasks.delete(task));
    tasks.add(task);
  }

  const hocuspocus = new Hocuspocus<Visit>({
    quiet: true,
    timeout: 45_000,
    unloadImmediately: true,
    maxUnauthenticatedQueueSize: unknownQueueBytes,
    maxPendingDocuments: limits.roomsALine,
    async onAuthenticate({ documentName, request, connectionConfig, token: personId }) {
      const articleId = articleOf(documentName);
      if (articleId === null) throw REFUSED.forbidden;
      const cookie = request.headers.get('cookie') ?? '';
      const participant = await mayJoin({ cookie, articleId }).catch((error: unknown) => {
        log.warn({ err: error }, 'joining an editing session failed');
        throw TRY_AGAIN;
      });
      if (typeof participant === 'string') throw REFUSED[participant];
      // On a screen that outlived its session somebody else may have signed in: what it holds is not theirs to send.
      if (personId !== '' && personId !== participant.ctx.actor.id) throw REFUSED['another-person'];
      if (!lines.identify(request, participant.ctx.actor.id)) throw tooMuch;
      connectionConfig.readOnly = participant.right === 'nothing';
      return { id: ctx.newId(), articleId, cookie, participant };
    },
    async onLoadDocument({ document, context }) {
      try {
        rooms.set(
          context.articleId,
          await openRoom(context.participant.ctx, document as never, context.articleId),
        );
      } catch (error) {
        // Hocuspocus forgets what could not be loaded, but its timer would keep it for ever.
        document.destroy();
        throw error;
      }
    },
    // Hocuspocus unloads by name: an older document whose turn comes late would take the room of those who have come
    // since, and whoever comes after them would be in another.
    async beforeUnloadDocument({ documentName, document }) {
      if (hocuspocus.documents.get(documentName) !== document) throw NOT_IN_USE;
    },
    async afterUnloadDocument({ documentName }) {
      rooms.delete(articleIdOf(documentName));
    },
    async connected({ connection, context }) {
      if (!connection.document.hasConnection(connection)) return;
      visits.set(connection, context);
      context.noting = enterArticle(context.participant.ctx, context);
      inBackground('presence could not be noted', context.noting);
    },
    async onDisconnect({ context, document }) {
      const room = rooms.get(context.articleId);
      const personId = context.participant.ctx.actor.id;
      inBackground('presence could not be taken back', takeBack(context));
      const others = peopleIn(
        document as never,
        (connection) => visits.get(connection as never)?.participant.ctx.actor.id ?? null,
      );
      if (room && !others.has(personId))
        inBackground('no version at the end of a session', room.leave(personId));
    },
    async beforeSync({ type, payload, context, document, connection }) {
      if (type !== syncStep2 && type !== syncUpdate) return;
      connection.readOnly = context.participant.right === 'nothing';
      if (connection.readOnly) return;
      if (!isUpdate(payload)) throw REFUSED['not-an-update'];
      const isEarly = type === syncUpdate && !context.hasAnswered;
      if (type === syncStep2) context.hasAnswered = true;
      if (isKnown(document, payload)) return;
      await logOrClose(context, payload).catch((error: unknown) => {
        if (isEarly && error === REFUSED.incomplete) {
          // What it refers to was typed without a line. The answer to the greeting brings both; until then nothing of it
          // is taken, and Hocuspocus says so as it does to those who may only read.
          connection.readOnly = true;
          return;
        }
        if (isRefusal(error)) throw error;
        log.warn({ err: error }, 'a Yjs update could not be stored');
        throw TRY_AGAIN;
      });
    },
    async beforeHandleAwareness({ context, states }) {
      if (!context) return;
      // What came is read into a presence made for that, whose own empty state stands first and is nobody's.
      const [nobody] = states.keys();
      if (nobody !== undefined) states.delete(nobody);
      sanitizePresence(states, context.participant.ctx.actor);
    },
  });

  async function takeBack({ id, noting }: Visit): Promise<void> {
    await Promise.allSettled([noting, renewing]);
    await leaveArticle(ctx, { id });
  }

  /** Says of everybody who is here that they still are. */
  async function renew(): Promise<void> {
    const here = [...visits].filter(([connection]) => connection.document.hasConnection(connection));
    await stayInArticles(ctx, {
      present: here.map(([, { id, articleId, participant }]) => ({
        ...{ id, articleId, personId: participant.ctx.actor.id },
      })),
    });
  }

  /** Logs what somebody typed, if they may; otherwise the connection ends and the text stays with its writer. */
  async function logOrClose(visit: Visit, update: Uint8Array): Promise<void> {
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
        room?.logged(seq, update.byteLength);
        return;
      }
      // Something about the article has changed since the right was looked at.
      const now = await mayJoin(visit);
      if (typeof now === 'string') throw REFUSED[now];
      if (now.right !== right) throw REFUSED['right-changed'];
      visit.participant = now;
    }
    throw REFUSED['right-changed'];
  }

  const lines = createConnections({
    limits,
    log,
    answer: (peer) => hocuspocus.handleConnection(peer.websocket as WebSocketLike, peer.request),
    nowMs: () => performance.now(),
  });
  const sockets = nodeAdapter({
    serverOptions: { maxPayload: workingCopyMaxBytes },
    hooks: {
      upgrade: (request) =>
        isOwnOrigin(request, siteUrl)
          ? undefined
          : Response.json({ error: { code: 'request.foreign' } }, { status: 403 }),
      open: (peer) => lines.open(peer as Peer),
      message: (peer, message) => lines.receive(peer as Peer, message.uint8Array()),
      close: (peer, { code = 1000, reason = '' }) => lines.closed(peer as Peer, { code, reason }),
      error: (_peer, error) => log.warn({ err: error }, 'an editing connection failed'),
    },
  });

  /** Looks again at the rights of those in the room of one article, or in all. */
  async function recheck(articleId: string | null): Promise<void> {
    for (const [connection, visit] of visits) {
      if (articleId !== null && visit.articleId !== articleId) continue;
      const { document } = connection;
      if (!document.hasConnection(connection)) {
        visits.delete(connection);
        continue;
      }
      // Two rooms of one article would not hear of each other; whoever is in the one that is no more comes in anew.
      if (hocuspocus.documents.get(document.name) !== document) {
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
  }

  const line = listenOn({
    connectionString,
    log,
    channels: [workingCopiesChannel, roomsChannel, articleCommentsChannel],
    onMessage(channel, payload) {
      if (channel === workingCopiesChannel) {
        const [articleId = '', seq] = payload.split(' ');
        const room = rooms.get(articleId);
        if (room) inBackground('the log could not be read', room.receiveLogged(Number(seq)));
        return;
      }
      const articleId = payload === '*' ? null : payload;
      if (channel === roomsChannel) inBackground('rights could not be checked', recheck(articleId));
      tell(articleId, channel === roomsChannel ? 'article' : 'comments');
    },
    // What was said while nobody listened.
    onLine: () => inBackground('the log could not be read', lookAround()),
    onLost: () => {},
  });

  /** Tells the screens in a room that what stands beside the text has changed. */
  function tell(articleId: string | null, type: 'article' | 'comments'): void {
    const message = JSON.stringify({ type });
    for (const [name, document] of hocuspocus.documents) {
      if (articleId === null || articleIdOf(name) === articleId) document.broadcastStateless(message);
    }
  }

  /** The net under the messages of the database: nothing that is right depends on hearing them. */
  async function lookAround(): Promise<void> {
    await recheck(null);
    for (const room of [...rooms.values()]) {
      await room.catchUp();
      await room.cutIfMuch();
    }
  }

  let isLooking = false;
  const lookTimer = setInterval(() => {
    lines.endIdle();
    if (isLooking) return;
    isLooking = true;
    // The database being away says nothing about anybody's right; the next round asks again.
    inBackground(
      'open articles could not be looked at',
      lookAround().finally(() => {
        isLooking = false;
      }),
    );
  }, authorizationIntervalMs);
  const stayTimer = setInterval(() => {
    renewing = renew();
    inBackground('presence could not be noted', renewing);
  }, unloadDelayMs);

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
      tasks: tasks.size,
    }),
    disconnectAll,
    async stop() {
      clearInterval(lookTimer);
      clearInterval(stayTimer);
      disconnectAll();
      await line.stop();
      while (tasks.size > 0) await Promise.all(tasks);
    },
  };
}

function isRefusal(error: unknown): boolean {
  return (Object.values(REFUSED) as unknown[]).includes(error);
}

function articleIdOf(documentName: string): string {
  return documentName.slice('article:'.length);
}

/** A page of another site could open a connection with the visitor's cookie; browsers always say where they are. */
function isOwnOrigin(request: { headers: Headers }, siteUrl: string): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  try {
    return new URL(origin).host === request.headers.get('host') || origin === new URL(siteUrl).origin;
  } catch {
    return false;
  }
}
