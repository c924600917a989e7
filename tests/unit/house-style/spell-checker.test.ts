import english from 'dictionary-en';
import vietnamese from 'dictionary-vi';
import nspell from 'nspell';
import { expect, test } from 'vitest';
import { createSpellChecker, type Dictionary } from '#components/editor/workers/spell-checker.ts';

function dictionary(language: Dictionary['language'], { aff, dic }: typeof english): Dictionary {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { language, dic: text(dic), spell: nspell(text(aff), text(dic)) };
}

const vi = dictionary('vi', vietnamese);
const en = dictionary('en', english);
const checker = createSpellChecker([vi, en], ['crôm', 'Đắk']);
const misspelt = (text: string) => checker.misspelt(text).map(({ word }) => word);

test('a word of either language is correct', () => {
  expect(misspelt('họp về startup và deadline của running club, được chứ')).toEqual([]);
  expect(misspelt('đượcc runing')).toEqual(['đượcc', 'runing']);
});

test('both places of the tone mark are correct', () => {
  expect(misspelt('hòa hoà thúy thuý xóa xoá ủy uỷ khỏe khoẻ')).toEqual([]);
});

test('a word of the house dictionary is correct, also capitalised at the start of a sentence', () => {
  expect(misspelt('ống crôm. Crôm rỉ.')).toEqual([]);
  expect(createSpellChecker([vi, en], []).misspelt('ống crôm')).toHaveLength(1);
});

test('decomposed text is judged like composed text', () => {
  expect(misspelt('nghiêng ngiêng'.normalize('NFD'))).toEqual(['ngiêng'.normalize('NFD')]);
});

test('suggestions are likely words, keep the capital, and use the common place of the tone mark', () => {
  expect(checker.suggest('ngiêng')[0]).toBe('nghiêng');
  expect(checker.suggest('Ngiêng')[0]).toBe('Nghiêng');
  expect(checker.suggest('runing')).toContain('running');
  expect(checker.suggest('hoaà')).toContain('hòa');
});
