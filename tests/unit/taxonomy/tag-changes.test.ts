import { expect, test } from 'vitest';
import { aliasesAfter, tagChanges } from '#core/taxonomy/tag-changes.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';

const loaded: TagItem = {
  ...{ id: 'tag', name: 'Sài Gòn', type: 'place', slug: 'sai-gon', description: 'Một.\nHai.' },
  ...{ aliases: ['Gia Định', 'TP HCM'], parent: { id: 'south', name: 'Nam Bộ' } },
  ...{ picture: null, mediaTopic: null, storyCount: 3 },
};
const form = {
  ...{ name: 'Sài Gòn', type: 'place' as const, description: 'Một.\r\nHai.' },
  ...{ aliases: ['Gia Định', 'TP HCM'], parentId: 'south', pictureId: null, mediaTopic: null },
};

test('a form that nobody changed says nothing, however its lines end', () => {
  expect(tagChanges(loaded, form)).toEqual({});
});

test('a form says what was changed in it, of the other names those that came and those that went', () => {
  expect(tagChanges(loaded, { ...form, parentId: null, aliases: ['TP HCM', 'Hòn ngọc Viễn Đông'] })).toEqual({
    parentId: null,
    aliasChanges: { added: ['Hòn ngọc Viễn Đông'], removed: ['Gia Định'] },
  });
});

test('other names come and go beside those that came meanwhile, and one is spelled otherwise', () => {
  expect(
    aliasesAfter(['Gia định', 'TP HCM', 'Đã gộp'], { added: ['TP.HCM', 'Gia Định'], removed: ['Gia định'] }),
  ).toEqual(['TP HCM', 'Đã gộp', 'TP.HCM', 'Gia Định']);
});
