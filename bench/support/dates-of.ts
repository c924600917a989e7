import type { CollectionDoc } from './collection.ts';

/**
 * When each document is taken to have been published: those of which that is not known are spread evenly, in their order, between
 * the first and the last of the others, so that they are neither far from all nor all near each other; at one moment where none is known.
 */
export function datesOf(docs: readonly CollectionDoc[]): Date[] {
  const known = docs.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  const [first, last] =
    known.length > 0
      ? [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))]
      : [0, 0];
  const undated = docs.length - known.length;
  let place = 0;
  return docs.map(({ publishedAt }) => {
    if (publishedAt !== null) return publishedAt;
    place += 1;
    return new Date(first + ((last - first) * place) / (undated + 1));
  });
}
