import { z } from 'zod';
import { headlineMaxChars } from '#core/articles/field-limits.ts';
import { mayCreate } from '#core/articles/policy.ts';
import { bodyText } from '#core/document/body-text.ts';
import { keyNameOf } from '#core/live/entry-content.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { cutAtWord } from '#core/text/cut-at-word.ts';
import { getArticle } from '#db/queries/articles.ts';
import { listEntryVersions, updateEntry } from '#db/queries/live.ts';
import { type ArticleView, loadArticleView } from '../articles/shared/article-view.ts';
import { beginArticle } from '../articles/shared/begin-article.ts';
import { type Context, requireActor } from '../context.ts';
import { authoredEntry, contentOfEntry } from './shared/entry-version.ts';
import { demandLive, getEntryOf, lockLiveStory } from './shared/live-story.ts';
import { recordLive } from './shared/tell-live.ts';

const breakOutInput = z.object({
  articleId: z.uuid('article.not-found'),
  entryId: z.uuid('live.entry-not-found'),
  /** The id that the new story will have, made by whoever asks: asked again it begins no second one. */
  newArticleId: z.uuid('field.invalid'),
});

/**
 * Begins a story out of an entry: a draft of the actor's with the words, photos and authors of the entry, which refers to the
 * live story. The words stay those of the people who wrote the entry. The entry refers to it, for readers from the moment at which they have it. Throws the policy's reason,
 * `live.broken-out` {articleId} where there is one already, `action.not-your-role`.
 */
export async function breakOutEntry(context: Context, raw: unknown): Promise<ArticleView> {
  const { articleId, entryId, newArticleId } = parseInput(breakOutInput, raw);
  const ctx = requireActor(context);
  demand(mayCreate(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const story = await lockLiveStory(ctx, tx, articleId);
    const { entry, version } = await getEntryOf(tx, articleId, entryId);
    demandLive(ctx, 'break_out', story, entry);
    if (entry.breakoutId !== null) {
      const isOwn = (await getArticle(tx, entry.breakoutId)).article.createdBy === ctx.actor.id;
      // Asked once more by whoever began it: the answer was lost. To others its words may be a private draft's.
      if (isOwn && entry.breakoutId === newArticleId) return loadArticleView(ctx, tx, newArticleId);
      throw new DomainError('live.broken-out', { articleId: entry.breakoutId });
    }
    const { working, article } = story.found;
    const content = contentOfEntry(version);
    const headline = keyNameOf(content) || cutAtWord(bodyText(content.body).replace(/\s+/g, ' '), 90);
    const isNew = await beginArticle(ctx, tx, {
      articleId: newArticleId,
      source: { before: authoredEntry(await listEntryVersions(tx, entryId)), writer: version.savedBy },
      locale: article.locale,
      content: {
        headline: headline.slice(0, headlineMaxChars),
        sectionId: article.sectionId,
        bylineIds: content.authorIds,
        tagIds: working.tagIds,
        body: {
          ...content.body,
          content: [...content.body.content, { type: 'relatedStory', attrs: { articleId } }],
        },
      },
    });
    if (!isNew) throw new DomainError('live.broken-out', {});
    await updateEntry(tx, entryId, { breakoutId: newArticleId });
    await recordLive(ctx, tx, articleId, { act: 'break_out', detail: { entryId, story: newArticleId } });
    return loadArticleView(ctx, tx, newArticleId);
  });
}
