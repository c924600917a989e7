import type { Node } from '@tiptap/pm/model';
import { blockTexts } from '../block-texts.ts';
import { type BlockMarks, blockMarks, type Place } from './block-marks.ts';

/** Advice on a place of a text, by offsets in it. */
type Found = { readonly start: number; readonly end: number };

/** Advice with its place in the block and the words that it is about. */
export type AdviceMark<F> = Place & { readonly found: F; readonly words: string };

const restMs = 500;

/**
 * Underlines what a checker finds in the texts of the blocks; private notes are left alone. `keep` drops what
 * the writer has put aside.
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
    // Words that have been changed since are still underlined until typing rests, but the advice was on others.
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
