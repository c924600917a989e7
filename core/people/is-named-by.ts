import { foldName } from '../text/fold-name.ts';

/**
 * Whether a name contains every word of the search text, ignoring accents, case and the kind of apostrophe.
 */
export function isNamedBy(name: string, q: string): boolean {
  const folded = foldName(name);
  return foldName(q)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/**
 * The people whose name contains every word of the search text, at most `most`. Exact matches rank first,
 * then prefixes of the name, then prefixes of a word ("Hà" and not "Thanh"). Equal ranks keep their order.
 */
export function bestNamed<T extends { readonly name: string }>(
  people: readonly T[],
  q: string,
  most: number,
): T[] {
  const words = foldName(q).split(/\s+/).filter(Boolean);
  return people
    .filter(({ name }) => isNamedBy(name, q))
    .map((person) => ({ person, rank: rankOf(foldName(person.name), words) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ person }) => person);
}

function rankOf(name: string, words: readonly string[]): number {
  const typed = words.join(' ');
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  const parts = name.split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => parts.some((part) => part.startsWith(word))) ? 2 : 3;
}
