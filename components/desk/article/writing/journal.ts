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
  /** Keeps what was just typed, at once; returns its number in this visit, which grows. */
  readonly add: (update: Uint8Array) => number;
  /** Something that others wrote: what is typed from now on may stand on it. */
  readonly heard: (update: Uint8Array) => void;
  /** The server has everything up to that number. */
  readonly acknowledged: (number: number) => void;
  /** Resolves once all that was added up to now is kept here, or on the server. */
  readonly settled: () => Promise<void>;
  /** What earlier visits left. */
  readonly left: () => Promise<LeftText[]>;
  /** Goes on under another name: the story is on the server. */
  readonly rename: (articleId: string) => void;
  /** Forgets what was typed in this visit: it has been put somewhere else. */
  readonly drop: () => Promise<void>;
  /** Resolves once another visit may take what this one left. */
  readonly close: () => Promise<void>;
};

/** Between two looks at the whole document, in milliseconds. */
const baseEveryMs = 3_000;
/** What others wrote is noted change by change up to this size; then the whole document is looked at. */
const heardMaxBytes = 64_000;
/** A store that takes longer than this for a letter can't be said to keep it, in milliseconds. */
const slowAfterMs = 1_000;
/** Between two tries of a store that refuses, in milliseconds. */
const tryAgainAfterMs = 2_000;

/**
 * The journal of one visit to one story, in this browser: every change, at once, until the server has it. Visits are
 * kept apart, so that two windows of one person don't take each other's text for what somebody left behind. A browser
 * may have no store, or a full one: then the writing goes on, and `onTrouble` is told that nothing is kept here.
 */
export function openJournal(input: {
  personId: string;
  /** Null for a story that the server does not know yet; `draftId` is the id that it will have. */
  articleId: string | null;
  draftId: string;
  /** The whole document, and the version that the article stands at, as they are now. */
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
  /** Whether the last write failed, and what was told of that. */
  let isFailing = false;
  let isClosed = false;
  let isTrouble = false;
  let slow: ReturnType<typeof setTimeout> | null = null;
  /** Rows of which it is not known yet that the store has them. */
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
   * Not one write after the other: the page may be gone before the first is answered, and what the browser was given
   * together with its commit is written all the same.
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

  /** The document holds what was heard: what comes after stands on it. */
  function baseNow(): JournalBase {
    heard = [];
    heardBytes = 0;
    return { visit, key, articleId: draftId, state: state(), version: version(), at: new Date() };
  }

  /** Notes the whole document and forgets the rows that the server has: both or neither. */
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
      // Until something is typed there is no base yet; it will hold what was heard before.
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
        // A store that can't be read now has not lost what it holds.
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
      // What the server has is nothing that was left.
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

/** A request that fails ends its transaction, and that is heard of. */
const ignored = () => {};
