/** Lines of text and their font size in pixels. */
export type FittedText = { readonly size: number; readonly lines: readonly string[] };

/**
 * Sets a text as large as possible within a width and a number of lines. Tries `sizes` from the largest; if
 * even the smallest is too large, its last line ends with "…" after a word. `widthOf` measures a line in
 * pixels.
 */
export function fitHeadline(
  text: string,
  room: { readonly width: number; readonly maxLines: number; readonly sizes: readonly number[] },
  widthOf: (line: string, size: number) => number,
): FittedText {
  const words = text.split(/\s+/u).filter(Boolean);
  for (const size of room.sizes) {
    const fits = (line: string) => widthOf(line, size) <= room.width;
    const lines = words.every(fits) ? broken(words, fits) : null;
    if (lines !== null && lines.length <= room.maxLines) return { size, lines };
  }
  const size = room.sizes.at(-1) ?? 0;
  const fits = (line: string) => widthOf(line, size) <= room.width;
  const lines = broken(
    words.flatMap((word) => piecesOf(word, fits)),
    fits,
  );
  if (lines.length <= room.maxLines) return { size, lines };
  const kept = lines.slice(0, room.maxLines);
  return { size, lines: [...kept.slice(0, -1), ended(kept.at(-1) ?? '', fits)] };
}

/** Fills lines greedily. */
function broken(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** Splits a word that is wider than a line. */
function piecesOf(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece !== '' && !fits(piece + sign)) {
      pieces.push(piece);
      piece = sign;
    } else piece += sign;
  }
  return [...pieces, piece];
}

function ended(line: string, fits: (line: string) => boolean): string {
  const words = line.split(' ');
  while (words.length > 1 && !fits(`${words.join(' ')} …`)) words.pop();
  return `${words.join(' ').replace(/[,;:.–—-]+$/u, '')} …`;
}
