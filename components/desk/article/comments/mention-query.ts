/** The partial name behind an "@", and the position of the "@". */
export type MentionQuery = { readonly at: number; readonly q: string };

const behindSign = /(?:^|[\s(“"])@([\p{L}\p{M}]*(?: [\p{L}\p{M}]+){0,3})$/u;

/** The mention query at a cursor position, or null. */
export function mentionQueryAt(text: string, cursor: number): MentionQuery | null {
  const found = behindSign.exec(text.slice(0, cursor));
  const q = found?.[1];
  return q === undefined ? null : { at: cursor - q.length - 1, q };
}

/** Replaces the partial name by the full name, and returns the new cursor position. */
export function withMention(
  text: string,
  { at, q, name }: MentionQuery & { name: string },
): { text: string; cursor: number } {
  const before = `${text.slice(0, at)}@${name} `;
  return { text: before + text.slice(at + 1 + q.length).trimStart(), cursor: before.length };
}

/** Splits a comment at its mentions: plain text and names alternate. */
export function piecesOf(
  text: string,
  names: readonly string[],
): { readonly text: string; readonly isName: boolean; readonly start: number }[] {
  const signs = names.map((name) => `@${name}`).filter((sign) => sign !== '@');
  const pieces: { text: string; isName: boolean; start: number }[] = [];
  let start = 0;
  while (start < text.length) {
    const places = signs
      .map((sign) => ({ sign, at: text.indexOf(sign, start) }))
      .filter(({ at }) => at >= 0)
      // Of two names at the same position, the longer one counts.
      .sort((a, b) => a.at - b.at || b.sign.length - a.sign.length);
    const next = places[0];
    const end = next?.at ?? text.length;
    if (end > start) pieces.push({ text: text.slice(start, end), isName: false, start });
    if (next === undefined) break;
    pieces.push({ text: next.sign, isName: true, start: next.at });
    start = next.at + next.sign.length;
  }
  return pieces;
}
