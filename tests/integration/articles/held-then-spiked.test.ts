import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

test('a story in review that is held, spiked, unspiked and resumed is in review again', async () => {
  const newsroom = await makeNewsroom((await freshDatabase()).db);
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const act = async (who: 'lan' | 'thu', action: string) =>
    (await newsroom.act(who, articleId, action)).workState;
  const went = [
    await act('lan', 'submit'),
    await act('thu', 'hold'),
    await act('thu', 'spike'),
    await act('thu', 'unspike'),
    await act('thu', 'resume'),
  ];
  expect(went).toEqual(['in_review', 'hold', 'spiked', 'hold', 'in_review']);
});
