/** What counts or measures: a figure before it must not end a line. */
const UNITS =
  '%|‰|°C?|km²?|m²|m³|ha|kg|g|tấn|tạ|lít|giờ|phút|giây|ngày|tuần|tháng|năm|tuổi|người|nghìn|ngàn|triệu|tỷ|đồng|USD|euro|million|billion|percent|years?|days?|hours?|minutes?';
const figureAndUnit = new RegExp(`(\\d) (?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, 'gu');
/** At most this many letters make a last word that must not stand alone on its line. */
const shortWordMaxChars = 5;
const nbsp = '\u00a0';

/**
 * A headline or standfirst with what belongs together on one line, by no-break spaces: a figure and its unit, and a short
 * last word with the one before it. For display alone; what is stored, searched and fed keeps its spaces.
 */
export function bindWords(text: string): string {
  return text
    .replace(figureAndUnit, `$1${nbsp}`)
    .replace(new RegExp(` (?=\\S{1,${shortWordMaxChars}}$)`, 'u'), nbsp);
}
