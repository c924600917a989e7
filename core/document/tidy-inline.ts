import type { Inline } from './node.ts';

/**
 * Normalises a line: neighbours with equal formatting are joined, and white space is collapsed. Spaces at the
 * ends and around breaks, and breaks at the ends, are removed.
 */
export function tidyInline(line: readonly Inline[]): Inline[] {
  const tidy: Inline[] = [];
  for (const node of line) {
    const last = tidy.at(-1);
    if (node.type === 'hardBreak') {
      trimEnd(tidy);
      if (tidy.length > 0) tidy.push(node);
      continue;
    }
    if (node.type === 'footnote') {
      tidy.push(node);
      continue;
    }
    const isAfterSpace =
      !last || last.type === 'hardBreak' || (last.type === 'text' && last.text.endsWith(' '));
    const text = isAfterSpace ? node.text.replace(/^ +/, '') : node.text;
    if (text === '') continue;
    if (last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
      tidy[tidy.length - 1] = { ...last, text: last.text + text };
    } else {
      tidy.push({ ...node, text });
    }
  }
  trimEnd(tidy);
  while (tidy.at(-1)?.type === 'hardBreak') {
    tidy.pop();
    trimEnd(tidy);
  }
  return tidy;
}

function trimEnd(line: Inline[]): void {
  for (let last = line.at(-1); last?.type === 'text'; last = line.at(-1)) {
    const text = last.text.replace(/ +$/, '');
    if (text !== '') {
      line[line.length - 1] = { ...last, text };
      return;
    }
    line.pop();
  }
}
