import { contentOf } from '#core/working-copy/content-of.ts';
import { docOf } from './compare-left.ts';
import { journalKey, openJournalStore } from './journal-store.ts';
import { leftTexts } from './left-texts.ts';

/** A story of which this browser may hold text that the server does not have. */
export type LeftStory = {
  /** Null for stories that were begun here and have no place on the server. */
  readonly articleId: string | null;
  readonly headline: string;
  readonly typedAt: Date;
};

/** The stories of which visits of this person left text in this browser, the newest first. */
export async function leftStories(personId: string): Promise<LeftStory[]> {
  const store = await openJournalStore(() => {});
  try {
    const start = journalKey(personId, '');
    const rows = await store.getAllFromIndex('updates', 'key', IDBKeyRange.bound(start, `${start}\uffff`));
    const found: LeftStory[] = [];
    for (const key of new Set(rows.map((row) => row.key))) {
      for (const { screen, typedAt } of await leftTexts(store, { key, visit: '' })) {
        const articleId = key === journalKey(personId, null) ? null : key.slice(start.length);
        found.push({ articleId, headline: contentOf(docOf(screen)).headline, typedAt });
      }
    }
    // Two windows of one story are one story.
    const newest = new Map(found.map((story) => [story.articleId ?? story.typedAt, story]));
    return [...newest.values()].sort((one, other) => other.typedAt.getTime() - one.typedAt.getTime());
  } finally {
    store.close();
  }
}
