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
  readonly addRemote: (update: Uint8Array) => void;
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
const remoteMaxBytes = 64_000;
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
  const { personId, draftId, state, version } = input;
  const { visit, release } = holdVisit();
  let key = journalKey(personId, input.articleId);
  let count = 0;
  let safe = 0;
  let baseTimer: ReturnType<typeof setTimeout> | null = null;
  let remote: Uint8Array[] = [];
  let remoteBytes = 0;
  let isClosed = false;
  const rows = createRowWriter({ visit, baseNow, onTrouble: input.onTrouble });

  /** The document contains all remote changes, and later changes depend on it. */
  function baseNow(): JournalBase {
    remote = [];
    remoteBytes = 0;
    return { visit, key, articleId: draftId, state: state(), version: version(), at: new Date() };
  }

  function renewBase(): void {
    baseTimer = null;
    rows.renewBase(safe);
  }

  return {
    add(update) {
      count += 1;
      const row: JournalRow = { id: rowId(visit, count), key, visit, update, at: new Date() };
      if (remote.length > 0) row.heard = Y.mergeUpdates(remote);
      remote = [];
      remoteBytes = 0;
      rows.add(row);
      return count;
    },
    addRemote(update) {
      // Before the first typed change there is no snapshot yet. It will include earlier remote changes.
      if (!rows.hasBase()) return;
      remote.push(update);
      remoteBytes += update.byteLength;
      if (remoteBytes > remoteMaxBytes) renewBase();
    },
    acknowledged(number) {
      safe = Math.max(safe, number);
      rows.acknowledge(safe);
      baseTimer ??= setTimeout(renewBase, baseEveryMs);
    },
    settled: rows.settled,
    async left() {
      while (!isClosed) {
        const from = await rows.opened();
        const found = from === null ? null : await leftTexts(from, { key, visit }).catch(() => null);
        if (found !== null) return found;
        // A store that cannot be read now still has its data.
        await new Promise((resolve) => setTimeout(resolve, tryAgainAfterMs));
      }
      return [];
    },
    rename(articleId) {
      key = journalKey(personId, articleId);
      rows.rename(key);
    },
    drop: rows.drop,
    async close() {
      isClosed = true;
      if (baseTimer !== null) clearTimeout(baseTimer);
      // Acknowledged text does not count as unsent.
      await rows.close(() => safe === count);
      await release();
    },
  };
}

/** Writes the rows of a visit, each after a snapshot. Rows whose write failed are written again later. */
function createRowWriter({
  visit,
  baseNow,
  onTrouble,
}: {
  visit: string;
  baseNow: () => JournalBase;
  onTrouble: (isTrouble: boolean) => void;
}) {
  const trouble = createTroubleReport(onTrouble);
  let hasBase = false;
  /** Whether the last write failed. */
  let isFailing = false;
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
      const base = hasBase ? null : baseNow();
      hasBase = true;
      putRows(store, { base, rows }).then(() => {
        for (const row of rows) unwritten.delete(row);
        noteSafe();
      }, failed);
    } catch {
      failed();
    }
  }

  function noteSafe(): void {
    if (unwritten.size > 0) return;
    isFailing = false;
    trouble.end();
    for (const settle of waiting) settle();
    waiting = [];
  }

  function failed(): void {
    hasBase = false;
    isFailing = true;
    trouble.begin();
  }

  return {
    opened,
    hasBase: () => hasBase,
    add(row: JournalRow): void {
      unwritten.add(row);
      trouble.beginIfSlow();
      if (!isFailing) write([row]);
      else if (performance.now() - triedAt > tryAgainAfterMs) {
        triedAt = performance.now();
        write([...unwritten]);
      }
    },
    acknowledge(safe: number): void {
      for (const row of unwritten) if (row.id <= rowId(visit, safe)) unwritten.delete(row);
      noteSafe();
    },
    settled: (): Promise<void> =>
      unwritten.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    renewBase(safe: number): void {
      if (store === null || !hasBase) return;
      try {
        putBase(store, { base: baseNow(), safe }).catch(failed);
      } catch {
        failed();
      }
    },
    rename(key: string): void {
      for (const row of unwritten) row.key = key;
      if (store !== null) void renameVisit(store, visit, key).catch(failed);
    },
    async drop(): Promise<void> {
      unwritten.clear();
      hasBase = false;
      const from = await opened();
      if (from !== null) await forgetVisit(from, visit);
    },
    async close(isAcknowledged: () => boolean): Promise<void> {
      trouble.stop();
      const from = await opening;
      if (isAcknowledged() && hasBase && from !== null) await forgetVisit(from, visit).catch(ignored);
      from?.close();
      store = null;
    },
  };
}

/** Reports failing or slow writes once, and their end. */
function createTroubleReport(onTrouble: (isTrouble: boolean) => void) {
  let isTrouble = false;
  let slow: ReturnType<typeof setTimeout> | null = null;

  function report(next: boolean): void {
    if (next !== isTrouble) onTrouble(next);
    isTrouble = next;
  }

  function stop(): void {
    if (slow !== null) clearTimeout(slow);
    slow = null;
  }

  return {
    begin: () => report(true),
    beginIfSlow() {
      slow ??= setTimeout(() => report(true), slowAfterMs);
    },
    end() {
      stop();
      report(false);
    },
    stop,
  };
}

function putRows(
  store: JournalStore,
  { base, rows }: { base: JournalBase | null; rows: readonly JournalRow[] },
): Promise<void> {
  const transaction = store.transaction(['updates', 'bases'], 'readwrite');
  if (base !== null) void transaction.objectStore('bases').put(base).catch(ignored);
  for (const row of rows) void transaction.objectStore('updates').put(row).catch(ignored);
  transaction.commit();
  return transaction.done;
}

/** Stores a snapshot and deletes acknowledged rows, in one transaction. */
function putBase(store: JournalStore, { base, safe }: { base: JournalBase; safe: number }): Promise<void> {
  const transaction = store.transaction(['updates', 'bases'], 'readwrite');
  void transaction.objectStore('bases').put(base).catch(ignored);
  const acknowledged = IDBKeyRange.bound(rowId(base.visit, 0), rowId(base.visit, safe));
  void transaction.objectStore('updates').delete(acknowledged).catch(ignored);
  transaction.commit();
  return transaction.done;
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
