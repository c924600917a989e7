import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { type WordBalance, wordBalance } from '#core/articles/word-balance.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listVersionTexts } from '#db/queries/articles/versions.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';

const countVersionWordsInput = articleReference.extend({
  numbers: z.array(z.int().min(1)).max(50, 'field.too-many'),
});

/**
 * The number of words added and removed by each of these versions, by version number. Loads their bodies, so
 * the page requests it after the list. Throws `article.not-found`, `article.sealed`.
 */
export async function countVersionWords(
  context: Context,
  raw: unknown,
): Promise<Readonly<Record<number, WordBalance>>> {
  const { articleId, numbers } = parseInput(countVersionWordsInput, raw);
  const ctx = requireActor(context);
  await requireText(ctx, await requireRead(ctx, ctx.db, articleId));
  const wanted = [...new Set(numbers.flatMap((number) => [number, number - 1]))];
  const texts = await listVersionTexts(ctx.db, { articleId, numbers: wanted });
  const byNumber = new Map(texts.map((text) => [text.number, text]));
  return Object.fromEntries(
    numbers.flatMap((number) => {
      const text = byNumber.get(number);
      return text === undefined ? [] : [[number, wordBalance(byNumber.get(number - 1) ?? null, text)]];
    }),
  );
}
