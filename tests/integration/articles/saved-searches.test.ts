import { beforeAll, expect, test } from 'vitest';
import { savedSearchMost } from '#core/articles/saved-search.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { deleteSearch } from '#usecases/searches/delete-search.ts';
import { listSearches } from '#usecases/searches/list-searches.ts';
import { orderSearches } from '#usecases/searches/order-searches.ts';
import { saveSearch } from '#usecases/searches/save-search.ts';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
});

const namesOf = async (person: Parameters<Newsroom['as']>[0]) =>
  (await listSearches(newsroom.as(person))).map((search) => search.name);

test('a search is stored as a normalized filter and visible to its owner and its desk only', async () => {
  const input = { name: '  Chờ   duyệt gấp ', query: 'priority=urgent&state=in_review&nonsense=1' };
  await saveSearch(newsroom.as('thu'), { ...input, sectionId: newsroom.world });
  await saveSearch(newsroom.as('thu'), { name: 'Riêng tôi', query: 'view=mine' });
  expect(await listSearches(newsroom.as('thu'))).toMatchObject([
    { name: 'Chờ duyệt gấp', query: 'state=in_review&priority=urgent', isMine: true },
    { name: 'Riêng tôi', isMine: true },
  ]);
  expect(await namesOf('lan')).toEqual(['Chờ duyệt gấp']);
  expect(await namesOf('tam')).toEqual(['Chờ duyệt gấp']);
  expect(await namesOf('huy')).toEqual([]);
  expect(await namesOf('minh')).toEqual([]);
});

test('another person’s search can be neither changed, ordered nor deleted', async () => {
  const [shared] = await listSearches(newsroom.as('lan'));
  const id = shared?.id ?? '';
  const change = { id, name: 'Của lan', query: 'view=all' };
  await expect(saveSearch(newsroom.as('lan'), change)).rejects.toMatchObject({ code: 'search.not-found' });
  await expect(deleteSearch(newsroom.as('lan'), { id })).rejects.toMatchObject({ code: 'search.not-found' });
  await orderSearches(newsroom.as('lan'), { ids: [id] });
  expect(await namesOf('thu')).toEqual(['Chờ duyệt gấp', 'Riêng tôi']);
});

test('a search is shared only with a desk of the person', async () => {
  const input = { name: 'Cho ban khác', query: 'view=all', sectionId: newsroom.business };
  await expect(saveSearch(newsroom.as('thu'), input)).rejects.toMatchObject({ code: 'search.not-your-desk' });
  await saveSearch(newsroom.as('tam'), input);
  expect(await namesOf('huy')).toEqual(['Cho ban khác']);
});

test('names are unique, the order is stored, and the number is limited', async () => {
  const huy = newsroom.as('huy');
  const one = { name: 'Một', query: 'q=gạo' };
  await saveSearch(huy, one);
  await expect(saveSearch(huy, one)).rejects.toMatchObject({ code: 'search.exists' });
  for (let count = 2; count <= savedSearchMost; count += 1)
    await saveSearch(huy, { name: `Số ${count}`, query: `q=${count}` });
  await expect(saveSearch(huy, { name: 'Thừa', query: 'q=x' })).rejects.toMatchObject({
    code: 'search.too-many',
  });
  const own = (await listSearches(huy)).filter((search) => search.isMine).map((search) => search.id);
  await orderSearches(huy, { ids: [...own].reverse() });
  const after = (await listSearches(huy)).filter((search) => search.isMine).map((search) => search.id);
  expect(after).toEqual([...own].reverse());
});

test.each([
  { name: '', query: 'view=all' },
  { name: 'x'.repeat(61), query: 'view=all' },
  { name: 'Sai', query: 'state=nowhere' },
])('an invalid search is refused: %j', async (input) => {
  await expect(saveSearch(newsroom.as('lan'), input)).rejects.toMatchObject({ code: 'request.invalid' });
});
