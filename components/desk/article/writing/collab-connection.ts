import { HocuspocusProvider, MessageType, WebSocketStatus } from '@hocuspocus/provider';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { messageTooLargeCode, tooMuch, tooMuchWaitMs } from '#core/working-copy/connection-limits.ts';
import { CollabSocket } from './collab-socket.ts';
import { createReconnect } from './reconnect.ts';

/** Why the server closed the connection for good: the right was lost, or has changed. */
export type ConnectionEnd = 'forbidden' | 'right-changed';
/** The server's reasons for rejecting this client's updates for good. */
const TEXT_REFUSALS = ['foreign-client', 'incomplete', 'not-an-update'] as const;
export type TextRefusal = (typeof TEXT_REFUSALS)[number];
/** Why the server does not recognize the person at this screen at present. */
export type AuthFailure = 'signed-out' | 'another-person';

export type CollabEvents = {
  /** Asked before each reconnect: whether the connection may be resumed. */
  readonly mayReturn: () => Promise<boolean>;
  /** The connection is about to be used. */
  readonly onOpen: () => void;
  /** The document has everything that the server has. */
  readonly onSynced: () => void;
  /** `since`: when the server was last heard. */
  readonly onLost: (since: Date) => void;
  /** The server has everything up to this mark. */
  readonly onAcknowledged: (mark: number) => void;
  readonly onLetIn: (isReadOnly: boolean) => void;
  readonly onUnknown: (why: AuthFailure) => void;
  readonly onEnd: (why: ConnectionEnd) => void;
  /** The connection was closed because of the text: sending it again would close it again. */
  readonly onTextRefused: (why: TextRefusal) => void;
  /** Data outside the text has changed. */
  readonly onNews: (about: 'article' | 'comments') => void;
};

export type CollabConnection = {
  /** Reconnects at once if a retry is scheduled. */
  readonly hurry: () => void;
  /** Sends batched updates at once. */
  readonly flush: () => void;
  readonly close: () => void;
};

/** Updates within this time are batched into one message, in milliseconds. */
const gatherMs = 120;
/** A connection that receives nothing for this long after opening is abandoned, in milliseconds. */
const silentMs = 20_000;

/**
 * Connects a document to the room of an article and reconnects after each loss. Only a lost right, or a
 * rejected text, ends it for good. `mark` identifies the newest typed change; it is returned once the server
 * has that change.
 */
export function openCollabConnection(
  input: { doc: Y.Doc; awareness: Awareness; articleId: string; personId: string; mark: () => number },
  events: CollabEvents,
): CollabConnection {
  const { doc, awareness, articleId, personId, mark } = input;
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new CollabSocket(`${scheme}://${window.location.host}/collab`);
  const comingBack = createReconnect(() => void take());
  let isOver = false;
  let isClosed = false;
  let isAsking = false;
  let lastReceived = new Date();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const inFlight = createInFlight(mark);

  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `article:${articleId}`,
    document: doc,
    awareness,
    flushDelay: gatherMs,
    // The session cookie authenticates. This only names the author of the text.
    token: personId,
    onOpen() {
      inFlight.reset();
      events.onOpen();
    },
    onMessage: ({ event }) => receive(new Uint8Array(event.data)),
    onAuthenticated: ({ scope }) => events.onLetIn(scope === 'readonly'),
    onAuthenticationFailed: ({ reason }) => refused(reason),
    onSynced: events.onSynced,
    onClose({ event }) {
      if (event.reason !== 'dropped') refused(event.reason);
    },
    onDisconnect: ({ event }) => lost(event.code),
    onStateless: ({ payload }) => events.onNews(JSON.parse(payload).type),
  });
  socket.onTextSent = inFlight.sent;
  provider.attach();
  window.addEventListener('offline', drop);
  void connect();

  function connect(): void {
    clearTimeout(silence);
    silence = setTimeout(drop, silentMs);
    void socket.connect();
  }

  async function take(): Promise<void> {
    if (isOver || isAsking || socket.status !== WebSocketStatus.Disconnected) return;
    isAsking = true;
    const mayReturn = await events.mayReturn();
    isAsking = false;
    if (isOver) return;
    if (mayReturn) connect();
    else comingBack.later();
  }

  function receive(message: Uint8Array): void {
    lastReceived = new Date();
    const isTaken = readSyncStatus(message);
    if (isTaken === null) return;
    clearTimeout(silence);
    comingBack.worked();
    const upTo = inFlight.confirmed();
    if (isTaken && upTo > 0) events.onAcknowledged(upTo);
  }

  /** Any other reason leads to a reconnect: an unavailable database, a replaced process. */
  function refused(reason: string): void {
    if (isOver) return;
    const refusal = TEXT_REFUSALS.find((each) => each === reason);
    if (reason === 'forbidden' || reason === 'right-changed') {
      end();
      events.onEnd(reason);
    } else if (refusal !== undefined) {
      end();
      events.onTextRefused(refusal);
    } else {
      if (reason === 'signed-out' || reason === 'another-person') events.onUnknown(reason);
      drop();
    }
  }

  function drop(): void {
    if (socket.status !== WebSocketStatus.Disconnected) socket.drop();
  }

  function lost(code: number): void {
    clearTimeout(silence);
    // The socket's own retries have no backoff after a rejection.
    socket.disconnect();
    if (isOver) return;
    events.onLost(lastReceived);
    const wasTooMuch = code === tooMuch.code || code === messageTooLargeCode;
    comingBack.later(wasTooMuch ? tooMuchWaitMs : 0);
  }

  function end(): void {
    isOver = true;
    clearTimeout(silence);
    comingBack.stop();
    window.removeEventListener('offline', drop);
    drop();
  }

  return {
    hurry: comingBack.now,
    flush: () => provider.flushPendingUpdates(),
    close() {
      if (isClosed) return;
      isClosed = true;
      provider.flushPendingUpdates();
      end();
      provider.destroy();
      socket.destroy();
    },
  };
}

/** The marks that the acknowledgements of updates in flight confirm. */
function createInFlight(mark: () => number) {
  let marks: number[] = [];
  let hasAnswered = false;
  return {
    reset() {
      marks = [];
      hasAnswered = false;
    },
    sent(isAnswer: boolean) {
      // Text typed offline is in the answer to the handshake, and in no earlier message.
      hasAnswered ||= isAnswer;
      marks.push(hasAnswered ? mark() : 0);
    },
    /** The mark that the next acknowledgement confirms; 0 for none. */
    confirmed: () => marks.shift() ?? 0,
  };
}

/** Whether the server has taken an update; null for a message of another type. */
function readSyncStatus(message: Uint8Array): boolean | null {
  const decoder = createDecoder(message);
  readVarString(decoder);
  return readVarUint(decoder) === MessageType.SyncStatus ? readVarUint(decoder) === 1 : null;
}
