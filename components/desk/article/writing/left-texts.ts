import * as Y from 'yjs';
import { forgetVisit, type JournalRow, type JournalStore, openJournalStore } from './journal-store.ts';
import { endedVisits } from './visit-lock.ts';

/** What one visit left on this machine that no server has acknowledged. */
export type LeftText = {
  /** The id of the story, or the one that it is to have. */
  readonly articleId: string;
  /** The whole document as it was on the screen, as one update of Yjs. */
  readonly screen: Uint8Array;
  /** What was typed of it and may not be on the server. */
  readonly typed: Uint8Array;
  readonly typedAt: Date;
  /** The version that the article stood at. */
  readonly version: number;
  readonly forget: () => Promise<void>;
};

/** What ended visits left under a key, the oldest first; `visit` is the one that asks. */
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
  const heard = rows.flatMap((row) => row.heard ?? []);
  return {
    articleId: base?.articleId ?? '',
    screen: Y.mergeUpdates([...(base ? [base.state] : []), ...heard, ...typed]),
    typed: Y.mergeUpdates(typed),
    typedAt: new Date(Math.max(...rows.map((row) => row.at.getTime()))),
    version: base?.version ?? 0,
    // Perhaps by a later visit than the one that found it.
    async forget() {
      const fresh = await openJournalStore(() => {});
      await forgetVisit(fresh, visit);
      fresh.close();
    },
  };
}

/** The document of a visit that left nothing is of no use to anybody. */
async function forgetBasesWithout(
  store: JournalStore,
  key: string,
  needed: ReadonlySet<string>,
): Promise<void> {
  const visits = await store.getAllKeysFromIndex('bases', 'key', key);
  const ended = await endedVisits(visits.filter((visit) => !needed.has(visit)));
  for (const visit of ended) await store.delete('bases', visit);
}
