import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Something that was typed in a visit and, before it, what others had written and it may stand on. */
export type JournalRow = {
  /** Visit and number; rows of a visit are in the order of their keys. */
  id: string;
  key: string;
  visit: string;
  update: Uint8Array;
  heard?: Uint8Array;
  at: Date;
};

/** The whole document as it once was in a visit. What was typed and is not in it is in rows. */
export type JournalBase = {
  visit: string;
  key: string;
  /** The id that a story which the server may not know is to have. */
  articleId: string;
  state: Uint8Array;
  /** The version that the article stood at. */
  version: number;
  at: Date;
};

interface Schema extends DBSchema {
  updates: { key: string; value: JournalRow; indexes: { visit: string; key: string } };
  bases: { key: string; value: JournalBase; indexes: { key: string } };
}

export type JournalStore = IDBPDatabase<Schema>;

/** Opens the journals of this browser; `onGone` where the browser closes them again. */
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

/** Under what name the texts of a story, or of stories that have no id yet, are kept. */
export function journalKey(personId: string, articleId: string | null): string {
  return `${personId} ${articleId ?? noArticle}`;
}

/** The id of the row with this number in a visit. */
export function rowId(visit: string, number: number): string {
  return `${visit} ${String(number).padStart(9, '0')}`;
}

/** Forgets all of a visit. */
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

/** In the place of an id that there is not. */
const noArticle = 'new';
