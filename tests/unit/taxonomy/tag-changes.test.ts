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

test('an unchanged form has no changes, with any line endings', () => {
  expect(tagChanges(loaded, form)).toEqual({});
});

test('a form sends only changed fields, and for aliases the added and removed ones', () => {
  expect(tagChanges(loaded, { ...form, parentId: null, aliases: ['TP HCM', 'Hòn ngọc Viễn Đông'] })).toEqual({
    parentId: null,
    aliasChanges: { added: ['Hòn ngọc Viễn Đông'], removed: ['Gia Định'] },
  });
});

test('alias changes are merged with concurrent ones, and one with another spelling is replaced', () => {
  expect(
    aliasesAfter(['Gia định', 'TP HCM', 'Đã gộp'], { added: ['TP.HCM', 'Gia Định'], removed: ['Gia định'] }),
  ).toEqual(['TP HCM', 'Đã gộp', 'TP.HCM', 'Gia Định']);
});
