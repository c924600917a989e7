import { sql } from 'drizzle-orm';
import { type FacetKind, facetLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import type { Transaction } from '../../client.ts';

/** Replaces a facet in the search index after a change of slug. */
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

type Facet = { readonly kind: FacetKind; readonly value: string };

/** Adds a facet to the indexed stories that have `within`. */
export async function addFacet(
  tx: Transaction,
  { within, ...facet }: Facet & { within: Facet },
): Promise<void> {
  await tx.execute(sql`
    update search_docs
    set document = document || array_to_tsvector(array[${facetLexeme(facet.kind, facet.value)}]::text[])
    where document @@ ${quotedLexeme(facetLexeme(within.kind, within.value))}::tsquery`);
}

/** Removes a facet from the indexed stories that have `within`. */
export async function dropFacet(
  tx: Transaction,
  { within, ...facet }: Facet & { within: Facet },
): Promise<void> {
  await tx.execute(sql`
    update search_docs set document = ts_delete(document, ${facetLexeme(facet.kind, facet.value)}::text)
    where document @@ ${quotedLexeme(facetLexeme(within.kind, within.value))}::tsquery`);
}
