import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { bestNamed } from '#core/people/is-named-by.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { requireRead } from '../articles/shared/require-read.ts';
import { type Context, requireActor } from '../context.ts';
import { listArticleReaders } from './shared/list-article-readers.ts';

const most = 12;
const listMentionableInput = articleReference.extend({
  q: z.string().max(200, 'field.too-long').default(''),
});

/**
 * People who can be mentioned in a comment on this article: staff who may read it. Their name contains every
 * word of `q`, ignoring accents and case. At most twelve. `isAlone`: no other person may read it, as with a
 * draft that was never submitted. Throws `article.not-found`.
 */
export async function listMentionable(context: Context, raw: unknown) {
  const { articleId, q } = parseInput(listMentionableInput, raw);
  const ctx = requireActor(context);
  const { facts } = await requireRead(ctx, ctx.db, articleId);
  const others = (await listArticleReaders(ctx, ctx.db, facts)).filter(({ id }) => id !== ctx.actor.id);
  const people = bestNamed(others, q, most).map(({ id, name }) => ({ id, name }));
  return { people, isAlone: others.length === 0 };
}
