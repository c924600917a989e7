import { expect, test } from 'vitest';
import { placeAmongSections } from '#core/taxonomy/place-among-sections.ts';

const section = (slug: string, children: string[] = []) => ({
  ...{ id: slug, parentId: null, slug, name: slug, nameEn: slug, description: '' },
  children: children.map((each) => ({
    ...{ id: each, parentId: slug, slug: each, name: each, nameEn: each, description: '' },
  })),
});
const sections = [section('khoa-hoc', ['khi-hau', 'vu-tru']), section('khoa')];

test.each([
  ['/khoa-hoc', { topId: 'khoa-hoc', isOwnPage: true }],
  ['/khoa-hoc/bai-1', { topId: 'khoa-hoc', isOwnPage: false }],
  ['/khoa-hoc/bai-1/lich-su', { topId: 'khoa-hoc', isOwnPage: false }],
  ['/khi-hau', { topId: 'khoa-hoc', isOwnPage: false }],
  ['/vu-tru/bai-2', { topId: 'khoa-hoc', isOwnPage: false }],
  ['/khoa', { topId: 'khoa', isOwnPage: true }],
  ['/', null],
  ['', null],
  ['/tim-kiem', null],
  ['/chu-de/khoa-hoc', null],
])('the place of %j is %j', (path, place) => {
  expect(placeAmongSections(sections, path)).toEqual(place);
});
