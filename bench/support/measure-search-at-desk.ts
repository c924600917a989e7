import { sql } from 'drizzle-orm';
import { listArticlesMisworded } from '#db/queries/desk/desk-texts.ts';
import type { Context } from '#usecases/context.ts';
import { fillDeskTexts } from '#usecases/search/fill-desk-texts.ts';
import { searchDesk } from '#usecases/search/search-desk.ts';
import { suggestAtDesk } from '#usecases/search/suggest-at-desk.ts';
import { contextOfStaff } from '../../scripts/newsroom/find-staff.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { type Figure, figure } from './figure.ts';
import { NAMES, RARE } from './story-words.ts';
import { timeRounds } from './time-rounds.ts';

const KINDS = {
  'common word': ['của', 'năm', 'người', 'giá', 'nước', 'nuoc'],
  phrase: NAMES.map((name) => `"${name}"`),
  'rare word': RARE,
  'no story has it': ['zzkhongcozz', 'nuowcs mawnj'],
};

/**
 * The first page of a desk search, as a managing editor and as a journalist: published stories and twenty
 * thousand unpublished ones. Without a limit, for comparison only.
 */
export async function measureSearchAtDesk({ ctx }: Newsroom): Promise<Figure[]> {
  // Creates the search texts of rows that were inserted without the product's own code.
  while ((await listArticlesMisworded(ctx.db, 1)).length > 0) await fillDeskTexts(ctx);
  await ctx.db.execute(sql`analyze desk_texts`);
  const { rows } = await ctx.db.execute<{ count: number }>(sql`select count(*)::int from desk_texts`);
  const figures = [figure('stories of which the desk has words of its own', [rows[0]?.count ?? 0, ''])];
  for (const name of ['tam', 'lan']) {
    const person = await contextOfStaff(ctx, `${name}@toasoan.example`);
    figures.push(...(await measureAs(person, name)));
  }
  return figures;
}

async function measureAs(person: Context, name: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [kind, questions] of Object.entries(KINDS)) {
    const asked = { questions, rounds: 5, markMs: null };
    figures.push(
      ...(await timeRounds(`desk of ${name}, ${kind}`, asked, (text) => searchDesk(person, { text }))),
    );
  }
  const typed = NAMES.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)));
  const asked = { questions: [...new Set(typed)], rounds: 2, markMs: null };
  return [
    ...figures,
    ...(await timeRounds(`desk of ${name}, suggestions`, asked, (q) => suggestAtDesk(person, { q }))),
  ];
}
