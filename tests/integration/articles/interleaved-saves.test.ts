import { expect, test } from 'vitest';
import { DomainError } from '#core/shared/domain-error.ts';
import { articleForks } from '#db/schema/article-forks.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readVersion } from '#usecases/articles/read-version.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

const rounds = 200;

test('two people save 200 times on stale bases with takeovers, and no text is lost', async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await newsroom.act('lan', articleId, 'submit');
  await newsroom.act('lan', articleId, 'withdraw_submission');
  const known = { lan: 1, thu: 1 };
  const ends = { saved: 0, stale: 0, lost: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const person = round % 2 === 0 ? 'lan' : 'thu';
    if (round === rounds / 2) await newsroom.act('thu', articleId, 'force_unlock');
    const changes = { body: bodyOf(`Lượt ${round} của ${person}.`) };
    try {
      const { version } = await saveArticle(newsroom.as(person), {
        articleId,
        baseVersion: known[person],
        changes,
      });
      known[person] = version;
      ends.saved += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { current } = error.details as { current?: number };
      ends[error.code === 'article.stale-version' ? 'stale' : 'lost'] += 1;
      // In every third round the person goes on without a refresh.
      if (current !== undefined && round % 3 !== 0) known[person] = current;
    }
  }
  expect(ends.saved + ends.stale + ends.lost).toBe(rounds);
  expect(ends.lost).toBe(rounds / 4);
  expect(ends.saved).toBeGreaterThan(20);
  expect(ends.stale).toBeGreaterThan(20);
  const texts: string[] = [];
  // Reads all forks from the table, because the list for the screen ends after fifty.
  for (const fork of await db.select().from(articleForks)) texts.push(JSON.stringify(fork.content));
  const { version: newest } = await readArticle(newsroom.as('thu'), { articleId });
  for (let number = 1; number <= newest; number += 1) {
    texts.push(JSON.stringify(await readVersion(newsroom.as('thu'), { articleId, number })));
  }
  const all = texts.join('\n');
  const missing = Array.from({ length: rounds }, (_, round) => round).filter(
    (round) => !all.includes(`"Lượt ${round} của ${round % 2 === 0 ? 'lan' : 'thu'}."`),
  );
  expect(missing, JSON.stringify(ends)).toEqual([]);
});
