import type { Connection, Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readWrittenSince } from '#usecases/articles/read-written-since.ts';
import { LoggedCopy } from '#usecases/articles/shared/logged-copy.ts';
import type { ActorContext, Context } from '#usecases/context.ts';

/** A version is cut after this many bytes of updates, or after this time of writing without a version. */
const largeChangeBytes = 24_000;
const longWritingMs = 5 * 60_000;

/**
 * Marks updates that come from the log and not from a connection. They are broadcast but not stored again.
 */
const fromLog = { source: 'local', skipStoreHooks: true } as const;

/** The live document of one article in this process, and its position in the log. */
export type Room = {
  readonly articleId: string;
  readonly document: Document;
  /** The text up to the newest logged update. The next update is validated against it. */
  readonly copy: LoggedCopy;
  /** Applies the updates that other processes or the desk have logged. */
  readonly catchUp: () => Promise<void>;
  /** Another process has reported that the log has reached `seq`. */
  readonly receiveLogged: (seq: number) => Promise<void>;
  /** An update of this size from a connection of this process was logged as number `seq`. */
  readonly logged: (seq: number, bytes: number) => void;
  /** Cuts a version if enough has been written since the last one. */
  readonly cutIfMuch: () => Promise<void>;
  /** Cuts a version when a person leaves. */
  readonly leave: (personId: string) => Promise<void>;
};

/** Loads the working copy of an article into a Hocuspocus document. Throws the errors of the use case. */
export async function openRoom(ctx: ActorContext, document: Document, articleId: string): Promise<Room> {
  const opened = await openForWriting(ctx, { articleId });
  keepAsWritten(document);
  for (const update of opened.updates) Y.applyUpdate(document, update, fromLog);
  const copy = new LoggedCopy();
  const services: Context = { ...ctx, actor: null };
  let seq = opened.seq;
  let bytes = 0;
  let writingSince: number | null = null;

  async function catchUp(): Promise<void> {
    const written = await readWrittenSince(services, { articleId, seq });
    if (written === null) return;
    for (const update of written.updates) Y.applyUpdate(document, update, fromLog);
    seq = Math.max(seq, written.seq);
  }

  async function cut(reason: 'session' | 'large-change', leftBy: string | null): Promise<void> {
    bytes = 0;
    writingSince = null;
    copy.forget();
    await cutWritten(services, { articleId, reason, leftBy });
  }

  return {
    articleId,
    document,
    copy,
    catchUp,
    receiveLogged: async (theirs) => {
      if (theirs > seq) await catchUp();
    },
    logged(ours, size) {
      // A gap means that another process wrote in between. The next read of the log closes it.
      if (ours === seq + 1) seq = ours;
      bytes += size;
      writingSince ??= performance.now();
    },
    async cutIfMuch() {
      const isLong = writingSince !== null && performance.now() - writingSince > longWritingMs;
      if (bytes > largeChangeBytes || isLong) await cut('large-change', null);
    },
    leave: (personId) => cut('session', personId),
  };
}

/** All people in a room, by person. */
export function peopleIn(
  document: Document,
  personOf: (connection: Connection) => string | null,
): Set<string> {
  const ids = document.getConnections().map((connection) => personOf(connection as Connection));
  return new Set(ids.filter((id) => id !== null));
}
