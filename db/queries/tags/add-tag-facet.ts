import { sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../../client.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { deskTexts } from '../../schema/desk-texts.ts';

/** Indexes stories under one more tag, if they are indexed under another one. */
export async function addTagFacet(
  q: Queryable,
  { tagId, besides }: { tagId: string; besides: string },
): Promise<void> {
  const wanted = quotedLexeme(deskFacet.tag(tagId));
  for (const docs of [deskDocs, deskTexts]) {
    await q
      .update(docs)
      .set({ document: sql`${docs.document} || ${quotedLexeme(deskFacet.tag(besides))}::tsvector` })
      .where(sql`${docs.document} @@ ${wanted}::tsquery`);
  }
}
