const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** The beginning of a text in at most `maxLength` UTF-16 units, as limits count them: of what is seen as one letter all or nothing. */
export function cutWhole(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > maxLength) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
