import { expect, test } from 'vitest';
import { haveRightsEnded } from '#core/media/media-rights.ts';

test.each([
  ['2026-07-17', '2026-07-16', false],
  ['2026-07-17', '2026-07-17', false],
  ['2026-07-17', '2026-07-18', true],
  [null, '2999-12-31', false],
])('the rights of a picture until %s, seen on %s, have ended: %s', (rightsUntil, today, ended) => {
  expect(haveRightsEnded({ rightsUntil }, today)).toBe(ended);
});
