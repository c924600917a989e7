import { expect, test } from 'vitest';
import { setResponseStatus, withResponseStatus } from '#platform/page-cache/response-status.ts';

test('a page that is being made chooses the status of its own answer, also after waiting', async () => {
  const gone = { statusCode: 200 };
  const fine = { statusCode: 200 };
  await Promise.all([
    withResponseStatus(gone, async () => {
      await Promise.resolve();
      expect(setResponseStatus(410)).toBe(true);
    }),
    withResponseStatus(fine, async () => {
      await Promise.resolve();
    }),
  ]);
  expect([gone.statusCode, fine.statusCode]).toEqual([410, 200]);
});

test('where no server of ours listens, a page is told so', () => {
  expect(setResponseStatus(404)).toBe(false);
});
