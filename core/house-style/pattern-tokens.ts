export const ESCAPE =
  /\\(?:[pP]\{[^}]*\}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|[1-9]\d*|[\s\S])/u;
const CLASS = /\[(?:\\[\s\S]|[^\]\\])*\]/u;
const GROUP_START = /\((?:\?(?:<?[=!]|<[^>]+>|[a-z-]*:))?/u;
const COUNT = /\{\d+(?:,\d*)?\}/u;
const TOKEN = new RegExp(
  [ESCAPE, CLASS, GROUP_START, COUNT, /[\s\S]/u].map(({ source }) => source).join('|'),
  'gu',
);

/** The tokens of a valid Unicode expression: escapes, classes, group starts, counts, single characters. */
export function tokensOf(source: string): string[] {
  return source.match(TOKEN) ?? [];
}
