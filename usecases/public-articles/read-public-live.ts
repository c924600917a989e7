import type { Body } from '#core/document/body.ts';
import type { PublicEntry } from '#core/live/public-live.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { liveEntryUrl } from '#core/urls.ts';
import { findPublicArticle } from '#db/queries/site/public-article.ts';
import type { Services } from '../context.ts';
import { loadLivePage } from '../site/shared/live-page.ts';

type Entry = Omit<PublicEntry, 'authors'> & {
  readonly url: string;
  readonly byline: readonly { readonly name: string; readonly slug: string }[];
  readonly body: Body;
};

/** The live coverage of a public story for API clients. */
export type PublicLive = {
  readonly coverage: 'running' | 'ended';
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly closingNote: string;
  readonly count: number;
  readonly updatedAt: Date | null;
  readonly changes: number;
  readonly pinned: Entry | null;
  readonly items: readonly Entry[];
  readonly media: readonly MediaView[];
  readonly nextCursor: string | null;
};

/** Throws `article.not-found` if the story is not public, or has no live coverage. */
export async function readPublicLive(
  { db }: Pick<Services, 'db'>,
  { number, cursor }: { number: string; cursor?: string | undefined },
): Promise<PublicLive> {
  const story = await findPublicArticle(db, Number(number));
  const page = story && (await loadLivePage(db, { number: story.number, fromId: cursor }));
  if (!story || !page) throw new DomainError('article.not-found');
  const entryOf = ({ authors, ...entry }: PublicEntry): Entry => ({
    ...entry,
    url: liveEntryUrl(story.url, entry.id),
    byline: authors.map(({ name, slug }) => ({ name, slug })),
  });
  const { openedAt, endedAt, closingNote, count, updatedAt, changes } = page.coverage;
  return {
    coverage: endedAt === null ? 'running' : 'ended',
    ...{ openedAt, endedAt, closingNote, count, updatedAt, changes },
    pinned: page.pinned && entryOf(page.pinned),
    items: page.entries.map(entryOf),
    media: [...page.media.values()],
    nextCursor: page.nextId,
  };
}
