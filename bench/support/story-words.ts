import dictionary from 'dictionary-vi';
import { exactLexeme, foldedLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import { seeded } from '#tests/support/seeded.ts';

/** Names of several syllables, spread over the common words: phrases that real stories contain. */
export const NAMES = [
  ...[
    'thành phố',
    'Việt Nam',
    'kinh tế',
    'khí hậu',
    'ngân hàng',
    'công an',
    'học sinh',
    'bệnh viện',
    'giao thông',
  ],
  ...[
    'đại học',
    'doanh nghiệp',
    'bóng đá',
    'Hà Nội',
    'bất động sản',
    'biến đổi khí hậu',
    'du lịch',
    'xuất khẩu',
  ],
  ...[
    'đồng bằng sông Cửu Long',
    'trí tuệ nhân tạo',
    'Đà Nẵng',
    'giá vàng',
    'lãi suất',
    'tuyển sinh',
    'Tây Nguyên',
  ],
];
/** Words that were frequent years ago and then no more, with the years (back from now). */
export const ONCE_POPULAR = [
  { name: 'giãn cách', from: 6.5, to: 5, share: 0.35 },
  { name: 'phong tỏa', from: 6.2, to: 5.2, share: 0.2 },
  { name: 'vinashin', from: 9.5, to: 8, share: 0.15 },
] as const;
/** Each is in about this many of a million stories. */
export const RARE = ['wolfram', 'kimberlit', 'sếu', 'đinotefuran', 'quokka'] as const;
const rarePerMillion = 120;

/** One syllable with its lexemes. */
type Word = { readonly text: string; readonly lexemes: readonly string[] };
/** The unit of a drawn text: one syllable, or a name of several. */
type Unit = readonly Word[];

export type StoryWords = {
  /** The text of a story: units with Zipf frequencies, and words of its time. */
  draw(story: { seed: number; yearsAgo: number; count: number }): Word[];
  of(text: string): Word[];
};

/**
 * The real syllables of Vietnamese (from the spelling dictionary) in a fixed order, with `first` as the
 * common ones. The n-th is drawn 1/n as often as the first (Zipf).
 */
export function storyWords(first: readonly string[]): StoryWords {
  const known = new Map<string, Word>();
  const wordOf = (text: string): Word => {
    const found = known.get(text) ?? { text, lexemes: [...new Set([foldedLexeme(text), exactLexeme(text)])] };
    known.set(text, found);
    return found;
  };
  const of = (text: string): Word[] => text.split(' ').map(wordOf);
  const usedWords = new Set([...ONCE_POPULAR.flatMap(({ name }) => name.split(' ')), ...RARE]);
  const units: Unit[] = inOrder(first).flatMap((text) => (usedWords.has(text) ? [] : [of(text)]));
  // Every seventh common unit is a name.
  for (const [index, name] of NAMES.entries()) units.splice(4 + index * 7, 0, of(name));
  const logOfAll = Math.log(units.length + 1);
  return {
    of,
    draw({ seed, yearsAgo, count }) {
      const random = seeded(seed);
      const words: Word[] = [];
      const put = (name: string, times: number) => {
        for (let time = 0; time < times; time += 1) words.push(...of(name));
      };
      for (const { name, from, to, share } of ONCE_POPULAR)
        if (yearsAgo < from && yearsAgo >= to && random() < share) put(name, 1 + Math.floor(random() * 3));
      for (const name of RARE) if (random() < rarePerMillion / 1_000_000) put(name, 2);
      for (let drawn = 0; drawn < count; drawn += 1)
        words.push(...(units[Math.floor(Math.exp(random() * logOfAll)) - 1] ?? []));
      return words;
    },
  };
}

function inOrder(first: readonly string[]): string[] {
  const syllables = new TextDecoder()
    .decode(dictionary.dic)
    .split('\n')
    .map((line) => line.split('/')[0]?.trim() ?? '')
    .filter((word) => /^\p{Ll}+$/u.test(word));
  const random = seeded(2026);
  const shuffled = syllables
    .map((word) => ({ word, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ word }) => word);
  return [...new Set([...first, ...shuffled])];
}

/**
 * The result of `searchDocument` for a story of these words, from shared lexemes, so that a million are
 * written in minutes. Stays below PostgreSQL's limits.
 */
export function documentOf(
  fields: {
    readonly headline: readonly Word[];
    readonly sapo: readonly Word[];
    readonly body: readonly Word[];
  },
  facetLexemes: readonly string[],
  monthLexeme: string,
): string {
  const entries = new Map<string, string>();
  let position = 0;
  for (const [words, weight] of [
    [fields.headline, 'A'],
    [fields.sapo, 'B'],
    [fields.body, ''],
  ] as const) {
    for (const word of words) {
      position += 1;
      for (const lexeme of word.lexemes) {
        const places = entries.get(lexeme);
        entries.set(lexeme, places === undefined ? `${position}${weight}` : `${places},${position}${weight}`);
      }
    }
    position += 2;
  }
  const facets = facetLexemes.map(quotedLexeme).join(' ');
  let document = `${facets} ${quotedLexeme(monthLexeme)}:16383A`;
  for (const [lexeme, places] of entries) document += ` ${quotedLexeme(lexeme)}:${places}`;
  return document;
}
