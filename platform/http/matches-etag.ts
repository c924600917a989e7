/**
 * Whether an `if-none-match` names this tag (RFC 9110, 13.1.2): any, or one of a list. What somebody on the way has made weak is the
 * same. No tag of ours has a comma in it.
 */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag || header.trim() === '*') return true;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => bare(tag) === bare(etag));
}
