/**
 * The 32-bit hash of a term (FNV-1a over its UTF-16 code units, then the finaliser of MurmurHash3), signed
 * like PostgreSQL's `integer`. With about a million terms of a newsroom, a thousandth collide, which changes
 * no score visibly.
 */
export function termKey(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
