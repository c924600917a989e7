import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentOf } from '#core/working-copy/content-of.ts';
import {
  discardLostWords,
  fieldConflicts,
  fieldText,
  takeLostWords,
  writeField,
} from '#core/working-copy/field-text.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import fc from '#tests/support/fast-check.ts';

/** Several people with the same draft with this headline. */
function peopleAt(headline: string, count = 2): Y.Doc[] {
  const begun = new Y.Doc();
  begun.clientID = 1;
  textPart(begun, 'headline').insert(0, headline);
  return Array.from({ length: count }, (_, at) => {
    const doc = new Y.Doc();
    doc.clientID = 10 + at;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(begun));
    return doc;
  });
}

function meet(...docs: readonly Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

const headline = (doc: Y.Doc) => fieldText(doc, 'headline');
const lost = (doc: Y.Doc) => fieldConflicts(doc).map(({ text }) => text);

test('two concurrent replacements of a headline keep both texts, and every screen shows the same', () => {
  const [one, two] = peopleAt('Tiêu đề cũ') as [Y.Doc, Y.Doc];
  writeField(one, 'headline', 'Mưa lớn ở miền Trung');
  writeField(two, 'headline', 'Nước lên nhanh');
  meet(one, two);
  expect(headline(one)).toBe(headline(two));
  expect(fieldConflicts(one)).toEqual(fieldConflicts(two));
  expect([headline(one), ...lost(one)].sort()).toEqual(['Mưa lớn ở miền Trung', 'Nước lên nhanh']);
  expect(contentOf(one).headline).toBe(headline(one));
});

test('a common beginning does not hide a concurrent replacement', () => {
  const [one, two] = peopleAt('Tiêu đề thẻ hôm qua') as [Y.Doc, Y.Doc];
  writeField(one, 'headline', 'Tiêu đề thẻ MỘT');
  writeField(two, 'headline', 'Tiêu đề thẻ HAI');
  meet(one, two);
  expect([headline(one), ...lost(one)].sort()).toEqual(['Tiêu đề thẻ HAI', 'Tiêu đề thẻ MỘT']);
});

test('letters typed after a replacement belong to it', () => {
  const [one, two] = peopleAt('Tiêu đề cũ') as [Y.Doc, Y.Doc];
  for (const [doc, words] of [
    [one, 'Mưa'],
    [two, 'Gió'],
  ] as const) {
    for (let end = 1; end <= words.length; end += 1) writeField(doc, 'headline', words.slice(0, end));
  }
  meet(one, two);
  expect([headline(one), ...lost(one)].sort()).toEqual(['Gió', 'Mưa']);
});

test('changes at different places merge without a conflict', () => {
  const [one, two] = peopleAt('Mua lớn ở miền Trung') as [Y.Doc, Y.Doc];
  writeField(one, 'headline', 'Mưa lớn ở miền Trung');
  writeField(two, 'headline', 'Mua lớn ở miền Trung tối nay');
  meet(one, two);
  expect(headline(one)).toBe('Mưa lớn ở miền Trung tối nay');
  expect(lost(two)).toEqual([]);
});

test('concurrent replacements of different words merge', () => {
  const [one, two] = peopleAt('Mưa lớn ở miền Trung') as [Y.Doc, Y.Doc];
  writeField(one, 'headline', 'Bão số 3 ở miền Trung');
  writeField(two, 'headline', 'Mưa lớn ở Quảng Trị');
  meet(one, two);
  expect(headline(two)).toBe('Bão số 3 ở Quảng Trị');
  expect(lost(one)).toEqual([]);
});

test('replacing a text that was already received is no conflict', () => {
  const [one, two] = peopleAt('Tiêu đề cũ') as [Y.Doc, Y.Doc];
  writeField(one, 'headline', 'Mưa lớn');
  meet(one, two);
  writeField(two, 'headline', 'Nước lên');
  meet(one, two);
  expect([headline(one), lost(one)]).toEqual(['Nước lên', []]);
});

test('a lost text can be applied, which keeps the other one, until one is discarded explicitly', () => {
  const [one, two] = peopleAt('Tiêu đề cũ') as [Y.Doc, Y.Doc];
  writeField(one, 'headline', 'Mưa lớn');
  writeField(two, 'headline', 'Nước lên');
  meet(one, two);
  const [won, [conflict]] = [headline(one), fieldConflicts(one)];
  if (conflict === undefined) throw new Error('no conflict');
  takeLostWords(one, conflict);
  meet(one, two);
  expect([headline(two), lost(two)]).toEqual([conflict.text, [won]]);
  const [conflicting] = fieldConflicts(two);
  if (conflicting) discardLostWords(two, conflicting);
  meet(one, two);
  expect([headline(one), lost(one)]).toEqual([conflict.text, []]);
});

test('after a conflict concurrent edits converge', () => {
  const [one, two] = peopleAt('Tiêu đề cũ') as [Y.Doc, Y.Doc];
  writeField(one, 'headline', 'Mưa lớn');
  writeField(two, 'headline', 'Nước lên');
  meet(one, two);
  const [won, lostWords] = [headline(one), lost(one)];
  writeField(one, 'headline', `${won}!`);
  writeField(two, 'headline', `“${won}`);
  meet(one, two);
  expect([headline(one), headline(two)]).toEqual([`“${won}!`, `“${won}!`]);
  expect([lost(one), lost(two)]).toEqual([lostWords, lostWords]);
});

test('any edits of three people converge, and no letter of a replacement is lost', () => {
  const words = fc.constantFrom('Mưa lớn', 'Nước lên nhanh', 'Gió mạnh cấp 8', 'Mưa', '');
  const step = fc.record({ who: fc.nat(2), words, meets: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const people = peopleAt('Tiêu đề cũ của bài', 3);
      for (const { who, words, meets } of steps) {
        writeField(people[who] as Y.Doc, 'headline', words);
        expect(headline(people[who] as Y.Doc)).toBe(words);
        if (meets) meet(...people);
      }
      meet(...people);
      const seen = people.map((doc) => JSON.stringify([headline(doc), fieldConflicts(doc)]));
      expect(new Set(seen).size).toBe(1);
      const [doc] = people as [Y.Doc];
      const raw = textPart(doc, 'headline').toString();
      const shown = [headline(doc), ...lost(doc)].join('');
      for (const letter of raw) expect(shown).toContain(letter);
    }),
  );
});

test('invalid entries in the document are no conflict', () => {
  const [one] = peopleAt('Tiêu đề') as [Y.Doc];
  one.getArray('replacements').push([{ field: 'headline' }, 7, null]);
  one.getMap('lostWords').set('a', { field: 'nowhere', text: 'x' });
  expect([headline(one), lost(one)]).toEqual(['Tiêu đề', []]);
  writeField(one, 'headline', 'Khác hẳn');
  expect(headline(one)).toBe('Khác hẳn');
});
