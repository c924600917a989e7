/**
 * Removes tracking from a URL. Redirects of search engines, mail programs and social sites are unwrapped;
 * campaign and click parameters are removed. Other schemes, and URLs without tracking, are returned
 * unchanged.
 */
export function cleanLink(href: string): string {
  return withoutTrackers(unwrapped(href, 0));
}

/** Wrappers may be nested (a newsletter's link in a forwarded mail); no deeper in practice. */
const maxWrappers = 4;

type Wrapper = { readonly host: RegExp; readonly path: RegExp; readonly names: readonly string[] };

/** Redirecting hosts, and the parameter with the target URL. */
const WRAPPERS: readonly Wrapper[] = [
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: /^\/url$/, names: ['q', 'url'] },
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: /^\/imgres$/, names: ['imgrefurl'] },
  { host: /^(?:lm?|www|m)\.facebook\.com$/, path: /^\/l\.php$/, names: ['u'] },
  { host: /^l\.(?:instagram|messenger|threads)\.(?:com|net)$/, path: /^\/?/, names: ['u'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, names: ['url'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, names: ['q'] },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:redir\/redirect|safety\/go)$/, names: ['url'] },
  { host: /^(?:www\.)?bing\.com$/, path: /^\/search\/redirect$/, names: ['u', 'url'] },
  { host: /^(?:duckduckgo\.com|html\.duckduckgo\.com)$/, path: /^\/l\/?$/, names: ['uddg'] },
  { host: /^(?:jump|link)\.(?:chat\.)?zalo\.me$|^link\.zalo\.me$/, path: /^\//, names: ['url', 'u', 'link'] },
  { host: /^(?:steamcommunity\.com|vk\.com)$/, path: /^\/(?:linkfilter|away\.php)/, names: ['url', 'to'] },
];

function unwrapped(href: string, depth: number): string {
  const url = httpUrl(href);
  if (!url || depth >= maxWrappers) return href;
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  const inside = wrapper?.names
    .map((name) => url.searchParams.get(name) ?? '')
    .find((target) => httpUrl(target) !== null);
  return inside ? unwrapped(inside, depth + 1) : href;
}

/** Parameters that are only for tracking. */
const TRACKERS = new Set(
  (
    'fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid twclid ttclid li_fat_id igshid igsh zarsrc zalosrc mc_cid mc_eid ' +
    'mkt_tok vero_id vero_conv _hsenc _hsmi hsctatracking oly_anon_id oly_enc_id rb_clickid s_cid wickedid ' +
    '_openstat guccounter guce_referrer guce_referrer_sig fb_action_ids fb_action_types fb_source __tn__ __cft__[0] ' +
    'mibextid epik srsltid _ga _gl cmpid campaignid ref_src ref_url'
  ).split(' '),
);
/** A common prefix is not enough: `pk` alone is a primary key, and `itmId` an item id. */
const TRACKER_FAMILIES = /^(?:(?:utm|pk|piwik|mtm|matomo|hsa|itm|stm)_|at_(?:medium|campaign)$)/;

/** Parameters that track on one site only and mean something else on others. */
const TRACKERS_OF: readonly { readonly host: RegExp; readonly names: readonly string[] }[] = [
  { host: /(?:^|\.)youtube\.com$|^youtu\.be$/, names: ['si', 'feature', 'pp'] },
  { host: /(?:^|\.)(?:twitter|x)\.com$/, names: ['s', 't', 'ref_src'] },
  {
    host: /(?:^|\.)(?:facebook|instagram|threads)\.(?:com|net)$/,
    names: ['rdid', 'share_url', 'hc_ref', 'fref'],
  },
  { host: /(?:^|\.)tiktok\.com$/, names: ['_t', '_r', 'is_from_webapp', 'sender_device'] },
  { host: /(?:^|\.)spotify\.com$/, names: ['si'] },
];

function withoutTrackers(href: string): string {
  const url = httpUrl(href);
  if (!url || url.search === '') return href;
  const own = TRACKERS_OF.find(({ host }) => host.test(url.hostname))?.names ?? [];
  const parts = url.search.slice(1).split('&');
  // The remaining parameters keep their escaping, because a server may depend on it.
  const kept = parts.filter((part) => !isTracker(nameOf(part), own));
  if (kept.length === parts.length) return href;
  const search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  const start = href.indexOf('?');
  return href.slice(0, start) + search + url.hash;
}

function isTracker(name: string, own: readonly string[]): boolean {
  return TRACKERS.has(name) || TRACKER_FAMILIES.test(name) || own.includes(name);
}

function nameOf(part: string): string {
  const written = part.split('=')[0] ?? '';
  try {
    return decodeURIComponent(written).toLowerCase();
  } catch {
    return written.toLowerCase();
  }
}

function httpUrl(href: string): URL | null {
  return /^https?:\/\//i.test(href) && URL.canParse(href) ? new URL(href) : null;
}
