import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { bestNamed } from '#core/people/is-named-by.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { demandRead } from '../articles/shared/demand-read.ts';
import { type Context, requireActor } from '../context.ts';
import { listArticleReaders } from './shared/list-article-readers.ts';

const most = 12;
const listMentionableInput = articleReference.extend({
  q: z.string().max(200, 'field.too-long').default(''),
});

/**
 * Whom a comment on this article may call by name: staff who may read it and whose name holds every word of `q`;
 * accents and case don't matter. At most twelve. `isAlone`: nobody else reads it, as with a draft that was never submitted. Throws `article.not-found`.
 */
export async function listMentionable(context: Context, raw: unknown) {
  const { articleId, q } = parseInput(listMentionableInput, raw);
  const ctx = requireActor(context);
  const { facts } = await demandRead(ctx, ctx.db, articleId);
  const others = (await listArticleReaders(ctx, ctx.db, facts)).filter(({ id }) => id !== ctx.actor.id);
  const people = bestNamed(others, q, most).map(({ id, name }) => ({ id, name }));
  return { people, isAlone: others.length === 0 };
}
