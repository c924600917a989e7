import { beforeEach, describe, expect, test } from 'vitest';
import { termKey } from '#core/related/story-terms.ts';
import { vectorOfBytes } from '#core/related/vector-bytes.ts';
import type { Database } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { recountTerms } from '#usecases/related/recount-terms.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const day = 86_400_000;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

async function publishAnew(articleId: string, headline: string): Promise<void> {
  await saveArticle(newsroom.as('lan'), { articleId, baseVersion: 1, changes: { headline } });
  await newsroom.act('lan', articleId, 'submit');
  await newsroom.act('thu', articleId, 'approve');
  await newsroom.act('thu', articleId, 'publish_update', { updateKind: 'minor_fix' });
}

const TAKE_DOWN = {
  action: 'take_down',
  notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
};

const countOf = async (term: string) => {
  const { rows } = await database.pool.query<{ stories: number }>(
    'select stories from related_term_counts where term = $1',
    [termKey(term)],
  );
  return rows[0]?.stories ?? 0;
};

const rarityIn = async (id: string, term: string) => {
  const { rows } = await database.pool.query<{ terms: Buffer }>(
    'select terms from related_docs where article_id = $1',
    [id],
  );
  const storedVector = rows[0] === undefined ? [] : vectorOfBytes(rows[0].terms);
  return storedVector.find(({ key }) => key === termKey(term))?.rarity;
};

describe('counting terms', () => {
  test('separates common words from rare ones, and reweighs existing stories', async () => {
    const ids: string[] = [];
    for (const subject of ['thuyền', 'cảng', 'cầu', 'chợ']) {
      ids.push(
        (
          await newsroom.published({
            headline: `Chuyện của ${subject}`,
            body: bodyOf(`Người ta nói về ${subject} trong mùa nước.`),
          })
        ).id,
      );
    }
    const first = ids[0] ?? '';
    // The first story was weighed without counts, so its words have equal weights.
    expect(await rarityIn(first, 'thuyền')).toBeCloseTo((await rarityIn(first, 'mùa')) ?? 0);

    expect(await recountTerms(newsroom.as(null))).toBe(4);
    expect([await countOf('chuyện'), await countOf('mùa nước'), await countOf('thuyền')]).toEqual([4, 4, 0]);
    expect(await rarityIn(first, 'thuyền')).toBeGreaterThan(((await rarityIn(first, 'mùa')) ?? 0) + 1);
  });

  test('runs at most once a day, and reweighs after the archive has grown by a fifth', async () => {
    const counted = async () => recountTerms(newsroom.as(null));
    for (let index = 0; index < 6; index += 1)
      await newsroom.published({ headline: `Bài số ${index}`, body: bodyOf('Một đoạn.') });
    expect(await counted()).toBe(6);
    expect(await counted()).toBe(0);
    await newsroom.published({ headline: 'Bài thứ bảy', body: bodyOf('Một đoạn.') });
    expect(await counted()).toBe(0);
    expect(await countOf('đoạn')).toBe(6);
    newsroom.setNow(new Date(Date.now() + 2 * day));
    expect(await counted()).toBe(0);
    expect(await countOf('đoạn')).toBe(7);
    newsroom.setNow(null);
    await newsroom.published({ headline: 'Bài thứ tám', body: bodyOf('Một đoạn.') });
    expect(await counted()).toBe(8);
  });

  test('adds stories from an older release', async () => {
    const { id } = await newsroom.published({
      headline: 'Bài của bản phần mềm cũ',
      body: bodyOf('Một đoạn.'),
    });
    await database.pool.query('delete from related_docs');
    expect(await recountTerms(newsroom.as(null))).toBe(1);
    expect(await rarityIn(id, 'đoạn')).toBeGreaterThan(0);
  });

  test('keeps the weights of stories published during the run, and skips withdrawn ones', async () => {
    const { id: changed } = await newsroom.published({
      headline: 'Chuyện của thuyền',
      body: bodyOf('Một đoạn.'),
    });
    const { id: removedId } = await newsroom.published({
      headline: 'Chuyện của chợ',
      body: bodyOf('Một đoạn.'),
    });
    const { db, ...ctx } = newsroom.as(null);
    let texts = 0;
    // The weights come from the second query for texts.
    const meanwhile = Object.assign(Object.create(db) as Database, {
      async execute(query: Parameters<Database['execute']>[0]) {
        const found = await db.execute(query);
        texts += found.rows.some((row) => 'headline' in row) ? 1 : 0;
        if (texts === 2) {
          texts += 1;
          await publishAnew(changed, 'Chuyện của cảng');
          await actOnArticle(newsroom.as('phuc'), { articleId: removedId, ...TAKE_DOWN });
        }
        return found;
      },
    });
    expect(await recountTerms({ ...ctx, db: meanwhile })).toBe(0);
    expect(texts).toBe(3);
    expect(await rarityIn(changed, 'thuyền')).toBeUndefined();
    expect(await rarityIn(changed, 'cảng')).toBeGreaterThan(0);
    expect(await rarityIn(removedId, 'chợ')).toBeUndefined();
  });

  test('works on an empty archive and concurrently', async () => {
    expect(await recountTerms(newsroom.as(null))).toBe(0);
    await newsroom.published({ headline: 'Bài đầu tiên', body: bodyOf('Một đoạn.') });
    await newsroom.published({ headline: 'Bài thứ hai', body: bodyOf('Một đoạn.') });
    await Promise.all([recountTerms(newsroom.as(null)), recountTerms(newsroom.as(null))]);
    expect(await countOf('đoạn')).toBe(2);
  });
});
