import { compareLines, type Run } from './compare-lines.ts';
import { richLine } from './rich-line.ts';

/** What changed between two plain texts, word by word. */
export function compareWords(before: string, after: string): Run[] {
  return compareLines(lineOf(before), lineOf(after));
}

function lineOf(text: string) {
  return richLine(text === '' ? [] : [{ type: 'text', text }]);
}
