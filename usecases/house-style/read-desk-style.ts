import { z } from 'zod';
import { type Abbreviation, longForms } from '#core/house-style/abbreviation.ts';
import type { QuoteMarks } from '#core/house-style/house-forms.ts';
import { mayManageHouseWords } from '#core/house-style/house-style-policy.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listAbbreviations, listHouseWords, listStyleRules } from '#db/queries/house-style/house-style.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import { type Context, requireActor } from '../context.ts';
import { loadHouseForms } from './shared/load-house-forms.ts';

const readInput = z.object({ sectionId: z.uuid('section.not-found') });

/** The house style data for the text tools of a story. */
export type DeskStyle = {
  /** Abbreviations and long forms of the story's desk. */
  readonly abbreviations: readonly (readonly [short: string, expansion: string])[];
  /** The rules that are on. */
  readonly rules: readonly StyleRule[];
  readonly words: readonly string[];
  readonly quoteMarks: QuoteMarks;
  readonly mayAddWords: boolean;
};

/**
 * The effective style for a story of this section: site-wide rules and those of its desks. Throws
 * `section.not-found`.
 */
export async function readDeskStyle(context: Context, raw: z.input<typeof readInput>): Promise<DeskStyle> {
  const ctx = requireActor(context);
  const { sectionId } = parseInput(readInput, raw);
  const deskIds = (await getSectionPath(ctx.db, sectionId)).map(({ id }) => id);
  const [abbreviations, rules, words, forms] = await Promise.all([
    listAbbreviations(ctx.db, deskIds),
    listStyleRules(ctx.db, deskIds),
    listHouseWords(ctx.db),
    loadHouseForms(ctx.db),
  ]);
  return {
    abbreviations: [...longForms(abbreviations satisfies Abbreviation[], deskIds)],
    rules: rules.filter(({ isOn }) => isOn),
    words,
    quoteMarks: forms.quoteMarks,
    mayAddWords: mayManageHouseWords(ctx.actor).ok,
  };
}
