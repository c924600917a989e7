import type { LooseMark, LooseNode } from './loose-node.ts';
import { valueKey } from './value-key.ts';

/** A run of a line with one formatting, or an inline node other than text (a line break, a footnote). */
export type Span = {
  /** The text; for an atom one `objectCharacter`. */
  readonly text: string;
  readonly marks: readonly LooseMark[];
  /** Equal for equal formatting, regardless of the order of the marks. */
  readonly marksKey: string;
  readonly atom: LooseNode | null;
};

/** The placeholder for a non-text node in a line's text (U+FFFC, object replacement character). */
export const objectCharacter = '\uFFFC';

/**
 * Inline nodes as spans. Neighbours with equal formatting are joined, so that different encodings of a line
 * compare as equal.
 */
export function richLine(content: readonly LooseNode[]): Span[] {
  const spans: Span[] = [];
  for (const node of content) {
    const marks = [...(node.marks ?? [])].sort((one, other) => (one.type < other.type ? -1 : 1));
    const marksKey = marks.length === 0 ? '' : valueKey(marks);
    if (node.type !== 'text') {
      spans.push({ text: objectCharacter, marks, marksKey, atom: node });
      continue;
    }
    const last = spans.at(-1);
    if (last !== undefined && last.atom === null && last.marksKey === marksKey) {
      spans[spans.length - 1] = { ...last, text: last.text + (node.text ?? '') };
    } else {
      spans.push({ text: node.text ?? '', marks, marksKey, atom: null });
    }
  }
  return spans;
}
