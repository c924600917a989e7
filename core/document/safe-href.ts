const hrefMaxLength = 2048;

/**
 * The link if a story may contain it, otherwise null. Allowed are http, https, mailto and paths on this site.
 * Characters that browsers ignore inside a scheme (tabs, line ends, controls) are removed first. So
 * `java\nscript:` is parsed as in a browser (WHATWG URL, "basic URL parser").
 */
export function safeHref(raw: string): string | null {
  const href = raw.replace(ignoredByBrowsers, '').trim();
  if (href === '' || href.length > hrefMaxLength) return null;
  if (href.startsWith('/')) return /^\/(?![/\\])/.test(href) ? href : null;
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(href)) return href;
  return /^https?:\/\//i.test(href) && URL.canParse(href) ? href : null;
}

const ignoredByBrowsers = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;
