import { z } from 'zod';
import type { QueueState } from '#core/articles/queue.ts';
import { accentsFirst, hasAccents } from '#core/search/accents-first.ts';
import { suggestedTextMaxChars } from '#core/search/search-suggestion.ts';
import { typedText } from '#core/search/typed-text.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { cutWhole } from '#core/text/cut-whole.ts';
import { syllables } from '#core/text/syllables.ts';
import { deskSight, listDeskHeadlinesBeginning, listReadableAtDesk } from '#db/queries/desk/desk-search.ts';
import { listDeskTexts } from '#db/queries/desk/desk-texts.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { searchEngine } from '../shared/search-engine.ts';

export type DeskSuggestion = {
  readonly id: string;
  readonly headline: string;
  readonly state: QueueState;
  /** Its public URL; null if the person may open it at the desk. */
  readonly url: string | null;
};

const suggestInput = z.object({ q: z.string().max(500, 'field.too-long') });
const suggestedAtMost = 8;
/** Longer input gets no suggestions. */
const wordsAtMost = 12;
/**
 * With typed accents, the number of headlines examined per suggestion: the newest may all have other accents.
 */
const lookedAtForOne = 5;

/**
 * Suggests stories whose readable headline contains all typed words, the last one as a prefix: unpublished
 * ones first, then public ones, each newest first.
 */
export async function suggestAtDesk(context: Context, raw: { q: string }): Promise<DeskSuggestion[]> {
  const ctx = requireActor(context);
  const { q } = parseInput(suggestInput, raw);
  const typed = cutWhole(typedText(q), suggestedTextMaxChars);
  const words = syllables(typed).map((syllable) => syllable.text);
  if (words.length === 0 || words.length > wordsAtMost) return [];
  const { db, actor, now, site } = ctx;
  const limit = suggestedAtMost * (hasAccents(words) ? lookedAtForOne : 1);
  const sight = await deskSight(db, actor, { pile: null, sectionIds: null, lexemes: [] });
  const [idsHere, idsPublic] = await Promise.all([
    listDeskHeadlinesBeginning(db, sight, { words, limit }),
    searchEngine(ctx).listBeginning({ words, asOf: now(), timeZone: site.timeZone }, limit),
  ]);
  const [here, withReaders] = await Promise.all([
    listDeskTexts(db, idsHere),
    listStoriesByIds(
      db,
      idsPublic.filter((id) => !idsHere.includes(id)),
    ),
  ]);
  const byId = new Map(here.map((story) => [story.id, story]));
  const found = [
    ...idsHere
      .flatMap((id) => byId.get(id) ?? [])
      .map(({ id, headline, pile }) => ({ id, headline, state: pile, url: null })),
    ...withReaders.map(({ id, headline, url }) => ({ id, headline, state: 'live' as const, url })),
  ];
  const offered = accentsFirst(found, words).slice(0, suggestedAtMost);
  const open = await listReadableAtDesk(
    db,
    actor,
    offered.map(({ id }) => id),
  );
  return offered.map((story) => (open.includes(story.id) ? { ...story, url: null } : story));
}
