import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as Y from 'yjs';

/** What one visit left on this machine that no server has acknowledged. */
export type LeftText = {
  /** The document as the server last had it during that visit; null for a story that was never sent. */
  readonly base: Uint8Array | null;
  /** What was typed since, as one update of Yjs. */
  readonly typed: Uint8Array;
  readonly typedAt: Date;
  /** The version that the article stood at. */
  readonly version: number;
  readonly forget: () => Promise<void>;
};

export type Journal = {
  /** Keeps what was just typed. */
  readonly add: (update: Uint8Array) => void;
  /** All that was added up to now is on the server; `state` is the document that it has. */
  readonly acknowledged: (state: () => Uint8Array, version: number) => void;
  /** What earlier visits left. */
  readonly left: () => Promise<LeftText[]>;
  /** Goes on under another name: the story has got its id. */
  readonly rename: (articleId: string) => void;
  readonly close: () => void;
};

type Row = { id?: number; key: string; visit: string; update: Uint8Array; at: Date };
type Base = { visit: string; key: string; state: Uint8Array | null; version: number; at: Date };

interface Schema extends DBSchema {
  updates: { key: number; value: Row; indexes: { visit: string; key: string } };
  bases: { key: string; value: Base; indexes: { key: string } };
}

/** Between two looks at the whole document, in milliseconds. */
const baseEveryMs = 3_000;

/**
 * The journal of one visit to one story, in this browser: every change, at once, until the server has it. Visits are
 * kept apart, so that two windows of one person don't take each other's text for what somebody left behind; a visit
 * that is still going on holds a lock in its name.
 */
export function openJournal(personId: string, articleId: string | null): Journal {
  const visit = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  // A browser may have no store at all, or forbid it: then there is no journal, and the writing goes on.
  const database = Promise.resolve().then(openDatabase);
  database.catch(() => {});
  let key = keyOf(personId, articleId);
  let newest = 0;
  let hasBase = false;
  let baseTimer: ReturnType<typeof setTimeout> | null = null;
  let work: Promise<unknown> = Promise.resolve();
  const unlock = lockVisit(visit);

  /** One thing after another; a full or forbidden store must not stop the writing, the server has it a moment later. */
  function then(step: (db: IDBPDatabase<Schema>) => Promise<unknown>): Promise<unknown> {
    work = work.then(async () => step(await database)).catch(() => {});
    return work;
  }

  return {
    add(update) {
      const row: Row = { key, visit, update, at: new Date() };
      void then(async (db) => {
        newest = await db.add('updates', row);
      });
    },
    acknowledged(state, version) {
      void then((db) => forgetUpTo(db, visit, newest));
      const putBase = () => {
        const base: Base = { visit, key, state: state(), version, at: new Date() };
        void then((db) => db.put('bases', base));
      };
      // The first at once: without it text that is left a moment later could not be compared with anything.
      if (!hasBase) putBase();
      else {
        baseTimer ??= setTimeout(() => {
          baseTimer = null;
          putBase();
        }, baseEveryMs);
      }
      hasBase = true;
    },
    async left() {
      const found: LeftText[] = [];
      await then(async (db) => {
        const rows = await db.getAllFromIndex('updates', 'key', key);
        const ended = await endedVisits(rows.map((row) => row.visit).filter((each) => each !== visit));
        for (const each of ended) {
          found.push(
            await leftOf(
              db,
              each,
              rows.filter((row) => row.visit === each),
            ),
          );
        }
        await forgetOldBases(db, key, new Set([visit, ...rows.map((row) => row.visit)]));
      });
      return found;
    },
    rename(id) {
      key = keyOf(personId, id);
    },
    close() {
      if (baseTimer !== null) clearTimeout(baseTimer);
      void then(async (db) => db.close()).then(unlock);
    },
  };
}

function keyOf(personId: string, articleId: string | null): string {
  return `${personId} ${articleId ?? 'new'}`;
}

function openDatabase(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('toasoan', 1, {
    upgrade(db) {
      const updates = db.createObjectStore('updates', { keyPath: 'id', autoIncrement: true });
      updates.createIndex('visit', 'visit');
      updates.createIndex('key', 'key');
      db.createObjectStore('bases', { keyPath: 'visit' }).createIndex('key', 'key');
    },
  });
}

async function leftOf(db: IDBPDatabase<Schema>, visit: string, rows: readonly Row[]): Promise<LeftText> {
  const base = await db.get('bases', visit);
  return {
    base: base?.state ?? null,
    version: base?.version ?? 0,
    typed: Y.mergeUpdates(rows.map((row) => row.update)),
    typedAt: rows.at(-1)?.at ?? new Date(),
    async forget() {
      const fresh = await openDatabase();
      await forgetUpTo(fresh, visit, Number.POSITIVE_INFINITY);
      await fresh.delete('bases', visit);
      fresh.close();
    },
  };
}

async function forgetUpTo(db: IDBPDatabase<Schema>, visit: string, newest: number): Promise<void> {
  const transaction = db.transaction('updates', 'readwrite');
  const ids = await transaction.store.index('visit').getAllKeys(visit);
  await Promise.all(ids.filter((id) => id <= newest).map((id) => transaction.store.delete(id)));
  await transaction.done;
}

/** The last document of a visit that left nothing is of no use to anybody. */
async function forgetOldBases(
  db: IDBPDatabase<Schema>,
  key: string,
  needed: ReadonlySet<string>,
): Promise<void> {
  const visits = await db.getAllKeysFromIndex('bases', 'key', key);
  const ended = await endedVisits(visits.filter((visit) => !needed.has(visit)));
  for (const visit of ended) await db.delete('bases', visit);
}

/** Holds a lock for as long as this page lives; without locks every other visit counts as ended. */
function lockVisit(visit: string): () => void {
  let unlock = () => {};
  const held = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  void navigator.locks?.request(lockName(visit), () => held).catch(() => {});
  return unlock;
}

async function endedVisits(visits: readonly string[]): Promise<string[]> {
  const state = await navigator.locks?.query();
  const held = new Set(state?.held?.map((lock) => lock.name) ?? []);
  return [...new Set(visits)].filter((visit) => !held.has(lockName(visit)));
}

function lockName(visit: string): string {
  return `toasoan visit ${visit}`;
}
