/** A canonical (lower-case) UUID for URL patterns, so that a page has one URL. */
export const uuidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const whole = new RegExp(`^${uuidPattern}$`, 'i');

/** Whether the database accepts a text as a UUID in either case; it fails on any other text. */
export function isUuid(text: string): boolean {
  return whole.test(text);
}
