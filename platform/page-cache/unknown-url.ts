import { isOthersSegment } from '#core/urls.ts';

/** Our files in the root folder. */
const FILES = new Set(['/favicon.svg']);
/** Paths of non-empty segments in the characters of RFC 3986. */
const PATH = /^(\/[\w.~!$&'()*+,;=:@%-]+)+$/;

/**
 * Whether a path is certainly not ours: no reader page, file, desk, sign-in, API or framework URL. It may be
 * a URL of an older site with a redirect. Ambiguous spellings return false, so that two spellings of one path
 * are treated alike.
 */
export function isUnknownPath(pathname: string): boolean {
  if (!PATH.test(pathname) || FILES.has(pathname)) return false;
  const segments = pathname.slice(1).split('/').map(readSegment);
  const [first] = segments;
  if (typeof first !== 'string' || segments.includes(null)) return false;
  return !first.startsWith('_') && !isOthersSegment(first.toLowerCase());
}

/**
 * Whether the escapes of a segment hide a slash, a backslash or a control character. No page, file or route
 * of ours has such a URL. The API answers its own URLs.
 */
export function isMalformedPath(pathname: string): boolean {
  return !pathname.startsWith('/api/') && /%(?:2f|5c|[01][0-9a-f]|7f)/i.test(pathname);
}

/** A decoded segment. Null if it is malformed, a dot segment, or hides a separator. */
function readSegment(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return /^\.{1,2}$|[/\\\p{Cc}]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
