import english from 'dictionary-en';
import vietnamese from 'dictionary-vi';
import nspell from 'nspell';
import { expect, test } from 'vitest';
import { type Dictionary, spellingJudge } from '#components/editor/workers/spelling-judge.ts';

function dictionary(language: Dictionary['language'], { aff, dic }: typeof english): Dictionary {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { language, dic: text(dic), spell: nspell(text(aff), text(dic)) };
}

const vi = dictionary('vi', vietnamese);
const en = dictionary('en', english);
const judge = spellingJudge([vi, en], ['crôm', 'Đắk']);
const misspelt = (text: string) => judge.misspelt(text).map(({ word }) => word);

test('a word that either language knows is right', () => {
  expect(misspelt('họp về startup và deadline của running club, được chứ')).toEqual([]);
  expect(misspelt('đượcc runing')).toEqual(['đượcc', 'runing']);
});

test('the tone may stand in the old place or in the new one', () => {
  expect(misspelt('hòa hoà thúy thuý xóa xoá ủy uỷ khỏe khoẻ')).toEqual([]);
});

test('a word of the house is right, in small letters too where it begins a sentence', () => {
  expect(misspelt('ống crôm. Crôm rỉ.')).toEqual([]);
  expect(spellingJudge([vi, en], []).misspelt('ống crôm')).toHaveLength(1);
});

test('text in decomposed letters is judged alike', () => {
  expect(misspelt('nghiêng ngiêng'.normalize('NFD'))).toEqual(['ngiêng'.normalize('NFD')]);
});

test('what is suggested was likely meant, begins as the word did, and has the usual place of the tone', () => {
  expect(judge.suggest('ngiêng')[0]).toBe('nghiêng');
  expect(judge.suggest('Ngiêng')[0]).toBe('Nghiêng');
  expect(judge.suggest('runing')).toContain('running');
  expect(judge.suggest('hoaà')).toContain('hòa');
});
