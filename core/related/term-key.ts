/**
 * The 32-bit number under which a term is kept (FNV-1a over its UTF-16 code units, then mixed as in MurmurHash3's
 * finaliser), signed as PostgreSQL's `integer` is. Two terms of a newsroom's some million share one by accident in
 * a thousandth of cases, which moves a score by nothing that anybody sees.
 */
export function termKey(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
