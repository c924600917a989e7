const ENDS = new Set('.!?…');
const CLOSES = new Set('"”’»)');
/** From a place on: opening signs, and a capital or a figure behind them. */
const BEGINS = /["“‘«(]*[\p{Lu}\p{N}]/uy;

/**
 * The sentences of a text in order, none of them empty: apart where lines end, and where white space stands between the end of
 * one and what may begin another. Each run of white space is looked at once, however long it is.
 */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const { 0: gap, index } of text.matchAll(/\s+/gu)) {
    const next = index + gap.length;
    if (!gap.includes('\n') && !(isEndedBefore(text, index) && isBegunAt(text, next))) continue;
    found.push(text.slice(start, index));
    start = next;
  }
  return [...found, text.slice(start)].filter((sentence) => sentence.trim() !== '');
}

function isEndedBefore(text: string, at: number): boolean {
  let last = at - 1;
  while (CLOSES.has(text.charAt(last))) last -= 1;
  return ENDS.has(text.charAt(last));
}

function isBegunAt(text: string, at: number): boolean {
  BEGINS.lastIndex = at;
  return BEGINS.test(text);
}
