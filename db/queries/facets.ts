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

type Facet = { readonly kind: FacetKind; readonly value: string };

/** Search knows the stories that bear `within` under one facet more. */
export async function addFacet(
  tx: Transaction,
  { within, ...facet }: Facet & { within: Facet },
): Promise<void> {
  await tx.execute(sql`
    update search_docs
    set document = document || array_to_tsvector(array[${facetLexeme(facet.kind, facet.value)}]::text[])
    where document @@ ${quotedLexeme(facetLexeme(within.kind, within.value))}::tsquery`);
}

/** Search knows the stories that bear `within` under one facet less. */
export async function dropFacet(
  tx: Transaction,
  { within, ...facet }: Facet & { within: Facet },
): Promise<void> {
  await tx.execute(sql`
    update search_docs set document = ts_delete(document, ${facetLexeme(facet.kind, facet.value)}::text)
    where document @@ ${quotedLexeme(facetLexeme(within.kind, within.value))}::tsquery`);
}
