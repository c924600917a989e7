import { expect, test } from 'vitest';
import { settleSearchWords } from '#db/queries/search/search-words.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { APPLICATION } from '#tests/support/database/database-names.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { searchSite } from '#usecases/site/search-site.ts';

test('a published story is found before and after its words are indexed, and a withdrawn one at no time', async () => {
  const { db, pool } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  const found = async () => {
    const answer = await searchSite(newsroom.as(null), { text: 'quả vải thiều' });
    return answer.kind === 'results' ? answer.results.map(({ story }) => story.id) : [];
  };
  const publish = async (headline: string) => {
    const { id } = await newsroom.published({ headline });
    return id;
  };
  const kill = (id: string) => newsroom.act('tam', id, 'kill', { publicNote: 'Bài thử.' });
  await settleSearchWords(db);

  const first = await publish('Quả vải thiều đầu mùa');
  expect(await found()).toEqual([first]);
  // The role of the running application, which does not own the index.
  const { rows } = await pool.query<{ role: string }>('select current_user as role');
  expect(rows[0]?.role).toBe(APPLICATION.role);
  expect(await settleSearchWords(db)).toBeGreaterThan(0);
  expect(await settleSearchWords(db)).toBe(0);
  expect(await found()).toEqual([first]);

  const second = await publish('Quả vải thiều cuối mùa');
  expect((await found()).toSorted()).toEqual([first, second].toSorted());
  await kill(second);
  expect(await found()).toEqual([first]);
  await settleSearchWords(db);
  await kill(first);
  expect(await found()).toEqual([]);
});
