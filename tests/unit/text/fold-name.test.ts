import { expect, test } from 'vitest';
import { isNamedBy } from '#core/people/is-named-by.ts';
import { mayMarkHolder } from '#core/royalties/royalty-policy.ts';
import { findDuplicateTags } from '#core/taxonomy/find-duplicate-tags.ts';
import { namedTags } from '#core/taxonomy/suggesting/named-tags.ts';
import { textGrams } from '#core/taxonomy/suggesting/text-grams.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { spacedKey } from '#core/taxonomy/written-key.ts';

const spellings = ["H'Hen Niê", 'H’Hen Niê', 'H‘Hen Niê', 'HʼHen Niê'];

test.each(spellings)('%s is the same name with any apostrophe', (name) => {
  expect(tagKey(name)).toBe("h'hen nie");
  for (const typed of spellings) {
    expect(isNamedBy(name, typed)).toBe(true);
    const tag = { tagId: 'tag', type: 'person' as const, key: spacedKey(tagKey(name)), name };
    const grams = textGrams({ headline: `Gặp ${typed}`, sapo: '', body: '' });
    expect(namedTags(grams, [tag])).toMatchObject([{ tagId: 'tag' }]);
    // People cannot mark themselves through a look-alike credit.
    const credit = { personId: null, creditName: typed };
    expect(mayMarkHolder({ id: 'person', name, roles: [] }, credit).ok).toBe(false);
  }
});

test('existing tags with such names are found as duplicates', () => {
  const names = spellings.map((name, id) => ({ id: String(id), type: 'person' as const, name }));
  expect(findDuplicateTags(names)).toHaveLength(6);
});

test.each(['Khí CO2', 'Khí CO₂', 'Khí CO²'])(
  '%s is the same name with a plain, superscript or subscript digit',
  (name) => {
    expect(tagKey(name)).toBe('khi co2');
    const tag = { tagId: 'tag', type: 'topic' as const, key: spacedKey(tagKey(name)), name };
    for (const typed of ['khí CO2', 'khí CO₂'])
      expect(namedTags(textGrams({ headline: `Bớt ${typed}`, sapo: '', body: '' }), [tag])).toHaveLength(1);
    // Existing tags may be spelled so.
    const other = { id: 'b', type: 'topic' as const, name: 'Khí CO₂' };
    expect(findDuplicateTags([{ id: 'a', type: 'topic', name }, other])).toMatchObject([
      { likeness: 'signs' },
    ]);
  },
);
