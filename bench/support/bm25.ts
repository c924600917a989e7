/**
 * Plain BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", k1 = 1.2, b = 0.75, with
 * the idf that is never negative). The baseline that must at least be reached. A document is its terms in any
 * order. A query returns the places of the documents that share a term with it, best first. Ties keep the
 * given order.
 */
export function bm25(documents: readonly (readonly string[])[]): (query: readonly string[]) => number[] {
  const [k1, b] = [1.2, 0.75];
  const averageLength = documents.reduce((sum, terms) => sum + terms.length, 0) / documents.length;
  const postings = new Map<string, Map<number, number>>();
  for (const [place, terms] of documents.entries()) {
    for (const term of terms) {
      const counts = postings.get(term) ?? new Map<number, number>();
      counts.set(place, (counts.get(place) ?? 0) + 1);
      postings.set(term, counts);
    }
  }
  return (query) => {
    const scores = new Map<number, number>();
    for (const term of query) {
      const counts = postings.get(term);
      if (!counts) continue;
      const idf = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [place, count] of counts) {
        const length = (documents[place]?.length ?? 0) / averageLength;
        const weight = (count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
        scores.set(place, (scores.get(place) ?? 0) + idf * weight);
      }
    }
    return [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([place]) => place);
  };
}
