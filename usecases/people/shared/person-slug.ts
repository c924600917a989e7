import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import { isSlugTaken } from '#db/queries/people/people.ts';

/** The slug of a name, with a number if another person has it or had it. */
export async function freePersonSlug(tx: Transaction, name: string): Promise<string> {
  const base = slugFor(name, 'tac-gia');
  let slug = base;
  for (let next = 2; await isSlugTaken(tx, { slug, own: null }); next += 1) slug = `${base}-${next}`;
  return slug;
}
