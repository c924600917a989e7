import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { loadVersionItems } from './shared/version-items.ts';

const pageSize = 50;
const listVersionsInput = articleReference.extend({ beforeNumber: wholeNumber().optional() });

/** The versions of an article, newest first, fifty per page. Throws `article.not-found`. */
export async function listVersions(context: Context, raw: unknown) {
  const { articleId, beforeNumber } = parseInput(listVersionsInput, raw);
  const ctx = requireActor(context);
  const found = await requireRead(ctx, ctx.db, articleId);
  return loadVersionItems(ctx, ctx.db, { found, before: { number: beforeNumber }, limit: pageSize });
}
