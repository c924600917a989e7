import { compareLines, type Run } from './compare-lines.ts';
import { richLine } from './rich-line.ts';

/** The word diff of two plain texts. */
export function compareWords(before: string, after: string): Run[] {
  return compareLines(lineOf(before), lineOf(after));
}

function lineOf(text: string) {
  return richLine(text === '' ? [] : [{ type: 'text', text }]);
}
