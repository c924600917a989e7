import { findTk } from '#core/document/find-tk.ts';
import { blockTexts } from '../block-texts.ts';
import { type BlockMarks, blockMarks, type Place } from './block-marks.ts';

const restMs = 300;

/** Highlights placeholders (TK), which block publication. */
export function tkMarks(onMarked: (count: number) => void): BlockMarks<Place> {
  return blockMarks<Place>({
    name: 'tkMarks',
    restMs,
    check: async (blocks) =>
      blocks.map((block) =>
        blockTexts(block)
          .filter(({ isNote }) => !isNote)
          .flatMap(({ text, at }) =>
            findTk(text).map(({ start, end }) => ({ from: at + start, to: at + end })),
          ),
      ),
    className: () => 'text-tk',
    onMarked,
  });
}
