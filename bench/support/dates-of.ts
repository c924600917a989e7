import type { CollectionDoc } from './collection.ts';

/**
 * The publication dates of documents. Unknown dates are spread evenly, in document order, between the first
 * and the last known one, so that they neither cluster nor lie far outside. If no date is known, all are the
 * same.
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
