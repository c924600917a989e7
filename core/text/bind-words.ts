const GREAT = 'trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|hundred|thousand|million|billion|trillion';
const MONEY = 'đồng|đ|₫|VND|VNĐ|USD|EUR|euro|€|£|\\$|yên|won|baht|bảng|dollars?|euros|pounds?';
/** Units and counters: a line must not end between a number and one of these. */
const UNITS = [
  `${GREAT}|${MONEY}`,
  '%|‰|°[CF]?|độ|phần trăm|lần|điểm|người|tuổi',
  'mm|cm|m|km|m²|km²|m³|ha|hecta|mg|g|kg|tạ|tấn|ml|l|lít|W|kW|MW|GW|kWh|MWh|GWh|GB|TB',
  'giây|phút|giờ|ngày|tuần|tháng|năm',
  'percent|degrees?|metres?|miles?|feet|tonnes?|hectares?|seconds?|minutes?|hours?|days?|weeks?|months?|years?',
].join('|');
const END = '(?![\\p{L}\\p{N}])';
const figureAndUnit = new RegExp(`(\\d) (?=(?:${UNITS})${END})`, 'gu');
const greatAndMoney = new RegExp(`(\\d\u00a0(?:${GREAT})) (?=(?:${MONEY})${END})`, 'gu');
/** The maximum length of a last word that must not be alone on its line (widow). */
const shortWordMaxChars = 5;
const nbsp = '\u00a0';

/**
 * Keeps numbers and their units in a headline or standfirst on one line with no-break spaces (`25 km`, `3,5
 * tỉ đồng`). For display only; stored, indexed and syndicated text keeps its spaces.
 */
export function bindFigures(text: string): string {
  return text.replace(figureAndUnit, `$1${nbsp}`).replace(greatAndMoney, `$1${nbsp}`);
}

/** The same, and joins a short last word with the one before it; for large headings. */
export function bindWords(text: string): string {
  return bindFigures(text).replace(new RegExp(` (?=\\S{1,${shortWordMaxChars}}$)`, 'u'), nbsp);
}
