const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Truncates to at most `maxLength` UTF-16 code units without splitting a grapheme cluster. */
export function cutWhole(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > maxLength) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
