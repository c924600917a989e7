import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { QUEUE_STATES } from '#core/articles/queue.ts';
import { searchTextOf } from '#core/articles/search-text.ts';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import { textDocument } from '#core/search/search-document.ts';
import { pick } from '#core/shared/pick.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { deskTexts } from '../../schema/desk-texts.ts';
import { sections } from '../../schema/sections.ts';
import { bylineNamesOf } from '../people/byline-names.ts';
import { anyLexeme } from './desk-keys.ts';

type Doc = Omit<typeof deskTexts.$inferInsert, 'articleId' | 'versionId' | 'words' | 'document'> & {
  readonly document: SQL;
};

/**
 * Updates the desk's search index of an article; also its words, unless they are those of its working version
 * already.
 */
export async function putDeskText(
  q: Queryable,
  {
    articleId,
    versionId,
    doc,
    isWorded,
  }: { articleId: string; versionId: string; doc: Doc; isWorded: boolean },
): Promise<void> {
  if (isWorded) {
    await q.update(deskTexts).set(doc).where(eq(deskTexts.articleId, articleId));
    return;
  }
  const row = { ...doc, versionId, words: sql`${await wordsOf(q, versionId)}::tsvector` };
  await q
    .insert(deskTexts)
    .values({ articleId, ...row })
    .onConflictDoUpdate({ target: deskTexts.articleId, set: row });
}

/** Deletes the working text of an article from the desk's search index. */
export async function removeDeskText(q: Queryable, articleId: string): Promise<void> {
  await q.delete(deskTexts).where(eq(deskTexts.articleId, articleId));
}

async function wordsOf(q: Queryable, versionId: string): Promise<string> {
  const [version] = await q
    .select({
      ...pick(articleVersions, TEXT_FIELDS),
      body: articleVersions.body,
    })
    .from(articleVersions)
    .where(eq(articleVersions.id, versionId));
  if (version === undefined) throw new Error(`There is no version ${versionId}.`);
  return textDocument(searchTextOf(version, bodyText(readerBody(version.body))));
}

const NOT_LIVE = anyLexeme(QUEUE_STATES.filter((pile) => pile !== 'live').map(deskFacet.pile));

/**
 * Ids of articles with a wrong entry in the desk's search index. They are not simply live and have no words,
 * or a process of the previous version changed them. At most `limit`.
 */
export async function listArticlesMisworded(q: Queryable, limit: number): Promise<string[]> {
  const { rows } = await q.execute<{ id: string }>(sql`
    select d.article_id as id from desk_docs d join articles a on a.id = d.article_id
    where d.document @@ ${NOT_LIVE}::tsquery and a.public_state <> 'taken_down'
      and not exists (select from desk_texts t where t.article_id = d.article_id)
    union
    select t.article_id from desk_texts t join desk_docs d on d.article_id = t.article_id
    where (t.pile, t.section_id, t.is_shared, t.saved_at) is distinct from (d.pile, d.section_id, d.is_shared, d.saved_at)
    order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** The display data of stories found by their working text, unordered. */
export async function listDeskTexts(q: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({
      id: articles.id,
      number: articles.number,
      locale: articles.locale,
      pile: deskTexts.pile,
      savedAt: deskTexts.savedAt,
      publicState: articles.publicState,
      expiresAt: articles.expiresAt,
      section: { slug: sections.slug, name: sections.name, nameEn: sections.nameEn },
      headline: articleVersions.headline,
      sapo: articleVersions.sapo,
      body: articleVersions.body,
      bylineNames: bylineNamesOf(articleVersions.bylineIds),
    })
    .from(deskTexts)
    .innerJoin(articles, eq(articles.id, deskTexts.articleId))
    .innerJoin(articleVersions, eq(articleVersions.id, deskTexts.versionId))
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .where(inArray(deskTexts.articleId, [...ids]));
}
