import { articleReference } from '#core/articles/article-reference.ts';
import { cardOf } from '#core/articles/card-of.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { RelatedReason } from '#core/related/choose-related.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listRefusals } from '#db/queries/related/related-refusals.ts';
import { listAutomatic } from '#db/queries/related/related-stories.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { requireRead } from '../articles/shared/require-read.ts';
import { type Context, requireActor } from '../context.ts';

/** The automatic list of related stories for its editor. */
export type AutomaticList = {
  /** Best first, without pins. Readers see up to five relevant ones that are not elsewhere on the page. */
  readonly items: readonly {
    readonly story: StoryCard;
    readonly reason: RelatedReason;
    readonly score: number;
    readonly isRelevant: boolean;
  }[];
  /** Excluded stories that are public, last excluded first. */
  readonly refused: readonly {
    readonly story: StoryCard;
    readonly refusedBy: string;
    readonly refusedAt: Date;
  }[];
};

const listed = 10;

/**
 * The automatic related stories of a story's newest version with reasons, and those that editors excluded.
 * Empty for a sealed text. Throws `article.not-found`.
 */
export async function readAutomatic(context: Context, raw: unknown): Promise<AutomaticList> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  const { article, working } = await requireRead(ctx, ctx.db, articleId);
  if (article.publicState === 'taken_down') return { items: [], refused: [] };
  const [items, refusals] = await Promise.all([
    listAutomatic(ctx.db, {
      written: {
        articleId,
        text: { headline: working.headline, sapo: working.sapo, body: bodyText(readerBody(working.body)) },
        locale: article.locale,
        sectionId: working.sectionId,
        tagIds: working.tagIds,
        isSponsored: working.format === 'sponsored',
        isOpinion: working.format === 'opinion',
        publishedAt: article.publishedAt ?? ctx.now(),
      },
      siteLocale: ctx.site.locale,
      exceptIds: working.pinIds,
      count: listed,
    }),
    listRefusals(ctx.db, articleId),
  ]);
  const stories = new Map(
    (
      await listStoriesByIds(
        ctx.db,
        refusals.map(({ id }) => id),
      )
    ).map((story) => [story.id, story]),
  );
  return {
    items: items.map(({ story, ...choice }) => ({ ...choice, story: cardOf(story, null) })),
    refused: refusals.flatMap(({ id, refusedBy, refusedAt }) => {
      const story = stories.get(id);
      return story === undefined ? [] : [{ story: cardOf(story, null), refusedBy, refusedAt }];
    }),
  };
}
