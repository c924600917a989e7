import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lettersOfFont } from '#tests/support/browser/letters-of-font.ts';
import { TONED_LETTERS } from '../text/vietnamese-alphabet.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const tokens = readFileSync(path.join(root, 'components/ui/tokens.css'), 'utf8');

type Face = { family: string; file: string; ranges: readonly (readonly [number, number])[] };

const faces: readonly Face[] = [...tokens.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rules = '']) => {
  const file = /url\("\/fonts\/([^"]+)"\)/.exec(rules)?.[1];
  if (file === undefined) return [];
  const family = /font-family:\s*"([^"]+)"/.exec(rules)?.[1] ?? '';
  const ranges = [...rules.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
    ([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const,
  );
  return [{ family, file, ranges }];
});

/** The characters of stories: letters of both cases, digits, and the signs of editors and of own pages. */
const VIETNAMESE = TONED_LETTERS.flatMap(({ text }) => [text, text.toLocaleUpperCase('vi')]).join('');
const SIGNS = '0123456789.,:;!?…·•–—-−()[]/“”‘’"\'«»%‰+×=°₫€$£²³½&@#*†§©®™\u00a0';
const LATIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàçéñöüßøåÆœfjwzFJWZ';

const whole = faces.filter(({ file }) => !file.includes('-ext'));

test('a page needs three font files, and one more for italics', () => {
  expect(whole.map(({ file }) => file)).toEqual([
    'source-serif-4.v8.woff2',
    'source-serif-4-italic.v8.woff2',
    'be-vietnam-pro-400.v8.woff2',
    'be-vietnam-pro-600.v8.woff2',
  ]);
});

describe.each(whole)('$file', ({ file, ranges }) => {
  const letters = lettersOfFont(path.join(root, 'public/fonts', file));
  test.each([
    ['letter of Vietnamese', VIETNAMESE],
    ['letter of Latin', LATIN],
    ['sign', SIGNS],
  ])("has every %s, and the style sheet's unicode-range covers it", (_, text) => {
    const missing = [...text].filter((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return !letters.has(code) || !ranges.some(([from, to]) => from <= code && code <= to);
    });
    expect(missing).toEqual([]);
  });
});

test('no Vietnamese letter is in the range of an extension file, so that no word mixes two files', () => {
  for (const { file, ranges } of faces.filter((face) => face.file.includes('-ext'))) {
    const asked = [...VIETNAMESE].filter((letter) =>
      ranges.some(([from, to]) => from <= (letter.codePointAt(0) ?? 0) && (letter.codePointAt(0) ?? 0) <= to),
    );
    expect(asked, file).toEqual([]);
  }
});

test('every font file that the style sheet names exists', () => {
  for (const { file } of faces) expect(existsSync(path.join(root, 'public/fonts', file)), file).toBe(true);
});
