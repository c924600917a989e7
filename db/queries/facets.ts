import { sql } from 'drizzle-orm';
import { type FacetKind, facetLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import type { Transaction } from '../client.ts';

/** Stories that search knows under one facet are known under another from now on: a slug has changed. */
export async function renameFacet(
  tx: Transaction,
  { kind, from, to }: { kind: FacetKind; from: string; to: string },
): Promise<void> {
  const old = facetLexeme(kind, from);
  await tx.execute(sql`
    update search_docs
    set document = ts_delete(document, ${old}::text) || array_to_tsvector(array[${facetLexeme(kind, to)}]::text[])
    where document @@ ${quotedLexeme(old)}::tsquery`);
}
