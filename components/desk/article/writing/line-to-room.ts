import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { messageTooLargeCode, tooMuch, tooMuchWaitMs } from '#core/working-copy/line-limits.ts';

/** Why a line was ended by the other side, for good. */
export type LineEnd = 'forbidden' | 'right-changed';

export type LineEvents = {
  /** The document holds all that the server has, and the server all that is here. */
  readonly onSynced: () => void;
  /** The line is about to be used again after it was lost. */
  readonly onOpen: () => void;
  readonly onLost: () => void;
  /** How many things were sent, or wait to be, that the server has not acknowledged. */
  readonly onUnsaved: (count: number) => void;
  readonly onEnd: (why: LineEnd) => void;
  /** Something beside the text has changed. */
  readonly onNews: (about: 'article' | 'comments') => void;
};

export type Line = { readonly close: () => void };

/** What is typed within this time, in milliseconds, travels as one message. */
const gatherMs = 120;

/** Connects a document to the room of an article; the program for it is brought in only now. */
export async function openLine(
  { doc, awareness, articleId }: { doc: Y.Doc; awareness: Awareness; articleId: string },
  events: LineEvents,
): Promise<Line> {
  const { HocuspocusProvider, HocuspocusProviderWebsocket } = await import('@hocuspocus/provider');
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  const wire = new HocuspocusProviderWebsocket({ url: `${scheme}://${window.location.host}/collab` });
  const send = wire.send.bind(wire);
  // When the line is up again the two sides tell each other what they miss, in one message. What was typed meanwhile
  // would else be sent once more before, every few letters by themselves, and hours of it would be too much.
  wire.send = (message) => {
    if (wire.webSocket?.readyState === WebSocket.OPEN) send(message);
  };
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const waitAWhile = () => {
    if (waiting !== null) return;
    wire.disconnect();
    waiting = setTimeout(() => {
      waiting = null;
      void wire.connect();
    }, tooMuchWaitMs);
  };
  const provider = new HocuspocusProvider({
    websocketProvider: wire,
    name: `article:${articleId}`,
    document: doc,
    awareness,
    flushDelay: gatherMs,
    // The session cookie is what counts; the protocol only asks whether anything is said at all.
    token: 'session',
    onOpen: events.onOpen,
    onSynced: events.onSynced,
    onUnsyncedChanges: ({ number }) => events.onUnsaved(number),
    onDisconnect: events.onLost,
    onAuthenticationFailed: () => events.onEnd('forbidden'),
    onClose: ({ event }) => {
      if (event.reason === 'forbidden' || event.reason === 'right-changed') events.onEnd(event.reason);
      else if (event.code === tooMuch.code || event.code === messageTooLargeCode) waitAWhile();
    },
    onStateless: ({ payload }) => events.onNews(JSON.parse(payload).type),
  });
  provider.attach();
  return {
    close() {
      if (waiting !== null) clearTimeout(waiting);
      provider.destroy();
      wire.destroy();
    },
  };
}
