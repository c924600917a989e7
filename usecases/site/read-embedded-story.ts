import type { PublicByline } from '#core/people/public-author.ts';
import { isReservedSectionSlug, parseArticleSegment } from '#core/urls.ts';
import { findPublicArticle, listBylines, type PublicArticle } from '#db/queries/site/public-article.ts';
import type { Services } from '#usecases/context.ts';

/**
 * The public story with a URL of this site, also by a former slug or section. `askedHost` is the host of this
 * request. Null for any other URL, and for stories that are not public.
 */
export async function readEmbeddedStory(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { address, askedHost }: { address: string; askedHost: string | null },
): Promise<{ article: PublicArticle; bylines: readonly PublicByline[] } | null> {
  if (!URL.canParse(address)) return null;
  const { host, protocol, pathname } = new URL(address);
  // The URL is case-insensitive, because pages redirect to lower case.
  const [, section = '', segment = '', ...rest] = pathname.toLowerCase().split('/');
  const isHere = host === new URL(site.url).host || host === askedHost;
  if (!isHere || !/^https?:$/.test(protocol) || rest.some(Boolean)) return null;
  // Slugs of tags and authors may also end with a number: `/chu-de/covid-19` is not a story.
  const number = isReservedSectionSlug(section) ? undefined : parseArticleSegment(segment)?.number;
  const article = number === undefined ? null : await findPublicArticle(db, number);
  return article && { article, bylines: await listBylines(db, article.id) };
}
