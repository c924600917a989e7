import { publicChanges } from '#core/articles/public-changes.ts';
import type { PublicVersion } from '#core/articles/public-version.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { readerBody } from '#core/document/public-body.ts';
import { articleHistoryUrl, parseArticleSegment } from '#core/urls.ts';
import type { VersionRow } from '#db/queries/articles.ts';
import { findPublicArticle, type PublicArticle } from '#db/queries/public-article.ts';
import { listPublications, listVersionsByIds, type Publication } from '#db/queries/public-history.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

export type PublicHistory = {
  readonly article: Pick<PublicArticle, 'id' | 'url' | 'headline' | 'locale' | 'section'>;
  /** The newest first. */
  readonly versions: readonly PublicVersion[];
};

/** More changes than a story of a day has; older ones are no longer told. */
const mostVersions = 30;

/**
 * What changed in a story since readers first had it: only versions that were public, and only while the story is.
 * Where its address leads now; null for a story that readers do not have.
 */
export async function readPublicHistory(
  { db }: Pick<Services, 'db'>,
  { section, segment }: { section: string; segment: string },
): Promise<PublicHistory | { readonly redirectTo: string } | null> {
  const number = parseArticleSegment(segment)?.number;
  const article = number === undefined ? null : await findPublicArticle(db, number);
  if (article === null) {
    pageScope.addTags('home');
    return null;
  }
  pageScope.addTags(`article:${article.id}`);
  if (article.url !== `/${section}/${segment}`) return { redirectTo: articleHistoryUrl(article.url) };
  const found = await listPublications(db, { articleId: article.id, limit: mostVersions + 1 });
  const rows = await listVersionsByIds(db, [...new Set(found.map(({ versionId }) => versionId))]);
  const versions = told(found, new Map(rows.map((row) => [row.id, row])));
  return { article, versions: versions.slice(0, mostVersions) };
}

/** Newest first, each against the one that it replaced. */
function told(publications: readonly Publication[], rows: ReadonlyMap<string, VersionRow>): PublicVersion[] {
  return publications.flatMap(({ versionId, publishedAt, kind, note }, index): PublicVersion[] => {
    const row = rows.get(versionId);
    if (row === undefined) return [];
    const before = rows.get(publications[index + 1]?.versionId ?? '');
    return [
      {
        number: publications.length - index,
        publishedAt,
        kind: before === undefined ? 'first' : (kind ?? 'update'),
        note,
        headline: row.headline,
        changes: before === undefined ? [] : publicChanges(forReaders(before), forReaders(row)),
      },
    ];
  });
}

function forReaders(row: VersionRow): VersionContent {
  const { format, kicker, headline, sapo, sectionId, lead, bylineIds, tagIds, pinIds, sponsor } = row;
  const body = readerBody(row.body);
  return { format, kicker, headline, sapo, sectionId, lead, bylineIds, tagIds, pinIds, sponsor, body };
}
