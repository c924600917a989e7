import { settingLines } from '#core/settings/setting-rows.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { absoluteUrl, indexNowKeyUrl } from '#core/urls.ts';
import { findIndexNowKey, keepIndexNowKey } from '#db/queries/settings/settings.ts';
import { listPublicAddresses } from '#db/queries/site/story-addresses.ts';
import { isOnThisMachine } from '#platform/process/env.ts';
import { safePost } from '#platform/ssrf/safe-post.ts';
import type { Services } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';

/** The most addresses that IndexNow takes in one call. */
const maxAddresses = 10_000;

/** An endpoint that refused the addresses for good, with its status or the code of the SSRF guard. */
export type Refusal = { readonly endpoint: string; readonly reason: number | string };

/**
 * Posts the addresses of stories to the IndexNow endpoints of the settings (indexnow.org/documentation), if
 * it is on. Nothing is sent of stories that were never public. The first call creates the key of the site.
 * Returns the endpoints that refused for good, such as with 403 or 422. Throws `fetch.failed` {status} after
 * all endpoints were called if one should be called again: at 429, 5xx, or without an answer.
 */
export async function submitToIndexNow(
  { db, site, newId }: Pick<Services, 'db' | 'site' | 'newId'>,
  articleIds: readonly string[],
): Promise<Refusal[]> {
  const { indexNow, indexNowEndpoints } = await loadSiteSettings(db);
  if (!indexNow) return [];
  const urls = (await listPublicAddresses(db, articleIds)).map((path) => absoluteUrl(site.url, path));
  if (urls.length === 0) return [];
  await keepIndexNowKey(db, newId().replaceAll('-', ''));
  const key = (await findIndexNowKey(db)) ?? '';
  const common = {
    host: new URL(site.url).host,
    key,
    keyLocation: absoluteUrl(site.url, indexNowKeyUrl(key)),
  };
  const refusals: Refusal[] = [];
  let failure: DomainError | null = null;
  for (const endpoint of settingLines(indexNowEndpoints)) {
    for (let start = 0; start < urls.length; start += maxAddresses) {
      try {
        const status = await safePost({
          url: endpoint,
          body: JSON.stringify({ ...common, urlList: urls.slice(start, start + maxAddresses) }),
          headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Toasoan-IndexNow/1' },
          mayCallThisMachine: isOnThisMachine(site.url),
        });
        if (status === 429 || status >= 500) failure = new DomainError('fetch.failed', { status });
        else if (status < 200 || status >= 300) refusals.push({ endpoint, reason: status });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        if (error.code === 'fetch.refused') refusals.push({ endpoint, reason: error.code });
        else failure = error;
      }
    }
  }
  if (failure !== null) throw failure;
  return refusals;
}
