const GREAT = 'trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|hundred|thousand|million|billion|trillion';
const MONEY = 'đồng|đ|₫|VND|VNĐ|USD|EUR|euro|€|£|\\$|yên|won|baht|bảng|dollars?|euros|pounds?';
/** What counts or measures: a figure before it must not end a line. */
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
/** At most this many letters make a last word that must not stand alone on its line. */
const shortWordMaxChars = 5;
const nbsp = '\u00a0';

/**
 * A headline or standfirst with its figures and their units (`25 km`, `3,5 tỉ đồng`) on one line, by no-break spaces. For
 * display alone; what is stored, searched and fed keeps its spaces.
 */
export function bindFigures(text: string): string {
  return text.replace(figureAndUnit, `$1${nbsp}`).replace(greatAndMoney, `$1${nbsp}`);
}

/** The same, and a short last word with the one before it: for what stands alone and large. */
export function bindWords(text: string): string {
  return bindFigures(text).replace(new RegExp(` (?=\\S{1,${shortWordMaxChars}}$)`, 'u'), nbsp);
}
