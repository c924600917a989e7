import type { LooseMark, LooseNode } from './loose-node.ts';
import { valueKey } from './value-key.ts';

/** A stretch of a line with one formatting, or one inline node that is no text (a line break, a footnote). */
export type Span = {
  /** The text; for an atom one `objectCharacter`. */
  readonly text: string;
  readonly marks: readonly LooseMark[];
  /** Equal for equal formatting, in whatever order the marks were set. */
  readonly marksKey: string;
  readonly atom: LooseNode | null;
};

/** Stands in the text of a line for what is no text (U+FFFC, object replacement character). */
export const objectCharacter = '\uFFFC';

/** Inline nodes as spans, neighbours of one formatting joined, so that two ways to store a line read alike. */
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
