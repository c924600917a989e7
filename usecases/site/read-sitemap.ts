import { dayTagOf } from '#core/articles/page-tags.ts';
import { maxSitemapEntries, type SitemapEntry } from '#core/seo/sitemap.ts';
import { type SitemapPart, sitemapBlockSize } from '#core/seo/sitemap-part.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import {
  aboutUrl,
  absoluteUrl,
  archiveUrl,
  contactUrl,
  correctionsUrl,
  homeUrl,
  noticesUrl,
} from '#core/urls.ts';
import {
  isBegun,
  listAddressesOfDay,
  listAuthorAddresses,
  listSectionAddresses,
  listTagAddresses,
  type PublicAddress,
} from '#db/queries/site/public-sitemap.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';

/** The entries of one part of the sitemap; empty if it has no public content. */
export async function readSitemap(
  { db, site, now }: Pick<Services, 'db' | 'site' | 'now'>,
  part: Exclude<SitemapPart, { kind: 'news' }>,
): Promise<SitemapEntry[]> {
  const entries = await addressesOf({ db, now }, part);
  return entries.map((entry) => ({
    ...entry,
    url: absoluteUrl(site.url, entry.url),
    ...(entry.imageUrl && { imageUrl: absoluteUrl(site.url, entry.imageUrl) }),
  }));
}

async function addressesOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  part: Parameters<typeof readSitemap>[1],
): Promise<(Omit<PublicAddress, 'updatedAt'> & { readonly updatedAt?: Date })[]> {
  if (part.kind === 'day') {
    const day = new Date(`${part.day}T00:00:00Z`);
    // Each URL contains a section's slug. New stories are added to the newest day.
    const isNewest = now().getTime() - day.getTime() < 2 * dayMs;
    renderContext.addTags(dayTagOf(day), 'sections', ...(isNewest ? ['feeds'] : []));
    return listAddressesOfDay(db, { day: part.day, limit: maxSitemapEntries });
  }
  renderContext.addTags('feeds', 'sections');
  if (part.kind !== 'pages') {
    const { kind, from } = part;
    // Clients can invent the start of a block. It is answered, because blocks shift when tags are merged, but
    // not cached for each.
    if (!(await isBegun(db, { kind, from, size: sitemapBlockSize }))) renderContext.endsAt(new Date(0));
    const list = kind === 'tags' ? listTagAddresses : listAuthorAddresses;
    return list(db, { from, limit: sitemapBlockSize });
  }
  const sections = await listSectionAddresses(db);
  const newest = Math.max(...sections.map(({ updatedAt }) => updatedAt.getTime()));
  return [
    { url: homeUrl, ...(sections.length > 0 && { updatedAt: new Date(newest) }) },
    { url: correctionsUrl },
    { url: noticesUrl },
    { url: archiveUrl },
    { url: aboutUrl },
    { url: contactUrl },
    ...sections,
  ];
}
