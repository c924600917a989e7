import * as Y from 'yjs';
import type { LoggedText } from '#core/working-copy/admit-update.ts';
import { ClientWriters } from '#core/working-copy/client-writers.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import type { Transaction } from '#db/client.ts';
import {
  type LockedHead,
  listClientClaims,
  listWorkingCopyUpdates,
} from '#db/queries/articles/working-copies.ts';
import { lockKnownCopy } from './known-copy.ts';

type Held = LoggedText & { readonly seq: number };

/**
 * The text of an article as logged by all processes, against which updates are validated. It is cached
 * between updates, so that each does not load the whole text from the database. This costs the memory of a
 * second document.
 */
export class LoggedCopy {
  private held: Held | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** Serialises updates: each is validated against the result of the one before. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => {});
    return turn;
  }

  /**
   * The text up to the head, which the caller has locked. The caller may change it, and returns it with
   * `keep` after the commit.
   */
  async take(tx: Transaction, articleId: string, head: LockedHead): Promise<LoggedText> {
    const { held } = this;
    this.held = null;
    if (held === null || held.seq < head.stateSeq || held.seq > head.lastSeq) return read(tx, articleId);
    if (held.seq === head.lastSeq) return held;
    for (const { update } of await listWorkingCopyUpdates(tx, { articleId, afterSeq: held.seq })) {
      Y.applyUpdate(held.doc, update);
    }
    return { doc: held.doc, writers: new ClientWriters(await listClientClaims(tx, articleId)) };
  }

  keep(text: LoggedText, seq: number): void {
    this.held = { ...text, seq };
  }

  /** Drops the cached text; the next update loads it again. */
  forget(): void {
    this.held = null;
  }
}

async function read(tx: Transaction, articleId: string): Promise<LoggedText> {
  const copy = await lockKnownCopy(tx, articleId);
  if (copy === null) throw new Error(`Article ${articleId} has no working copy.`);
  const doc = keepAsWritten(new Y.Doc());
  Y.applyUpdate(doc, copy.state);
  for (const { update } of await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq })) {
    Y.applyUpdate(doc, update);
  }
  return { doc, writers: new ClientWriters(await listClientClaims(tx, articleId)) };
}
