import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Connection, Hocuspocus, type WebSocketLike } from '@hocuspocus/server';
import nodeAdapter from 'crossws/adapters/node';
import type { Logger } from '#platform/logger.ts';

/** Who is at the other end of a connection, as the database says it. */
export type Participant = { personId: string; name: string };

/** Who the sender of this cookie is, if they may see that article now; null otherwise. */
export type MayJoin = (input: { cookie: string; articleId: string }) => Promise<Participant | null>;

export type PresenceServer = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): Promise<void>;
};

type Visit = { participant: Participant; articleId: string; cookie: string };

const RECHECK_MS = 3_000;
const MESSAGE_LIMIT_BYTES = 64 * 1024;
const FORBIDDEN = { code: 4403, reason: 'forbidden' };

/**
 * Who has which article open, live: one room for each article (`article:ID`). It carries presence only and keeps
 * nothing. The right to be in a room is asked of the database when somebody enters and every few seconds after.
 */
export function createPresenceServer(input: {
  mayJoin: MayJoin;
  siteUrl: string;
  log: Logger;
}): PresenceServer {
  const { mayJoin, siteUrl, log } = input;
  const visits = new Map<Connection<Visit>, Visit>();

  const hocuspocus = new Hocuspocus<Visit>({
    quiet: true,
    timeout: 45_000,
    unloadImmediately: true,
    async onAuthenticate({ documentName, request, connectionConfig }) {
      const articleId = /^article:([0-9a-f-]{36})$/.exec(documentName)?.[1];
      const cookie = request.headers.get('cookie') ?? '';
      const participant = articleId ? await mayJoin({ cookie, articleId }) : null;
      if (!articleId || !participant) throw new Error('forbidden');
      // The text travels by saves with a base version; nothing may be written here.
      connectionConfig.readOnly = true;
      return { participant, articleId, cookie };
    },
    async connected({ connection, context }) {
      visits.set(connection, context);
    },
    async beforeHandleAwareness({ context, states }) {
      // Names come from the database: nobody sits in a room under another's.
      for (const state of states.values()) if (context) state.user = context.participant;
    },
  });

  const sockets = nodeAdapter({
    serverOptions: { maxPayload: MESSAGE_LIMIT_BYTES },
    hooks: {
      upgrade: (request) => (isOwnOrigin(request, siteUrl) ? undefined : new Response(null, { status: 403 })),
      open(peer) {
        const connection = hocuspocus.handleConnection(
          peer.websocket as unknown as WebSocketLike,
          peer.request as Request,
        );
        peer.context.connection = connection;
      },
      message: (peer, message) => connectionOf(peer)?.handleMessage(message.uint8Array()),
      close: (peer, { code = 1000, reason = '' }) => connectionOf(peer)?.handleClose({ code, reason }),
      error: (_peer, error) => log.warn({ err: error }, 'a presence connection broke'),
    },
  });

  async function recheck(): Promise<void> {
    for (const [connection, visit] of visits) {
      if (connection.document.getConnections().indexOf(connection) < 0) {
        visits.delete(connection);
        continue;
      }
      const still = await mayJoin(visit);
      if (still?.personId === visit.participant.personId) continue;
      visits.delete(connection);
      connection.close(FORBIDDEN);
    }
  }

  let rechecking = false;
  const timer = setInterval(() => {
    if (rechecking) return;
    rechecking = true;
    recheck()
      // The database being away says nothing about anybody's right; the next round asks again.
      .catch((error: unknown) => log.warn({ err: error }, 'rights in open articles could not be checked'))
      .finally(() => {
        rechecking = false;
      });
  }, RECHECK_MS);

  return {
    handleUpgrade: (request, socket, head) => void sockets.handleUpgrade(request, socket, head),
    async stop() {
      clearInterval(timer);
      hocuspocus.closeConnections();
      sockets.closeAll(1001, 'going away');
    },
  };
}

type Peer = { context: Record<string, unknown> };

function connectionOf(peer: Peer): ReturnType<Hocuspocus['handleConnection']> | undefined {
  return peer.context.connection as ReturnType<Hocuspocus['handleConnection']> | undefined;
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
