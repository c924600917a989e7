import { expect, test } from 'vitest';
import { listIdsNearText } from '#db/queries/related/related-stories.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { recountTerms } from '#usecases/related/recount-terms.ts';

const text = 'Nước mặn vào sâu ở ba huyện ven biển, cống ngăn mặn đóng sớm một tháng.';

test('among stories with the same words those nearest in time come first, and all are found', async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  const publishedOn = async (day: string): Promise<string> => {
    newsroom.setNow(new Date(`${day}T03:00:00Z`));
    const { id } = await newsroom.published({ headline: 'Chuyện của mùa nước', body: bodyOf(text) });
    return id;
  };
  const years = [
    await publishedOn('2019-03-01'),
    await publishedOn('2023-03-01'),
    await publishedOn('2021-03-01'),
  ];
  await recountTerms(newsroom.as(null));

  const nearest = await Promise.all(
    ['2019-03-10', '2023-02-20', '2021-03-20'].map(async (day) => {
      const found = await listIdsNearText(db, { text, exceptId: null, at: new Date(`${day}T03:00:00Z`) });
      expect(new Set(found)).toEqual(new Set(years));
      return found[0];
    }),
  );
  expect(nearest).toEqual(years);
});
