import { inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findRelatives } from '#db/queries/related/related-stories.ts';
import { articles } from '#db/schema/articles.ts';
import { tags } from '#db/schema/tags.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { recountTerms } from '#usecases/related/recount-terms.ts';

const HOUR_MS = 3_600_000;
/** More stories than any of the candidate queries takes. */
const inVietnamese = 45;
const text = 'Nước mặn vào sâu ở ba huyện ven biển, cống ngăn mặn đóng sớm một tháng.';

test('a story among many in the other language finds all candidates in its own', async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  const [eventId, otherTagId, createdAt] = [newId(), newId(), new Date()];
  await db.insert(tags).values([
    { id: eventId, type: 'event', name: 'Mặn 2026', fold: 'man 2026', slug: 'man-2026', createdAt },
    { id: otherTagId, type: 'topic', name: 'Khác', fold: 'khac', slug: 'khac', createdAt },
  ]);
  let at = Date.now() - 100 * HOUR_MS;
  const publish = async (content: Record<string, unknown>) => {
    at += HOUR_MS;
    newsroom.setNow(new Date(at));
    const { id } = await newsroom.published({
      ...{ sectionId: newsroom.business, tagIds: [otherTagId], body: bodyOf(`Chuyện của giờ thứ ${at}.`) },
      ...{ headline: `Giờ ${at}`, ...content },
    });
    return id;
  };
  const near = {
    ...{ sectionId: newsroom.world, tagIds: [eventId, newsroom.tagId], body: bodyOf(text) },
  };
  const byEvent = await publish({ tagIds: [eventId] });
  const byTag = await publish({ tagIds: [newsroom.tagId] });
  const bySection = await publish({ sectionId: newsroom.world });
  for (let index = 0; index < inVietnamese; index += 1) await publish(near);
  const byWords = await publish({ body: bodyOf(text) });
  const read = await publish(near);
  newsroom.setNow(null);
  const inEnglish = [byEvent, byTag, bySection, byWords, read];
  await db.update(articles).set({ locale: 'en' }).where(inArray(articles.id, inEnglish));
  await recountTerms(newsroom.as(null));

  const found = await findRelatives(db, { articleId: read, siteLocale: 'vi', pinnedIds: [] });
  expect(found?.eventIds).toEqual([byEvent]);
  expect(new Set(found?.candidates.map(({ id }) => id))).toEqual(
    new Set([byEvent, byTag, bySection, byWords]),
  );
});
