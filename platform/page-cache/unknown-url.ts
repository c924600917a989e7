import { isOthersSegment } from '#core/urls.ts';

/** Files of ours that stand in no folder. */
const FILES = new Set(['/favicon.svg']);
/** What RFC 3986 has for the segments of a path, none of them empty. */
const PATH = /^(\/[\w.~!$&'()*+,;=:@%-]+)+$/;

/**
 * Whether a path that is no page of readers is nobody else's either: no file, and nothing of the desk, sign-in, the API or
 * the framework. It may be an address of an older site, which leads on; mostly nothing is there. What could be taken for
 * another path is left to whoever reads it: two spellings of one must not be judged apart.
 */
export function isUnknownPath(pathname: string): boolean {
  if (!PATH.test(pathname) || FILES.has(pathname)) return false;
  const segments = pathname.slice(1).split('/').map(readSegment);
  const [first] = segments;
  if (typeof first !== 'string' || segments.includes(null)) return false;
  return !first.startsWith('_') && !isOthersSegment(first.toLowerCase());
}

/**
 * Whether a path has a segment that hides a slash, a backslash or a control character behind its escapes. No page, file or
 * route of ours has such an address. The API answers for its own.
 */
export function isMalformedPath(pathname: string): boolean {
  return !pathname.startsWith('/api/') && /%(?:2f|5c|[01][0-9a-f]|7f)/i.test(pathname);
}

/** A segment without its escapes; null where it could not be read, climbs or hides the end of a segment. */
function readSegment(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return /^\.{1,2}$|[/\\\p{Cc}]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
