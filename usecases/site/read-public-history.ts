import { FIELD_NAMES } from '#core/articles/article-fields.ts';
import { type HistoryPage, historyPage, isHistoryCursor } from '#core/articles/history-pages.ts';
import { addressTagOf } from '#core/articles/page-tags.ts';
import { publicChanges } from '#core/articles/public-changes.ts';
import type { PublicVersion } from '#core/articles/public-version.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { readerBody } from '#core/document/public-body.ts';
import { pick } from '#core/shared/pick.ts';
import { articleHistoryUrl, parseArticleSegment } from '#core/urls.ts';
import type { VersionRow } from '#db/queries/articles/articles.ts';
import { findPublicArticle, type PublicArticle } from '#db/queries/site/public-article.ts';
import { listPublications, listVersionsByIds, type Publication } from '#db/queries/site/public-history.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';

export type PublicHistory = {
  readonly article: Pick<PublicArticle, 'id' | 'url' | 'headline' | 'locale' | 'section'>;
  /** Newest first. */
  readonly versions: readonly PublicVersion[];
  readonly page: HistoryPage;
};

/**
 * The public changes of a story: only versions that were public, and only while the story is. `cursor` is the
 * number of the page's first version. The redirect for a former URL; null for a story that is not public, and
 * for one without a recorded publication.
 */
export async function readPublicHistory(
  { db }: Pick<Services, 'db'>,
  { section, segment, cursor }: { section: string; segment: string; cursor?: string | undefined },
): Promise<PublicHistory | { readonly redirectTo: string } | null> {
  const number = parseArticleSegment(segment)?.number;
  const article = number === undefined ? null : await findPublicArticle(db, number);
  if (article === null) {
    renderContext.addTags('home');
    return null;
  }
  renderContext.addTags(`article:${article.id}`, addressTagOf(article.id));
  if (article.url !== `/${section}/${segment}`) {
    const isPage = cursor !== undefined && isHistoryCursor(cursor);
    return { redirectTo: articleHistoryUrl(article.url, isPage ? cursor : undefined) };
  }
  const all = await listPublications(db, { articleId: article.id });
  // Imported without recorded publications.
  if (all.length === 0) return null;
  const page = historyPage(all.length, cursor);
  // Including the version before the last one, for its comparison.
  const found = all.slice(all.length - page.from, all.length - page.downTo + 2);
  const rows = await listVersionsByIds(db, [...new Set(found.map(({ versionId }) => versionId))]);
  const versions = entriesOf(found, page.from, new Map(rows.map((row) => [row.id, row])));
  return { article, versions: versions.filter(({ number }) => number >= page.downTo), page };
}

/** Newest first (it has the number `from`), each compared with the version that it replaced. */
function entriesOf(
  publications: readonly Publication[],
  from: number,
  rows: ReadonlyMap<string, VersionRow>,
): PublicVersion[] {
  return publications.flatMap(({ versionId, publishedAt, kind, note }, index): PublicVersion[] => {
    const row = rows.get(versionId);
    if (row === undefined) return [];
    const before = rows.get(publications[index + 1]?.versionId ?? '');
    return [
      {
        number: from - index,
        publishedAt,
        kind: kind ?? (before === undefined ? 'first' : 'update'),
        note,
        headline: row.headline,
        changes: before === undefined ? null : publicChanges(forReaders(before), forReaders(row)),
      },
    ];
  });
}

function forReaders(row: VersionRow): VersionContent {
  return { ...pick(row, FIELD_NAMES), body: readerBody(row.body) };
}
