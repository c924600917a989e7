import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A typed change, with the remote changes on which it may depend. */
export type JournalRow = {
  /** Visit and number, so that the rows of a visit sort in order. */
  id: string;
  key: string;
  visit: string;
  update: Uint8Array;
  heard?: Uint8Array;
  at: Date;
};

/** A snapshot of the whole document in a visit. Later typed changes are in rows. */
export type JournalBase = {
  visit: string;
  key: string;
  /** The id of a story that the server may not know yet. */
  articleId: string;
  state: Uint8Array;
  /** The version number of the article at that time. */
  version: number;
  at: Date;
};

interface Schema extends DBSchema {
  updates: { key: string; value: JournalRow; indexes: { visit: string; key: string } };
  bases: { key: string; value: JournalBase; indexes: { key: string } };
}

export type JournalStore = IDBPDatabase<Schema>;

/** Opens the journals of this browser. `onGone`: the browser has closed the database. */
export function openJournalStore(onGone: () => void): Promise<JournalStore> {
  return openDB<Schema>('toasoan', 1, {
    upgrade(store) {
      const updates = store.createObjectStore('updates', { keyPath: 'id', autoIncrement: true });
      updates.createIndex('visit', 'visit');
      updates.createIndex('key', 'key');
      store.createObjectStore('bases', { keyPath: 'visit' }).createIndex('key', 'key');
    },
    terminated: onGone,
  });
}

/** The key of the texts of a story, or of all stories without an id. */
export function journalKey(personId: string, articleId: string | null): string {
  return `${personId} ${articleId ?? noArticle}`;
}

/** The id of a row in a visit. */
export function rowId(visit: string, number: number): string {
  return `${visit} ${String(number).padStart(9, '0')}`;
}

/** Deletes all data of a visit. */
export async function forgetVisit(store: JournalStore, visit: string): Promise<void> {
  const transaction = store.transaction(['updates', 'bases'], 'readwrite');
  const updates = transaction.objectStore('updates');
  const ids = await updates.index('visit').getAllKeys(visit);
  await Promise.all([
    ...ids.map((id) => updates.delete(id)),
    transaction.objectStore('bases').delete(visit),
    transaction.done,
  ]);
}

/** Replaces the id of a story without one. */
const noArticle = 'new';
