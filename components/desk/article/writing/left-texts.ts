import * as Y from 'yjs';
import { forgetVisit, type JournalRow, type JournalStore, openJournalStore } from './journal-store.ts';
import { endedVisits } from './visit-lock.ts';

/** The unacknowledged text of one visit in this browser. */
export type LeftText = {
  /** The id of the story, or its future id. */
  readonly articleId: string;
  /** The whole document on the screen as one Yjs update. */
  readonly screen: Uint8Array;
  /** The typed changes that may be missing on the server. */
  readonly typed: Uint8Array;
  readonly typedAt: Date;
  /** The version number of the article at that time. */
  readonly version: number;
  readonly forget: () => Promise<void>;
};

/** The unsent texts of ended visits under a key, oldest first. `visit` is the caller. */
export async function leftTexts(
  store: JournalStore,
  { key, visit }: { key: string; visit: string },
): Promise<LeftText[]> {
  const rows = await store.getAllFromIndex('updates', 'key', key);
  const visits = await endedVisits(rows.map((row) => row.visit).filter((each) => each !== visit));
  const found = await Promise.all(
    visits.map((ended) =>
      leftText(
        store,
        ended,
        rows.filter((row) => row.visit === ended),
      ),
    ),
  );
  await forgetBasesWithout(store, key, new Set([visit, ...rows.map((row) => row.visit)]));
  return found.sort((one, other) => one.typedAt.getTime() - other.typedAt.getTime());
}

async function leftText(store: JournalStore, visit: string, rows: readonly JournalRow[]): Promise<LeftText> {
  const base = await store.get('bases', visit);
  const typed = rows.map((row) => row.update);
  const remote = rows.flatMap((row) => row.heard ?? []);
  return {
    articleId: base?.articleId ?? '',
    screen: Y.mergeUpdates([...(base ? [base.state] : []), ...remote, ...typed]),
    typed: Y.mergeUpdates(typed),
    typedAt: new Date(Math.max(...rows.map((row) => row.at.getTime()))),
    version: base?.version ?? 0,
    // Possibly called by a later visit than the one that found it.
    async forget() {
      const fresh = await openJournalStore(() => {});
      await forgetVisit(fresh, visit);
      fresh.close();
    },
  };
}

/** Deletes snapshots of visits without unsent text. */
async function forgetBasesWithout(
  store: JournalStore,
  key: string,
  needed: ReadonlySet<string>,
): Promise<void> {
  const visits = await store.getAllKeysFromIndex('bases', 'key', key);
  const ended = await endedVisits(visits.filter((visit) => !needed.has(visit)));
  for (const visit of ended) await store.delete('bases', visit);
}
