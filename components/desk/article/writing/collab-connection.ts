import { HocuspocusProvider, MessageType, WebSocketStatus } from '@hocuspocus/provider';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { messageTooLargeCode, tooMuch, tooMuchWaitMs } from '#core/working-copy/line-limits.ts';
import { CollabSocket } from './collab-socket.ts';
import { createReconnect } from './reconnect.ts';

/** Why the other side ended the line for good: there is no right any more, or another one than before. */
export type ConnectionEnd = 'forbidden' | 'right-changed';
/** The server's reason for refusing this client's updates for good. */
const TEXT_REFUSALS = ['foreign-client', 'incomplete', 'not-an-update'] as const;
export type TextRefusal = (typeof TEXT_REFUSALS)[number];
/** Why the other side does not know the person at this screen for now. */
export type AuthFailure = 'signed-out' | 'another-person';

export type CollabEvents = {
  /** May the line be taken up again now? Asked before each try after a loss. */
  readonly mayReturn: () => Promise<boolean>;
  /** The line is about to be used. */
  readonly onOpen: () => void;
  /** The document holds all that the server has. */
  readonly onSynced: () => void;
  /** `since`: when the other side was last heard. */
  readonly onLost: (since: Date) => void;
  /** The server has everything up to this mark. */
  readonly onAcknowledged: (mark: number) => void;
  readonly onLetIn: (isReadOnly: boolean) => void;
  readonly onUnknown: (why: AuthFailure) => void;
  readonly onEnd: (why: ConnectionEnd) => void;
  /** The line was ended because of the text: to send it again would end it again. */
  readonly onTextRefused: (why: TextRefusal) => void;
  /** Something beside the text has changed. */
  readonly onNews: (about: 'article' | 'comments') => void;
};

export type CollabConnection = {
  /** Tries at once, where the line waits for its next try. */
  readonly hurry: () => void;
  /** Sends at once what waits to travel together. */
  readonly flush: () => void;
  readonly close: () => void;
};

/** What is typed within this time, in milliseconds, travels as one message. */
const gatherMs = 120;
/** A line that has brought nothing for this long after it was opened is given up, in milliseconds. */
const silentMs = 20_000;

/**
 * Connects a document to the room of an article, again and again, whatever ends the line; only a refusal of the right
 * to be there, or of the text itself, ends it for good. `mark` names what has been typed up to now; it comes back once the server has that.
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
  let lastHeard = new Date();
  let silence: ReturnType<typeof setTimeout> | undefined;
  /** For each text on its way: up to where the server has everything as soon as it is acknowledged. */
  let underWay: number[] = [];
  let hasAnswered = false;

  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `article:${articleId}`,
    document: doc,
    awareness,
    flushDelay: gatherMs,
    // The session's cookie is what counts; this only says whose text it is.
    token: personId,
    onOpen() {
      underWay = [];
      hasAnswered = false;
      events.onOpen();
    },
    onMessage: ({ event }) => hear(new Uint8Array(event.data)),
    onAuthenticated: ({ scope }) => events.onLetIn(scope === 'readonly'),
    onAuthenticationFailed: ({ reason }) => refused(reason),
    onSynced: events.onSynced,
    onClose({ event }) {
      if (event.reason !== 'dropped') refused(event.reason);
    },
    onDisconnect: ({ event }) => lost(event.code),
    onStateless: ({ payload }) => events.onNews(JSON.parse(payload).type),
  });
  socket.onTextSent = (isAnswer) => {
    // What was typed without a line is in the answer to the greeting, and in nothing before that.
    hasAnswered ||= isAnswer;
    underWay.push(hasAnswered ? mark() : 0);
  };
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

  function hear(message: Uint8Array): void {
    lastHeard = new Date();
    const decoder = createDecoder(message);
    readVarString(decoder);
    if (readVarUint(decoder) !== MessageType.SyncStatus) return;
    clearTimeout(silence);
    comingBack.worked();
    const upTo = underWay.shift() ?? 0;
    const isTaken = readVarUint(decoder) === 1;
    if (isTaken && upTo > 0) events.onAcknowledged(upTo);
  }

  /** Whatever is no refusal is a reason to come again: a database that was away, a process that was replaced. */
  function refused(reason: string): void {
    if (isOver) return;
    if (reason === 'forbidden' || reason === 'right-changed') {
      end();
      events.onEnd(reason);
      return;
    }
    const refusal = TEXT_REFUSALS.find((each) => each === reason);
    if (refusal !== undefined) {
      end();
      events.onTextRefused(refusal);
      return;
    }
    if (reason === 'signed-out' || reason === 'another-person') events.onUnknown(reason);
    drop();
  }

  function drop(): void {
    if (socket.status !== WebSocketStatus.Disconnected) socket.drop();
  }

  function lost(code: number): void {
    clearTimeout(silence);
    // The socket's own tries are as fast after the tenth refusal as after the first.
    socket.disconnect();
    if (isOver) return;
    events.onLost(lastHeard);
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
