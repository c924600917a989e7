import { contentOf } from '#core/working-copy/content-of.ts';
import { docOf } from './compare-left.ts';
import { isOnServer } from './is-on-server.ts';
import { journalKey, openJournalStore } from './journal-store.ts';
import { type LeftText, leftTexts } from './left-texts.ts';

/** A story of which this browser may have unsent text. */
export type LeftStory = {
  /** Null for stories that were begun here and do not exist on the server. */
  readonly articleId: string | null;
  readonly headline: string;
  readonly typedAt: Date;
};

/**
 * The stories with unsent text of this person in this browser, newest first. Text that the server has after
 * all is deleted here: a page may be closed before it hears of the acknowledgement.
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
    // Two windows of one story count once.
    const newest = new Map(found.map((story) => [story.articleId ?? story.typedAt, story]));
    return [...newest.values()].sort((one, other) => other.typedAt.getTime() - one.typedAt.getTime());
  } finally {
    store.close();
  }
}

function storyOf({ screen, typedAt }: LeftText, articleId: string | null): LeftStory {
  return { articleId, headline: contentOf(docOf(screen)).headline, typedAt };
}
