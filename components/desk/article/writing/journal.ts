import * as Y from 'yjs';
import {
  forgetVisit,
  type JournalBase,
  type JournalRow,
  type JournalStore,
  journalKey,
  openJournalStore,
  rowId,
} from './journal-store.ts';
import { type LeftText, leftTexts } from './left-texts.ts';
import { holdVisit } from './visit-lock.ts';

export type Journal = {
  /** Stores a typed change at once and returns its increasing number in this visit. */
  readonly add: (update: Uint8Array) => number;
  /** A remote change, on which later typed changes may depend. */
  readonly heard: (update: Uint8Array) => void;
  /** The server has everything up to this number. */
  readonly acknowledged: (number: number) => void;
  /** Resolves once all changes so far are stored here or on the server. */
  readonly settled: () => Promise<void>;
  /** The unsent texts of earlier visits. */
  readonly left: () => Promise<LeftText[]>;
  /** Moves the journal to another key: the story is on the server. */
  readonly rename: (articleId: string) => void;
  /** Deletes the changes of this visit, which were stored elsewhere. */
  readonly drop: () => Promise<void>;
  /** Resolves once another visit may take over the unsent text of this one. */
  readonly close: () => Promise<void>;
};

/** Interval of document snapshots, in milliseconds. */
const baseEveryMs = 3_000;
/** Remote changes are recorded one by one up to this size. Then a snapshot replaces them. */
const heardMaxBytes = 64_000;
/** A store that needs longer than this for a letter counts as failing, in milliseconds. */
const slowAfterMs = 1_000;
/** Retry interval after a failed write, in milliseconds. */
const tryAgainAfterMs = 2_000;

/**
 * The journal of one visit to one story in this browser: stores each change until the server has it. Visits
 * are separate, so that two windows of one person do not take each other's text for unsent text. Without
 * storage, or if it is full, writing continues and `onTrouble` is called.
 */
export function openJournal(input: {
  personId: string;
  /** Null for a story that the server does not know yet; `draftId` is its future id. */
  articleId: string | null;
  draftId: string;
  /** The current document, and the current version number of the article. */
  state: () => Uint8Array;
  version: () => number;
  onTrouble: (isTrouble: boolean) => void;
}): Journal {
  const { personId, draftId, state, version, onTrouble } = input;
  const { visit, release } = holdVisit();
  let key = journalKey(personId, input.articleId);
  let count = 0;
  let safe = 0;
  let hasBase = false;
  let baseTimer: ReturnType<typeof setTimeout> | null = null;
  let heard: Uint8Array[] = [];
  let heardBytes = 0;
  /** Whether the last write failed, and the last value passed to `onTrouble`. */
  let isFailing = false;
  let isClosed = false;
  let isTrouble = false;
  let slow: ReturnType<typeof setTimeout> | null = null;
  /** Rows whose write is not confirmed yet. */
  const unwritten = new Set<JournalRow>();
  let waiting: (() => void)[] = [];
  let store: JournalStore | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let opening = open();

  async function open(): Promise<JournalStore | null> {
    triedAt = performance.now();
    try {
      store = await openJournalStore(() => {
        store = null;
      });
      write([...unwritten]);
    } catch {
      failed();
    }
    return store;
  }

  function opened(): Promise<JournalStore | null> {
    if (store === null && performance.now() - triedAt > tryAgainAfterMs) opening = open();
    return opening;
  }

  /**
   * Writes are not serialized: the page may be closed before the first is confirmed. The browser completes
   * requests that were committed.
   */
  function write(rows: readonly JournalRow[]): void {
    if (rows.length === 0) return;
    if (store === null) {
      opening = opening.then(() => store ?? open());
      return;
    }
    try {
      const transaction = store.transaction(['updates', 'bases'], 'readwrite');
      if (!hasBase) void transaction.objectStore('bases').put(baseNow()).catch(ignored);
      hasBase = true;
      for (const row of rows) void transaction.objectStore('updates').put(row).catch(ignored);
      transaction.commit();
      transaction.done.then(() => written(rows), failed);
    } catch {
      failed();
    }
  }

  function written(rows: readonly JournalRow[]): void {
    for (const row of rows) unwritten.delete(row);
    noteSafe();
  }

  function noteSafe(): void {
    if (unwritten.size > 0) return;
    isFailing = false;
    if (slow !== null) clearTimeout(slow);
    slow = null;
    tell(false);
    for (const settle of waiting) settle();
    waiting = [];
  }

  function failed(): void {
    hasBase = false;
    isFailing = true;
    tell(true);
  }

  function tell(next: boolean): void {
    if (next !== isTrouble) onTrouble(next);
    isTrouble = next;
  }

  /** The document contains all remote changes, and later changes depend on it. */
  function baseNow(): JournalBase {
    heard = [];
    heardBytes = 0;
    return { visit, key, articleId: draftId, state: state(), version: version(), at: new Date() };
  }

  /** Stores a snapshot and deletes acknowledged rows, in one transaction. */
  function renewBase(): void {
    baseTimer = null;
    if (store === null || !hasBase) return;
    try {
      const transaction = store.transaction(['updates', 'bases'], 'readwrite');
      void transaction.objectStore('bases').put(baseNow()).catch(ignored);
      const rows = IDBKeyRange.bound(rowId(visit, 0), rowId(visit, safe));
      void transaction.objectStore('updates').delete(rows).catch(ignored);
      transaction.commit();
      transaction.done.catch(failed);
    } catch {
      failed();
    }
  }

  return {
    add(update) {
      count += 1;
      const row: JournalRow = { id: rowId(visit, count), key, visit, update, at: new Date() };
      if (heard.length > 0) row.heard = Y.mergeUpdates(heard);
      heard = [];
      heardBytes = 0;
      unwritten.add(row);
      slow ??= setTimeout(() => tell(true), slowAfterMs);
      if (!isFailing) write([row]);
      else if (performance.now() - triedAt > tryAgainAfterMs) {
        triedAt = performance.now();
        write([...unwritten]);
      }
      return count;
    },
    heard(update) {
      // Before the first typed change there is no snapshot yet. It will include earlier remote changes.
      if (!hasBase) return;
      heard.push(update);
      heardBytes += update.byteLength;
      if (heardBytes > heardMaxBytes) renewBase();
    },
    acknowledged(number) {
      safe = Math.max(safe, number);
      for (const row of unwritten) if (row.id <= rowId(visit, safe)) unwritten.delete(row);
      noteSafe();
      baseTimer ??= setTimeout(renewBase, baseEveryMs);
    },
    settled: () =>
      unwritten.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    async left() {
      while (!isClosed) {
        const from = await opened();
        const found = from === null ? null : await leftTexts(from, { key, visit }).catch(() => null);
        if (found !== null) return found;
        // A store that cannot be read now still has its data.
        await new Promise((resolve) => setTimeout(resolve, tryAgainAfterMs));
      }
      return [];
    },
    rename(articleId) {
      key = journalKey(personId, articleId);
      for (const row of unwritten) row.key = key;
      if (store !== null) void renameVisit(store, visit, key).catch(failed);
    },
    async drop() {
      unwritten.clear();
      hasBase = false;
      const from = await opened();
      if (from !== null) await forgetVisit(from, visit);
    },
    async close() {
      isClosed = true;
      if (baseTimer !== null) clearTimeout(baseTimer);
      if (slow !== null) clearTimeout(slow);
      const from = await opening;
      // Acknowledged text does not count as unsent.
      if (safe === count && hasBase && from !== null) await forgetVisit(from, visit).catch(ignored);
      from?.close();
      store = null;
      await release();
    },
  };
}

async function renameVisit(store: JournalStore, visit: string, key: string): Promise<void> {
  const transaction = store.transaction(['updates', 'bases'], 'readwrite');
  const [updates, bases] = [transaction.objectStore('updates'), transaction.objectStore('bases')];
  const rows = await updates.index('visit').getAll(visit);
  const base = await bases.get(visit);
  await Promise.all([
    ...rows.map((row) => updates.put({ ...row, key })),
    base === undefined ? undefined : bases.put({ ...base, key }),
    transaction.done,
  ]);
}

/** A failed request aborts its transaction, which is handled. */
const ignored = () => {};
