import { newId } from '#platform/time/new-id.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import type { Context } from '#usecases/context.ts';
import { openCoverage } from '#usecases/live/open-coverage.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';
import { bodyOf, contentFor, type Newsroom } from './newsroom.ts';

type Name = Parameters<Newsroom['as']>[0] & string;

/** A person with the grant to publish live entries without a review. */
export function withLiveGrant(newsroom: Newsroom, name: Name): Context {
  const ctx = newsroom.as(name);
  return { ...ctx, actor: ctx.actor && { ...ctx.actor, grants: [...ctx.actor.grants, 'live'] } };
}

/** A live story of Lan's on the world desk, up to the step `until`. */
export async function liveStory(
  newsroom: Newsroom,
  until: 'draft' | 'live' | 'running' = 'running',
): Promise<{ articleId: string; number: number; url: string }> {
  const content = { ...contentFor(newsroom), format: 'live' };
  const { id: articleId, number, url } = await createArticle(newsroom.as('lan'), { content });
  if (until !== 'draft') {
    await actOnArticle(newsroom.as('lan'), { articleId, action: 'submit' });
    await actOnArticle(newsroom.as('thu'), { articleId, action: 'approve' });
    await actOnArticle(newsroom.as('thu'), { articleId, action: 'publish' });
  }
  if (until === 'running') await openCoverage(newsroom.as('thu'), { articleId });
  return { articleId, number, url };
}

/** Writes an entry; the editor of the desk publishes it at once unless `publish` is false. */
export async function addEntry(
  ctx: Context,
  articleId: string,
  {
    text = 'Nước rút chậm.',
    publish = true,
    ...changes
  }: { text?: string; publish?: boolean; [field: string]: unknown } = {},
) {
  const content = { headline: '', body: bodyOf(text), ...changes };
  return writeEntry(ctx, { articleId, entryId: newId(), baseVersion: 0, content, publish });
}
