import type { PublicByline } from '#core/people/public-author.ts';
import { isReservedSectionSlug, parseArticleSegment } from '#core/urls.ts';
import { findPublicArticle, listBylines, type PublicArticle } from '#db/queries/public-article.ts';
import type { Services } from '#usecases/context.ts';

/**
 * The story that an address of this site names, as readers have it now, whatever its slug or section once was; null for
 * the address of anything else (`askedHost` is the host at which this very question came), of a story that is hidden, and of one that was taken back.
 */
export async function readEmbeddedStory(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { address, askedHost }: { address: string; askedHost: string | null },
): Promise<{ article: PublicArticle; bylines: readonly PublicByline[] } | null> {
  if (!URL.canParse(address)) return null;
  const { host, protocol, pathname } = new URL(address);
  // Capitals are mended on the way to a page.
  const [, section = '', segment = '', ...rest] = pathname.toLowerCase().split('/');
  const isHere = host === new URL(site.url).host || host === askedHost;
  if (!isHere || !/^https?:$/.test(protocol) || rest.some(Boolean)) return null;
  // A tag and an author have a number at the end of their slugs, too: `/chu-de/covid-19` is no story.
  const number = isReservedSectionSlug(section) ? undefined : parseArticleSegment(segment)?.number;
  const article = number === undefined ? null : await findPublicArticle(db, number);
  return article && { article, bylines: await listBylines(db, article.id) };
}
