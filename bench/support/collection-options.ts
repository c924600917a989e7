/** The files of a collection, as a command that judges one is told them; null where its own is meant. */
export const COLLECTION_OPTIONS = {
  docs: { about: 'the documents of a collection: JSON, packed by gzip or not', text: null },
  qrels: { about: 'its judgements: query, document and relevance in a line', text: null },
} as const;
