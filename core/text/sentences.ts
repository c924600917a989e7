/** A possible end of a sentence: end punctuation or a line end. */
const MAY_END = /[.!?…\n]/g;
const CLOSES = new Set('"”’»)');
const WHITE = /\s/u;
/** A possible start of a sentence: opening punctuation, then a capital or a digit. */
const BEGINS = /["“‘«(]*[\p{Lu}\p{N}]/uy;

/**
 * Splits a text into non-empty sentences: at line ends, and at white space between a possible end and a
 * possible start. Each run of white space is scanned once, regardless of its length.
 */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  MAY_END.lastIndex = 0;
  for (let at = MAY_END.exec(text); at !== null; at = MAY_END.exec(text)) {
    const gap = gapAt(text, at.index, start);
    MAY_END.lastIndex = Math.max(gap.end, at.index + 1);
    if (!gap.isLineEnd && !(gap.end > gap.start && isBegunAt(text, gap.end))) continue;
    found.push(text.slice(start, gap.start));
    start = gap.end;
  }
  return [...found, text.slice(start)].filter((sentence) => sentence.trim() !== '');
}

/** The white space around a line end, or after end punctuation and closing marks. */
function gapAt(text: string, at: number, from: number): { start: number; end: number; isLineEnd: boolean } {
  const start = text[at] === '\n' ? beginOfWhite(text, at, from) : behindClosing(text, at + 1);
  let end = start;
  while (isWhite(text, end)) end += 1;
  return { start, end, isLineEnd: text.slice(start, end).includes('\n') };
}

function beginOfWhite(text: string, at: number, from: number): number {
  let begin = at;
  while (begin > from && isWhite(text, begin - 1)) begin -= 1;
  return begin;
}

function behindClosing(text: string, at: number): number {
  let behind = at;
  while (CLOSES.has(text.charAt(behind))) behind += 1;
  return behind;
}

function isWhite(text: string, at: number): boolean {
  return WHITE.test(text.charAt(at));
}

function isBegunAt(text: string, at: number): boolean {
  BEGINS.lastIndex = at;
  return BEGINS.test(text);
}
