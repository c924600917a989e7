import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { suggestSearches } from '#usecases/site/suggest-searches.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
let token = '';
const headline = 'Đà Nẵng mở bến du thuyền';

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  ({ token } = await createToken(newsroom.as(null), { personEmail: 'thu@toasoan.example' }));
  await newsroom.published({ headline });
});

async function found(text: string) {
  const answer = await searchSite(newsroom.as(null), { text });
  if (answer.kind !== 'results') throw new Error(answer.kind);
  return answer;
}

test.each([
  ['the letter eth', '\u00d0à Nẵng'],
  ['the African letter d', '\u0189à Nẵng'],
  ['decomposed letters', 'ĐÀ NẴNG'.normalize('NFD')],
  ['invisible joiners', 'đà\u200d nẵ\u00adng'],
  ['a direction control', '\u202eđà nẵng'],
  ['fullwidth letters', 'Đ\uff41\u0300 \uff2eẵng'],
  ['mathematical bold letters', 'Đ\u{1D41A}\u0300 \u{1D40D}ẵ\u{1D427}\u{1D420}'],
  ['Cyrillic lookalikes', 'Đ\u0430\u0300 Nẵng'],
  ['quotation marks', '"đà nẵng'],
])('a story is found, without a correction, by %s', async (_, text) => {
  const { results, meant } = await found(text);
  expect([results.map(({ story }) => story.headline), meant]).toEqual([[headline], null]);
  const offered = await suggestSearches(newsroom.as(null), { text });
  expect(offered.map(({ name }) => name)).toEqual([headline]);
});

test('an overlong query is truncated between code points', async () => {
  const answer = await found(`${'x'.repeat(299)}\u{1F600}`);
  expect(answer.text).toBe('x'.repeat(299));
});

test('tag names with lookalike letters are one tag', async () => {
  const first = await callApi('POST', '/tags', { token, json: { name: 'Hà Nội' } });
  for (const name of ['\u041dà Nội', '\u0397à Nội', '\u{1D407}à \u{1D40D}ội']) {
    const twin = await callApi('POST', '/tags', { token, json: { name } });
    expect([twin.status, twin.json.error?.details?.id]).toEqual([409, first.json.id]);
  }
});

test.each([
  ['vi', '“Thủ đô” đã ở trong một nhóm khác.'],
  ['en', '“Thủ đô” is among other names already.'],
])('an error message contains its details (%s)', async (language, message) => {
  await callApi('POST', '/search/synonyms', { token, json: { names: ['Hà Nội', 'Thủ đô'] } });
  const conflict = await callApi('POST', '/search/synonyms', {
    ...{ token, json: { names: ['Thủ đô', 'Thăng Long'] } },
    headers: { 'accept-language': language },
  });
  expect(conflict.json.error).toMatchObject({ code: 'synonyms.taken', message, details: { name: 'Thủ đô' } });
});
