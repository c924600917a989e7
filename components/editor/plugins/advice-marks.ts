import type { Node } from '@tiptap/pm/model';
import { blockTexts } from '../block-texts.ts';
import { type BlockMarks, blockMarks, type Place } from './block-marks.ts';

/** Advice on a range of a text, by offsets. */
type Found = { readonly start: number; readonly end: number };

/** Advice with its range in the block and its words. */
export type AdviceMark<F> = Place & { readonly found: F; readonly words: string };

const restMs = 500;

/**
 * Underlines the findings of a checker in the texts of blocks, except in private notes. `keep` drops findings
 * that the writer ignores.
 */
export function adviceMarks<F extends Found>(options: {
  readonly name: string;
  readonly className: string;
  readonly check: (texts: readonly string[]) => Promise<readonly (readonly F[])[] | null>;
  readonly keep: (mark: AdviceMark<F>, text: string) => boolean;
  readonly onMarked: (count: number) => void;
}): BlockMarks<AdviceMark<F>> {
  const textsOf = (block: Node) => blockTexts(block).filter(({ isNote, text }) => !isNote && text !== '');
  const marks = blockMarks<AdviceMark<F>>({
    name: options.name,
    restMs,
    async check(blocks) {
      const answers = await options.check(blocks.flatMap((block) => textsOf(block).map(({ text }) => text)));
      if (answers === null) return null;
      let next = 0;
      return blocks.map((block) =>
        textsOf(block).flatMap(({ text, at }) => {
          const found = answers[next] ?? [];
          next += 1;
          return found
            .map((each) => ({
              from: at + each.start,
              to: at + each.end,
              words: text.slice(each.start, each.end),
              found: each,
            }))
            .filter((mark) => options.keep(mark, text));
        }),
      );
    },
    className: () => options.className,
    onMarked: options.onMarked,
  });
  return {
    ...marks,
    // Changed words stay underlined until typing pauses, but their advice is outdated.
    marksIn: (view, from, to) =>
      marks.marksIn(view, from, to).filter((each) => wordsAt(view.state.doc, each) === each.mark.words),
  };
}

function wordsAt(
  doc: Node,
  { from, to }: { readonly from: number; readonly to: number },
): string | undefined {
  const { node, offset } = doc.childAfter(from);
  const text = node && blockTexts(node).findLast(({ at }) => offset + at <= from);
  return text?.text.slice(from - offset - text.at, to - offset - text.at);
}
