import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

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
  const { HocuspocusProvider } = await import('@hocuspocus/provider');
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  const provider = new HocuspocusProvider({
    url: `${scheme}://${window.location.host}/collab`,
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
    },
    onStateless: ({ payload }) => events.onNews(JSON.parse(payload).type),
  });
  return { close: () => provider.destroy() };
}
