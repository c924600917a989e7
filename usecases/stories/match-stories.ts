import { z } from 'zod';
import { cardOf } from '#core/articles/card-of.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { fold } from '#core/text/fold.ts';
import { type Context, requireActor } from '../context.ts';
import { listBestStories } from '../shared/list-best-stories.ts';

const input = z.object({ lines: z.array(z.string().max(2_000, 'field.too-long')).max(30, 'field.too-many') });
/** Maximum number of words per line in the query: a pasted line often continues into the sapo. */
const askedWords = 12;

/** For each pasted line the public story whose headline is its prefix, ignoring accents and case; or null. */
export async function matchStories(context: Context, raw: unknown) {
  const ctx = requireActor(context);
  const matched: { line: string; story: StoryCard | null }[] = [];
  for (const line of parseInput(input, raw).lines) matched.push({ line, story: await storyOf(ctx, line) });
  return matched;
}

async function storyOf(ctx: Context, line: string): Promise<StoryCard | null> {
  const plain = plainOf(line);
  const words = line.trim().split(/\s+/);
  for (const count of [askedWords, Math.ceil(askedWords / 2)]) {
    const terms = searchTerms(words.slice(0, count).join(' '), noSynonyms);
    const found = await listBestStories(ctx, { terms, limit: 10 });
    const match = found.find(({ headline }) => plain.startsWith(plainOf(headline)));
    if (match) return cardOf(match, null);
  }
  return null;
}

function plainOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
