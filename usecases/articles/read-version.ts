import { articleReference } from '#core/articles/article-reference.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import { findVersion } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';
import { contentOf } from './shared/version-content.ts';

const readVersionInput = articleReference.extend({ number: wholeNumber({ min: 1 }) });

/** A version with its content. Throws `article.not-found`, `article.sealed`. */
export async function readVersion(context: Context, raw: unknown) {
  const { articleId, number } = parseInput(readVersionInput, raw);
  const ctx = requireActor(context);
  await requireText(ctx, await requireRead(ctx, ctx.db, articleId));
  const version = await findVersion(ctx.db, { articleId, number });
  if (version === null) throw new DomainError('article.not-found');
  const { savedBy, savedAt, contentHash, reason } = version;
  return { number, savedBy, savedAt, contentHash, reason, content: contentOf(version) };
}
