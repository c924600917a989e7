import { contentOf } from '#core/working-copy/content-of.ts';
import { docOf } from './compare-left.ts';
import { isOnServer } from './is-on-server.ts';
import { journalKey, openJournalStore } from './journal-store.ts';
import { type LeftText, leftTexts } from './left-texts.ts';

/** A story of which this browser may hold text that the server does not have. */
export type LeftStory = {
  /** Null for stories that were begun here and have no place on the server. */
  readonly articleId: string | null;
  readonly headline: string;
  readonly typedAt: Date;
};

/**
 * The stories of which visits of this person left text in this browser that the server does not have, the newest
 * first. What it has after all is forgotten here: a page may be gone before it hears that its last letters arrived.
 */
export async function leftStories(personId: string): Promise<LeftStory[]> {
  const store = await openJournalStore(() => {});
  try {
    const start = journalKey(personId, '');
    const rows = await store.getAllFromIndex('updates', 'key', IDBKeyRange.bound(start, `${start}\uffff`));
    const found: LeftStory[] = [];
    for (const key of new Set(rows.map((row) => row.key))) {
      for (const left of await leftTexts(store, { key, visit: '' })) {
        if (await isOnServer(left, personId)) await left.forget();
        else found.push(storyOf(left, key === journalKey(personId, null) ? null : key.slice(start.length)));
      }
    }
    // Two windows of one story are one story.
    const newest = new Map(found.map((story) => [story.articleId ?? story.typedAt, story]));
    return [...newest.values()].sort((one, other) => other.typedAt.getTime() - one.typedAt.getTime());
  } finally {
    store.close();
  }
}

function storyOf({ screen, typedAt }: LeftText, articleId: string | null): LeftStory {
  return { articleId, headline: contentOf(docOf(screen)).headline, typedAt };
}
