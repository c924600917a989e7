/** The smallest change of one line of text: at `index`, `remove` code units are replaced by `insert`. */
export type TextChange = { readonly index: number; readonly remove: number; readonly insert: string };

/** Null if the texts are equal. Never splits a surrogate pair. */
export function changeText(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (isHigh(before.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail -= 1;
  return { index: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) };
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
