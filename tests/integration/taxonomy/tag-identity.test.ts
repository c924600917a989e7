import { beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { listTagMaintenance } from '#usecases/tags/list-tag-maintenance.ts';
import { listTags } from '#usecases/tags/list-tags.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { resolveTags } from '#usecases/tags/resolve-tags.ts';
import { restoreTag } from '#usecases/tags/restore-tag.ts';
import { retireTag } from '#usecases/tags/retire-tag.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const add = (name: string, more: object = {}) =>
  createTag(newsroom.as('thu'), { name, type: 'person', ...more });
const resolve = (name: string, more: object = {}) =>
  resolveTags(newsroom.as('lan'), { tags: [{ name, type: 'person', ...more }] });
const near = (called: string, ...tags: { id: string; name: string; type: string }[]) => ({
  code: 'tag.near',
  details: { called, near: tags.map(({ id, name, type }) => ({ id, name, type })) },
});

test('a name that differs from a tag in accents alone gets a warning, and another tag if confirmed', async () => {
  const huong = await add('Lê Minh Hương');
  await expect(add('Lê Minh Hưởng')).rejects.toMatchObject(near('Lê Minh Hưởng', huong));
  await expect(resolve('Lê Minh Hưởng')).rejects.toMatchObject(near('Lê Minh Hưởng', huong));
  const other = await add('Lê Minh Hưởng', { createAnyway: true });
  expect([huong.slug, other.slug]).toEqual(['le-minh-huong', 'le-minh-huong-2']);
  expect(await resolve('LÊ MINH HƯỞNG')).toEqual([other.id]);
  expect(await resolve('Lê Minh Hương'.normalize('NFD'))).toEqual([huong.id]);
  await expect(resolve('Le Minh Huong')).rejects.toMatchObject(
    near('Le Minh Huong', ...[huong, other].toSorted((a, b) => (a.id < b.id ? -1 : 1))),
  );
});

test.each([
  ['Hoà Bình', 'Hòa Bình'],
  ['Bà Rịa–Vũng Tàu', 'bà rịa - vũng tàu'],
  ['\u041dà Nội', 'Hà Nội'],
])('an equivalent spelling is the same tag: %s', async (name, other) => {
  const { id } = await add(name);
  expect(await resolve(other, { createAnyway: true })).toEqual([id]);
  await expect(add(other, { createAnyway: true })).rejects.toMatchObject({
    code: 'tag.exists',
    details: { id },
  });
});

test('search ignores accents and finds both', async () => {
  await add('Lê Minh Hương');
  await add('Lê Minh Hưởng', { createAnyway: true });
  const found = await searchTags(newsroom.as('minh'), { q: 'le minh huong' });
  expect(found.map(({ name }) => name).toSorted()).toEqual(['Lê Minh Hương', 'Lê Minh Hưởng'].toSorted());
});

test('an alias and a new name get the warning too, and merging turns a misspelling into an alias', async () => {
  const huong = await add('Lê Minh Hương');
  const other = await add('Trần Văn A');
  const aliases = ['Lê Minh Hường'];
  await expect(editTag(newsroom.as('thu'), { id: other.id, aliases })).rejects.toMatchObject(
    near('Lê Minh Hường', huong),
  );
  const renamed = await editTag(newsroom.as('thu'), {
    ...{ id: other.id, name: 'Lê Minh Hưởng', aliases, createAnyway: true },
  });
  expect(renamed).toMatchObject({ slug: 'le-minh-huong-2', aliases: ['Lê Minh Hường', 'Trần Văn A'] });
  // An alias that differs from its own tag's name in accents needs no warning from others.
  await editTag(newsroom.as('thu'), { id: huong.id, aliases: ['Le Minh Huong'], createAnyway: true });
  await mergeTags(newsroom.as('thu'), { id: other.id, intoId: huong.id });
  expect(await resolve('Lê Minh Hưởng')).toEqual([huong.id]);
});

test('a retired tag can be restored beside a similar one', async () => {
  const { id } = await add('Lê Minh Hương');
  await retireTag(newsroom.as('thu'), { id });
  await add('Lê Minh Hưởng');
  expect(await restoreTag(newsroom.as('thu'), { id })).toMatchObject({ name: 'Lê Minh Hương' });
});

test('the list of duplicates shows two tags that differ in accents alone', async () => {
  await add('Lê Minh Hương');
  await add('Lê Minh Hưởng', { createAnyway: true });
  const { items } = await listTagMaintenance(newsroom.as('thu'), { list: 'duplicates' });
  expect(items).toMatchObject([{ likeness: 'accents' }]);
});

test('the pages of the tag list include every one of many tags with one key', async () => {
  const vowels = ['a', 'á', 'à', 'ả', 'ã', 'ạ'];
  const names = vowels.flatMap((one) =>
    vowels.flatMap((two) => vowels.slice(0, 3).map((three) => `B${one} b${two} b${three}`)),
  );
  for (const name of names) await add(name, { createAnyway: true });
  const first = await listTags(newsroom.as('lan'));
  const second = await listTags(newsroom.as('lan'), { cursor: first.nextCursor ?? '' });
  const listed = [...first.items, ...second.items].map(({ name }) => name);
  expect(names.filter((name) => !listed.includes(name))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});
