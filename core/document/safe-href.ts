const hrefMaxLength = 2048;

/**
 * The address as it may stand in a story, or null when it may not: http, https, mailto, or a path on this
 * site. Characters that browsers ignore inside a scheme (tabs, line ends, controls) are taken out first, so
 * that `java\nscript:` is judged as a browser would read it (WHATWG URL, "basic URL parser").
 */
export function safeHref(raw: string): string | null {
  const href = raw.replace(ignoredByBrowsers, '').trim();
  if (href === '' || href.length > hrefMaxLength) return null;
  if (href.startsWith('/')) return /^\/(?![/\\])/.test(href) ? href : null;
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(href)) return href;
  return /^https?:\/\//i.test(href) && URL.canParse(href) ? href : null;
}

const ignoredByBrowsers = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;
