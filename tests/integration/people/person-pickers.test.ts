import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { people } from '#db/schema/people.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { listColleagues } from '#usecases/assignments/list-colleagues.ts';
import { searchAssignable } from '#usecases/assignments/search-assignable.ts';
import { chooseOwnLocale } from '#usecases/people/choose-own-locale.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { listSuccessors } from '#usecases/people/list-successors.ts';
import { searchPeople } from '#usecases/people/search-people.ts';

type Who = Parameters<Newsroom['as']>[0];

let db: Database;
let newsroom: Newsroom;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  newsroom = await makeNewsroom(db);
  const quan = newsroom.as('quan');
  // A guest writer, an agency, and a journalist who has left.
  await createPerson(quan, { kind: 'guest', name: 'Phạm Thị Hà' });
  await createPerson(quan, { kind: 'agency', name: 'Thông tấn xã' });
  await disablePerson(quan, { personId: newsroom.people.huy.id });
});

const namesOf = (found: readonly { name: string }[]) => found.map(({ name }) => name);
const tooLong = {
  code: 'request.invalid',
  details: { fieldErrors: { q: 'field.too-long' } },
};

test('every active account can be in a byline, guests and agencies too, and is found without accents', async () => {
  const find = async (q: string) => namesOf(await searchPeople(newsroom.as('minh'), { q }));
  expect(await find('ha pham')).toEqual(['Phạm Thị Hà']);
  expect(await find('THONG')).toEqual(['Thông tấn xã']);
  expect(await find('huy')).toEqual([]);
  expect(namesOf(await searchPeople(newsroom.as('lan'), {})).sort()).toEqual(
    ['Phạm Thị Hà', 'Thông tấn xã', 'binh', 'lan', 'minh', 'phuc', 'quan', 'tam', 'thu'].sort(),
  );
});

test('names that start with the query come first', async () => {
  const { id } = await createPerson(newsroom.as('quan'), { kind: 'guest', name: 'Thanh An' });
  const found = namesOf(await searchPeople(newsroom.as('lan'), { q: 'an' }));
  expect(found).toEqual(['Thanh An', 'lan', ...found.slice(2)]);
  await disablePerson(newsroom.as('quan'), { personId: id });
});

test('assignments go to active staff who write or edit', async () => {
  const writers = ['binh', 'lan', 'minh', 'tam', 'thu'];
  expect(namesOf(await listColleagues(newsroom.as('lan')))).toEqual(writers);
  expect(namesOf(await searchAssignable(newsroom.as('lan'), {}))).toEqual(writers);
  const { lan } = newsroom.people;
  expect(await searchAssignable(newsroom.as('thu'), { q: 'LÂN' })).toEqual([{ id: lan.id, name: 'lan' }]);
  for (const q of ['huy', 'phuc', 'quan', 'Phạm Thị Hà'])
    expect(await searchAssignable(newsroom.as('thu'), { q }), q).toEqual([]);
});

test('the successor for a person’s work is another writer, never the asking administrator', async () => {
  const { lan, tam } = newsroom.people;
  const successors = async (who: 'quan' | 'tam', personId: string) =>
    namesOf(await listSuccessors(newsroom.as(who), { personId }));
  expect(await successors('quan', lan.id)).toEqual(['binh', 'minh', 'tam', 'thu']);
  expect(await successors('tam', lan.id)).toEqual(['binh', 'minh', 'thu']);
  expect(await successors('quan', tam.id)).toEqual(['binh', 'lan', 'minh', 'thu']);
});

test('visitors and wrong roles are refused, and so is an overlong query', async () => {
  const personId = newsroom.people.lan.id;
  const calls: readonly [(who: Who) => Promise<unknown>, readonly Who[]][] = [
    [(who) => listColleagues(newsroom.as(who)), ['phuc', 'quan']],
    [(who) => searchAssignable(newsroom.as(who), {}), ['phuc', 'quan']],
    [(who) => listSuccessors(newsroom.as(who), { personId }), ['minh', 'lan', 'thu', 'phuc']],
    [(who) => searchPeople(newsroom.as(who), {}), []],
    [(who) => chooseOwnLocale(newsroom.as(who), { locale: 'en' }), []],
  ];
  for (const [call, refused] of calls) {
    await expect(call(null)).rejects.toMatchObject({ code: 'auth.required' });
    for (const who of refused)
      await expect(call(who)).rejects.toMatchObject({ code: 'action.not-your-role' });
  }
  const q = 'x'.repeat(201);
  await expect(searchPeople(newsroom.as('lan'), { q })).rejects.toMatchObject(tooLong);
  await expect(searchAssignable(newsroom.as('lan'), { q })).rejects.toMatchObject(tooLong);
});

test('a person chooses the language of their mails among the supported ones', async () => {
  const localeOf = async (name: 'lan' | 'thu') => {
    const [row] = await db.select().from(people).where(eq(people.id, newsroom.people[name].id));
    return row?.locale;
  };
  const before = await localeOf('thu');
  await chooseOwnLocale(newsroom.as('lan'), { locale: 'en' });
  expect([await localeOf('lan'), await localeOf('thu')]).toEqual(['en', before]);
  await expect(chooseOwnLocale(newsroom.as('lan'), { locale: 'fr' })).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors: { locale: 'field.invalid' } },
  });
  expect(await localeOf('lan')).toBe('en');
});
