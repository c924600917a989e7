/**
 * Whether an `if-none-match` header matches this ETag: `*` or a list (RFC 9110, 13.1.2). Weak comparison,
 * because proxies weaken ETags. Our ETags contain no commas.
 */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag || header.trim() === '*') return true;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => bare(tag) === bare(etag));
}
