import { expect, test } from 'vitest';
import { setResponseStatus, withResponseStatus } from '#platform/page-cache/response-status.ts';

test('concurrent renders each set the status of their own response, also after waiting', async () => {
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

test('outside of a response setting the status returns false', () => {
  expect(setResponseStatus(404)).toBe(false);
});
