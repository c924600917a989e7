import { describe, expect, test } from 'vitest';
import { ENGINES, keyStream, type Stroke } from '#tests/support/vietnamese/key-stream.ts';
import { keysOf } from '#tests/support/vietnamese/keys-of.ts';
import { seeded } from '#tests/support/vietnamese/seeded.ts';
import { spell, spellingOf } from '#tests/support/vietnamese/spelling.ts';
import { syllableList } from '#tests/support/vietnamese/syllable-list.ts';
import { typeWord } from '#tests/support/vietnamese/type-word.ts';

test.each([
  ['duwowcj', 'dược'],
  ['dduwowcj', 'được'],
  ['dduocwj', 'được'],
  ['duocdwj', 'được'],
  ['nghieeng', 'nghiêng'],
  ['nghienge', 'nghiêng'],
  ['thuyeenf', 'thuyền'],
  ['thuyenef', 'thuyền'],
  ['thuowr', 'thuở'],
  ['thuowngf', 'thường'],
  ['nguowif', 'người'],
  ['nguoiwf', 'người'],
  ['nhwng', 'nhưng'],
  ['wowng', 'ương'],
  ['ruwowuj', 'rượu'],
  ['khuyru', 'khuỷu'],
  ['ngoeor', 'ngoẻo'],
  ['quas', 'quá'],
  ['quawngj', 'quặng'],
  ['gif', 'gì'],
  ['giaf', 'già'],
  ['gifa', 'già'],
  ['gieengs', 'giếng'],
  ['hoangf', 'hoàng'],
  ['hoafng', 'hoàng'],
  ['mija', 'mịa'],
  ['cuwar', 'cửa'],
  ['cuawr', 'cửa'],
  ['hoawcj', 'hoặc'],
  ['huuw', 'hưu'],
  ['VIEETJ', 'VIỆT'],
  ['DDoongf', 'Đồng'],
  ['Uwow', 'Ươ'],
])('Telex: %s gives %s', (keys, word) => {
  expect(typeWord('telex', keys, 'old').at(-1)).toBe(word);
});

test.each([
  ['d9uo7c5', 'được'],
  ['duoc975', 'được'],
  ['nghie6ng', 'nghiêng'],
  ['thuye62n', 'thuyền'],
  ['thuo73', 'thuở'],
  ['nguoi72', 'người'],
  ['hoa8c5', 'hoặc'],
  ['D9o6ng2', 'Đồng'],
  ['qua1', 'quá'],
])('VNI: %s gives %s', (keys, word) => {
  expect(typeWord('vni', keys, 'old').at(-1)).toBe(word);
});

test.each([
  ['telex', 'ddd', 'dd'],
  ['telex', 'ass', 'as'],
  ['telex', 'aaa', 'aa'],
  ['telex', 'xooong', 'xoong'],
  ['telex', 'uww', 'uw'],
  ['telex', 'vieetjj', 'viêtj'],
  ['telex', 'vieetjz', 'viêt'],
  ['vni', 'd99', 'd9'],
  ['vni', 'a11', 'a1'],
  ['vni', '2026', '2026'],
] as const)('a repeated key removes its mark: %s %s gives %s', (method, keys, word) => {
  expect(typeWord(method, keys, 'old').at(-1)).toBe(word);
});

test.each([
  ['hoaf', 'hòa', 'hoà'],
  ['khoer', 'khỏe', 'khoẻ'],
  ['thuys', 'thúy', 'thuý'],
  ['toans', 'toán', 'toán'],
  ['quys', 'quý', 'quý'],
  ['muaf', 'mùa', 'mùa'],
])('%s has its tone mark in the old and in the new place', (keys, old, modern) => {
  expect(typeWord('telex', keys, 'old').at(-1)).toBe(old);
  expect(typeWord('telex', keys, 'new').at(-1)).toBe(modern);
});

test('the screen shows each step of a word, and letters before the key are rewritten', () => {
  expect(typeWord('telex', 'thuowngf', 'old')).toEqual([
    ...['t', 'th', 'thu', 'thuo', 'thuơ', 'thươn', 'thương', 'thường'],
  ]);
  expect(typeWord('vni', 'hoa2n', 'old')).toEqual(['h', 'ho', 'hoa', 'hòa', 'hoàn']);
});

const syllables = syllableList();

test('the list contains the syllables of the language, each once and in NFC', () => {
  expect(syllables.length).toBeGreaterThan(10_000);
  expect(new Set(syllables).size).toBe(syllables.length);
  expect(syllables.filter((each) => each !== each.normalize('NFC'))).toEqual([]);
  expect(syllables).toEqual(
    expect.arrayContaining(['nghiêng', 'thuyền', 'quốc', 'khuỷu', 'giữa', 'ước', 'yến']),
  );
  expect(syllables.filter((each) => /^(ci|ka|nge|gê|ngha|quu)/.test(each))).toEqual([]);
});

describe.each(['telex', 'vni'] as const)('%s', (method) => {
  test.each(['old', 'new'] as const)(
    'gives every syllable in any order of its keys (%s spelling)',
    (style) => {
      const chance = seeded(method === 'telex' ? 11 : 23);
      const wrong = syllables.flatMap((word) => {
        const spelling = spellingOf(word);
        if (!spelling) return [`${word} has no spelling`];
        const keys = keysOf(method, spelling, chance);
        const shown = typeWord(method, keys, style).at(-1);
        return shown === spell(spelling, style) ? [] : [`${word}: ${keys} reads ${shown}`];
      });
      expect(wrong).toEqual([]);
    },
  );
});

test.each(ENGINES)('the events of the engine "%s" add up to the word', (engine) => {
  for (const word of syllables) {
    const spelling = spellingOf(word);
    if (!spelling) continue;
    const keys = keysOf('telex', spelling, seeded(word.length));
    expect(played(keyStream(engine, keys, typeWord('telex', keys, 'old')))).toBe(word);
  }
});

test('Unikey sends Backspaces and letters for changes, and passes other keys', () => {
  const stream = keyStream('letters', 'ddi', ['d', 'đ', 'đi']);
  expect(stream).toEqual([
    { kind: 'key', text: 'd' },
    { kind: 'backspace' },
    { kind: 'insert', text: 'đ' },
    { kind: 'key', text: 'i' },
  ]);
});

/** The text of a program that applies each event. */
function played(strokes: readonly Stroke[]): string {
  let text = '';
  let composing = '';
  let selected = 0;
  for (const stroke of strokes) {
    if (stroke.kind === 'compose') composing = stroke.text;
    else if (stroke.kind === 'select-left') selected += 1;
    else if (stroke.kind === 'backspace') text = text.slice(0, -1);
    else {
      text = text.slice(0, text.length - selected) + stroke.text;
      selected = 0;
      composing = '';
    }
  }
  return text + composing;
}
