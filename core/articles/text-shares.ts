import { type Letter, noAuthor, unknown } from './authorship.ts';

/** The number of letters by each person, largest share first. */
export type TextShares = readonly { readonly id: string; readonly letters: number }[];

/** The same with the names of the people. */
export type NamedShares = readonly (TextShares[number] & { readonly name: string })[];

/**
 * The authors of the letters of a version that the last approved version (`base`, null if there is none) does
 * not have. Letters by `noAuthor` are excluded. Null if the writers of new letters are not known.
 */
export function sharesOf(letters: readonly Letter[], base: readonly Letter[] | null): TextShares | null {
  const old = new Set(base?.map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const { writer, id } of letters) {
    if (!old.has(id)) counts.set(writer, (counts.get(writer) ?? 0) + 1);
  }
  if (counts.has(unknown)) return null;
  counts.delete(noAuthor);
  return [...counts]
    .map(([id, letters]) => ({ id, letters }))
    .sort((one, other) => other.letters - one.letters || (one.id < other.id ? -1 : 1));
}

/** The shares as rounded percentages of the text that persons wrote. */
export function percentsOf<Share extends TextShares[number]>(
  shares: readonly Share[],
): (Omit<Share, 'letters'> & { percent: number })[] {
  const total = shares.reduce((sum, { letters }) => sum + letters, 0);
  return shares.map(({ letters, ...share }) => ({ ...share, percent: Math.round((100 * letters) / total) }));
}
