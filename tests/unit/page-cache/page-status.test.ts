import { expect, test } from 'vitest';
import { answerWithStatus, withPageStatus } from '#platform/page-cache/page-status.ts';

test('a page that is being made chooses the status of its own answer, also after waiting', async () => {
  const gone = { statusCode: 200 };
  const fine = { statusCode: 200 };
  await Promise.all([
    withPageStatus(gone, async () => {
      await Promise.resolve();
      expect(answerWithStatus(410)).toBe(true);
    }),
    withPageStatus(fine, async () => {
      await Promise.resolve();
    }),
  ]);
  expect([gone.statusCode, fine.statusCode]).toEqual([410, 200]);
});

test('where no server of ours listens, a page is told so', () => {
  expect(answerWithStatus(404)).toBe(false);
});
