import { z } from 'zod';
import type { FoundFactBox } from '#core/fact-boxes/fact-box-item.ts';
import { mayArchiveFactBox, mayKeepFactBoxes } from '#core/fact-boxes/fact-box-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { fold } from '#core/text/fold.ts';
import { listFactBoxesByIds, listFactBoxTitles } from '#db/queries/articles/fact-boxes.ts';
import { type Context, requireActor } from '../context.ts';
import { idsInText } from '../shared/ids-in-text.ts';

const listInput = z.union([
  z.object({ ids: idsInText }),
  z.object({ q: z.string().max(300, 'field.too-long').default('') }),
]);
/** Titles are searched in memory, with accent folding; a library has hundreds of boxes, not thousands. */
const searchedAtMost = 2_000;
const shownAtMost = 20;

/**
 * Boxes of the library, newest text first: those of `ids`, or at most 20 whose title contains every word of
 * `q`, ignoring accents and case. Throws `action.not-your-role`.
 */
export async function listFactBoxes(
  context: Context,
  raw: z.input<typeof listInput>,
): Promise<FoundFactBox[]> {
  const ctx = requireActor(context);
  const input = parseInput(listInput, raw);
  requireAllowed(mayKeepFactBoxes(ctx.actor));
  const mayTakeOut = mayArchiveFactBox(ctx.actor).ok;
  const found = 'ids' in input ? input.ids : await idsByTitle(ctx, input.q);
  return (await listFactBoxesByIds(ctx.db, found)).map((box) => ({ ...box, mayTakeOut }));
}

async function idsByTitle(ctx: Context, q: string): Promise<string[]> {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const titles = await listFactBoxTitles(ctx.db, { limit: searchedAtMost });
  const found = titles.filter(({ title }) => words.every((word) => fold(title).includes(word)));
  return found.slice(0, shownAtMost).map(({ id }) => id);
}
