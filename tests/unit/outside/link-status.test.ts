import { expect, test } from 'vitest';
import { type OutsideLinkGround, outsideLinkStatus } from '#core/outside/link-status.ts';
import type { OutsideLinkFacts } from '#core/outside/outside-link.ts';

const now = new Date('2026-03-01T08:00:00Z');
const earlier = new Date('2026-03-01T07:00:00Z');
const later = new Date('2026-03-01T09:00:00Z');

const link: OutsideLinkFacts = {
  articleId: 'a',
  singleUse: false,
  expiresAt: later,
  usedAt: null,
  revokedAt: null,
  stateChanges: 3,
};
const ground: OutsideLinkGround = { stateChanges: 3, isDue: false, makerMay: true };

test.each<[string, Partial<OutsideLinkFacts>, Partial<OutsideLinkGround>, string]>([
  ['nothing happened', {}, {}, 'open'],
  ['it was opened', { usedAt: earlier }, {}, 'open'],
  ['it was opened and is for one use', { usedAt: earlier, singleUse: true }, {}, 'used'],
  ['it is for one use and was not opened', { singleUse: true }, {}, 'open'],
  ['its expiry is now', { expiresAt: now }, {}, 'expired'],
  ['it was revoked', { revokedAt: earlier }, {}, 'revoked'],
  ['the state changed and changed back', {}, { stateChanges: 5 }, 'state_changed'],
  ['its maker has lost the right', {}, { makerMay: false }, 'maker_lost_right'],
  ['a schedule is due and not yet recorded', {}, { isDue: true }, 'state_changed'],
])('the status of a link when %s', (_, linkChanges, groundChanges, status) => {
  expect(outsideLinkStatus({ ...link, ...linkChanges }, { ...ground, ...groundChanges }, now)).toBe(status);
});
