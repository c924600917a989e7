import { exactKey } from '#core/text/exact-key.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';
import { tagNameMaxChars } from '../tag-key.ts';
import type { TagType } from '../tag-types.ts';
import { spacedKey } from '../written-key.ts';

/** A name as written, its guessed type, and whether it starts a sentence. */
export type ProperName = { readonly name: string; readonly type: TagType; readonly isAtStart: boolean };

const minSyllables = 2;
const maxSyllables = 6;

/**
 * Kinship terms used as titles; within a sentence they are capitalised only as part of a name: `ở Bà Rịa`,
 * `bà Lan`.
 */
const KIN = 'ông|bà|anh|chị|cô|chú|em|cụ|bé'.split('|');

/** Words before a name that reveal its type. */
const BEFORE: Readonly<Partial<Record<TagType, readonly string[]>>> = {
  person: [
    ...KIN,
    ...(
      'hlv|luật sư|bác sĩ|giáo sư|tiến sĩ|kỹ sư|tướng|tỷ phú|ca sĩ|diễn viên|cầu thủ|tiền đạo|thủ môn|' +
      'thủ tướng|tổng thống|bộ trưởng|chủ tịch|mr|mrs|ms|dr|minister|president|coach'
    ).split('|'),
  ],
  place: 'tỉnh|xã|huyện|quận|phường|thị trấn|đảo|sông|núi|hồ|vịnh|đèo|làng|bản|thôn'.split('|'),
};
/** First words of names of organisations and places. */
const BEGINS: Readonly<Partial<Record<TagType, readonly string[]>>> = {
  organisation:
    'công ty|tập đoàn|học viện|đại học|trường|bộ|sở|viện|bệnh viện|ngân hàng|hội|liên đoàn|câu lạc bộ|clb|quỹ|ủy ban'.split(
      '|',
    ),
  place: 'thành phố|tỉnh|huyện|quận|xã|phường|đảo|sông|núi|vịnh|hồ|đèo|cầu|sân bay|cảng'.split('|'),
};

/**
 * Runs of two to six capitalised or numeric syllables, separated only by a space, a hyphen or a point, in
 * order.
 */
export function properNames(text: string): ProperName[] {
  const all = syllables(text);
  const names: ProperName[] = [];
  for (let from = 0; from < all.length; ) {
    const run = runFrom(text, all, from);
    const [first] = run;
    const isAtStart = first !== undefined && beginsSentence(text, first);
    const kept =
      first !== undefined && isNoPart(first.text, { isAtStart, whole: nameOf(text, run) })
        ? run.slice(1)
        : run;
    const name = nameOf(text, kept);
    if (name !== null) {
      const before = all.slice(0, from + run.length - kept.length).slice(-2);
      names.push({ name, type: typeOf(name, before), isAtStart: isAtStart && kept === run });
    }
    from += Math.max(1, run.length);
  }
  return names;
}

function runFrom(text: string, all: readonly Syllable[], from: number): Syllable[] {
  const run: Syllable[] = [];
  for (const syllable of all.slice(from, from + maxSyllables)) {
    const last = run.at(-1);
    if (!/^[\p{Lu}\p{N}]/u.test(syllable.text)) break;
    if (last && !/^(?:\s|[.\-–]|\s[-–]\s)$/u.test(text.slice(last.end, syllable.start))) break;
    run.push(syllable);
  }
  return run;
}

/**
 * Whether the first syllable of a run is not part of the name: `Ông`, `HLV`, or an ordinary first word of a
 * sentence.
 */
function isNoPart(
  syllable: string,
  { isAtStart, whole }: { isAtStart: boolean; whole: string | null },
): boolean {
  if (whole !== null && isProvince(whole)) return false;
  const key = exactKey(syllable);
  if (KIN.includes(key)) return isAtStart;
  return (isAtStart && isStopWord(syllable)) || (BEFORE.person?.includes(key) ?? false);
}

/** Searches backwards from the name, because a long text has thousands of syllables. */
function beginsSentence(text: string, { start }: Syllable): boolean {
  let end = start;
  while (end > 0 && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return end === 0 || '.!?:…“"'.includes(text.charAt(end - 1));
}

function nameOf(text: string, run: readonly Syllable[]): string | null {
  const [first, last] = [run[0], run.at(-1)];
  if (run.length < minSyllables || first === undefined || last === undefined) return null;
  const name = text.slice(first.start, last.end).replace(/\s+/gu, ' ');
  return /\p{Lu}/u.test(name) && name.length <= tagNameMaxChars ? name : null;
}

function typeOf(name: string, before: readonly Syllable[]): TagType {
  const key = exactKey(name);
  const words = exactKey(before.map((syllable) => syllable.text).join(' '));
  const begins = typeWhere(BEGINS, (each) => key.startsWith(`${each} `));
  const typeByContext = begins ?? typeWhere(BEFORE, (each) => ` ${words}`.endsWith(` ${each}`));
  return typeByContext ?? (isProvince(name) ? 'place' : 'topic');
}

function typeWhere(
  table: Readonly<Partial<Record<TagType, readonly string[]>>>,
  fits: (words: string) => boolean,
): TagType | null {
  const found = Object.entries(table).find(([, words]) => words.some(fits));
  return (found?.[0] as TagType | undefined) ?? null;
}

/**
 * Provinces of Viet Nam and cities of their rank before July 2025; their names remain in use, and the merged
 * provinces have one of them. Hồ Chí Minh City is missing, because the bare name is a person's.
 */
const PROVINCE_NAMES =
  'An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|' +
  'Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|' +
  'Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|' +
  'Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|' +
  'Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái';

const keyOf = (name: string) => spacedKey(exactKey(name));
const PROVINCES = new Set(PROVINCE_NAMES.split('|').map(keyOf));

/** Whether a name is a province's, regardless of dashes, case and tone mark placement. */
function isProvince(name: string): boolean {
  return PROVINCES.has(keyOf(name));
}
