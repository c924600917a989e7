import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { may } from '#core/articles/policy.ts';
import { PUBLIC_STATES, type PublicState, WORK_STATES, type WorkState } from '#core/articles/states.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { projectForDesk } from '#db/queries/desk/desk-docs.ts';
import { articles } from '#db/schema/articles.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { loadFacts } from '#usecases/articles/shared/article-facts.ts';

type Case = { id: string; work: WorkState; publicState: PublicState; submitted: boolean; owner: string };

let database: FreshDatabase;
let newsroom: Newsroom;
const cases: Case[] = [];

const OWNERS = ['minh', 'lan', 'huy'] as const;

/**
 * Every state on both axes, submitted or never, by each kind of author. States are set directly, which no
 * workflow could.
 */
beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  for (const owner of OWNERS) {
    for (const work of WORK_STATES) {
      for (const publicState of PUBLIC_STATES) {
        for (const submitted of [true, false]) {
          const wasPublic = publicState !== 'none' && publicState !== 'scheduled';
          if ((work === 'spiked' && wasPublic) || (!submitted && publicState !== 'none')) continue;
          const sectionId = owner === 'huy' ? newsroom.business : newsroom.world;
          const content = contentFor(newsroom, { sectionId });
          const { id } = await createArticle(newsroom.as(owner), { content });
          await database.db
            .update(articles)
            .set({
              workState: work,
              publicState,
              submittedAt: submitted ? new Date() : null,
              ...(wasPublic
                ? {
                    liveVersionId: sql`working_version_id`,
                    publishedAt: new Date(Date.now() - 1_000),
                    firstPublishedAt: new Date(Date.now() - 1_000),
                  }
                : {}),
            })
            .where(eq(articles.id, id));
          await projectForDesk(database.db, id);
          cases.push({ id, work, publicState, submitted, owner });
        }
      }
    }
  }
});

test.each(['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan'] as const)(
  'the queue of %s in SQL contains exactly the stories that the policy lets them read, and so does reading',
  async (name) => {
    const listed = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await listQueue(newsroom.as(name), { view: 'all', cursor });
      for (const item of page.items) listed.add(item.id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    let readable = 0;
    for (const { id, work, publicState, submitted, owner } of cases) {
      const facts = await loadFacts(database.db, await getArticle(database.db, id));
      const answer = may(newsroom.people[name], 'read_unpublished', { facts, now: new Date() });
      const label = `${work}/${publicState} submitted=${submitted} by ${owner}`;
      expect(listed.has(id), label).toBe(answer.ok);
      if (answer.ok) readable += 1;
      else {
        await expect(readArticle(newsroom.as(name), { articleId: id }), label).rejects.toMatchObject({
          code: 'article.not-found',
        });
      }
    }
    expect(listed.size).toBe(readable);
    if (name === 'quan') expect(readable).toBe(0);
    else expect(readable).toBeGreaterThan(0);
  },
);

test('the public view contains exactly the live stories', async () => {
  const { rows } = await database.db.execute<{ id: string }>(sql`select id from public_articles`);
  const expected = cases.filter((one) => one.publicState === 'live').map((one) => one.id);
  expect(rows.map((row) => row.id).sort()).toEqual(expected.sort());
  expect(expected.length).toBeGreaterThan(0);
});
