import { expect, test } from 'vitest';
import type { Action } from '#core/articles/actions.ts';
import { mayApproveVersion } from '#core/articles/four-eyes.ts';
import {
  type ArticleFacts,
  factsAt,
  isBreaking,
  isEmbargoed,
  may,
  mayBreakNews,
  mayPinAtFirst,
} from '#core/articles/policy.ts';
import type { Actor, Role } from '#core/people/roles.ts';
import { storyFacts } from '#tests/support/workflow/story-facts.ts';

const NOW = new Date('2026-05-04T03:00:00Z');

const answer = (actor: Actor, action: Action, facts: ArticleFacts) => may(actor, action, { facts, now: NOW });

const tam: Actor = {
  id: 'tam',
  name: 'Tâm',
  roles: [{ role: 'managing_editor', sectionId: null }],
  grants: [],
};

function article(facts: Partial<ArticleFacts>): ArticleFacts {
  return storyFacts({
    ...{ deskIds: ['desk'], workState: 'approved', createdBy: 'lan' },
    ...{ workingHash: 'h2', approvedHash: 'h2', contributorIds: ['lan'], liveContributorIds: ['lan'] },
    ...facts,
  });
}

test('a story is breaking before breakingUntil, and no longer at that moment', () => {
  expect(isBreaking({ breakingUntil: null }, NOW)).toBe(false);
  expect(isBreaking({ breakingUntil: NOW }, NOW)).toBe(false);
  expect(isBreaking({ breakingUntil: new Date(NOW.getTime() + 1) }, NOW)).toBe(true);
});

test.each([
  ['managing_editor', true, null],
  ['editor', true, null],
  ['journalist', true, null],
  ['journalist', false, 'action.needs-grant'],
  ['contributor', true, 'action.not-your-role'],
  ['legal', true, 'action.not-your-role'],
  ['admin', true, 'action.not-your-role'],
] as const)('mayBreakNews decides for a %s with the grant: %s', (role, hasGrant, why) => {
  const person: Actor = {
    ...tam,
    roles: [{ role, sectionId: role === 'editor' || role === 'journalist' ? 'desk' : null }],
    grants: hasGrant ? ['breaking'] : [],
  };
  expect(mayBreakNews(person)).toEqual(why === null ? { ok: true } : { ok: false, why });
});

const lax = { strictFourEyes: false };
const strict = { strictFourEyes: true };
const wrote = (letters: Readonly<Record<string, number>>) => ({
  contributorIds: Object.keys(letters),
  shares: Object.entries(letters).map(([id, letters]) => ({ id, letters })),
});

test('an editor cannot approve an article that only they wrote', () => {
  const unknown = { contributorIds: ['thu'], shares: null };
  expect(mayApproveVersion('thu', unknown, lax)).toEqual({ ok: false, why: 'article.own-approval' });
  expect(mayApproveVersion('thu', wrote({ thu: 900 }), lax)).toEqual({
    ...{ ok: false, why: 'article.own-approval' },
    details: { shares: [{ id: 'thu', percent: 100 }] },
  });
});

test('an editor who polished a reporter’s text can approve it, unless the site is strict', () => {
  const polished = wrote({ lan: 900, thu: 100 });
  expect(mayApproveVersion('thu', polished, lax).ok).toBe(true);
  expect(mayApproveVersion('thu', polished, strict)).toEqual({
    ...{ ok: false, why: 'article.strict-own-text' },
    details: {
      shares: [
        { id: 'lan', percent: 90 },
        { id: 'thu', percent: 10 },
      ],
    },
  });
  expect(mayApproveVersion('tam', polished, strict).ok).toBe(true);
});

test('an editor who wrote half of the new text or more cannot approve it, though others worked on it too', () => {
  expect(mayApproveVersion('thu', wrote({ lan: 500, thu: 500 }), lax)).toMatchObject({
    why: 'article.own-approval',
  });
  expect(mayApproveVersion('thu', wrote({ lan: 300, tam: 201, thu: 500 }), lax).ok).toBe(true);
  expect(mayApproveVersion('thu', { ...wrote({ thu: 800 }), contributorIds: ['lan', 'thu'] }, lax).ok).toBe(
    false,
  );
});

test('a version without new text or known shares needs a second contributor', () => {
  for (const shares of [[], null]) {
    expect(mayApproveVersion('thu', { contributorIds: ['thu'], shares }, lax).ok).toBe(false);
    expect(mayApproveVersion('thu', { contributorIds: ['lan', 'thu'], shares }, lax).ok).toBe(true);
    expect(mayApproveVersion('thu', { contributorIds: ['lan', 'thu'], shares }, strict).ok).toBe(false);
  }
});

test('imported text counts for no author, so an editor cannot approve it without a contributor', () => {
  expect(mayApproveVersion('thu', { contributorIds: [], shares: [] }, lax).ok).toBe(false);
});

test('an edit after the approval prevents publication and scheduling', () => {
  const edited = article({ approvedHash: null });
  expect(answer(tam, 'publish', edited)).toEqual({ ok: false, why: 'article.not-approved-version' });
  expect(answer(tam, 'schedule', edited)).toEqual({ ok: false, why: 'article.not-approved-version' });
  expect(answer(tam, 'publish', article({})).ok).toBe(true);
});

test('a due schedule makes its version live, unless the story is blocked, on hold or withdrawn', () => {
  const schedule = { publishAt: NOW, contentHash: 'h2' };
  const due = article({ publicState: 'scheduled', schedule });
  const early = new Date(NOW.getTime() - 1);
  expect(factsAt(due, early)).toBe(due);
  expect(factsAt(due, NOW)).toMatchObject({ publicState: 'live', liveHash: 'h2', schedule: null });
  for (const facts of [
    { blocked: true },
    { workState: 'hold' },
    { publicState: 'withheld' },
    { publicState: 'killed' },
  ] as const) {
    const waiting = { ...due, ...facts };
    expect(factsAt(waiting, NOW)).toBe(waiting);
  }
});

test('an embargo ends exactly at its moment', () => {
  const until = new Date('2026-05-04T03:00:00.500Z');
  expect(isEmbargoed({ embargoUntil: until }, new Date('2026-05-04T03:00:00.499Z'))).toBe(true);
  expect(isEmbargoed({ embargoUntil: until }, until)).toBe(false);
  expect(answer(tam, 'publish', article({ embargoUntil: until }))).toEqual({
    ok: false,
    why: 'article.embargoed',
  });
});

test('a block by legal stops approval, publication, schedule and the breaking path', () => {
  const fast: Actor = { ...tam, grants: ['breaking'] };
  const blocked = article({ blocked: true });
  for (const action of ['publish', 'schedule'] as const) {
    expect(answer(tam, action, blocked)).toEqual({ ok: false, why: 'article.blocked' });
  }
  const inReview = article({ blocked: true, workState: 'in_review' });
  expect(answer(tam, 'approve', inReview)).toEqual({ ok: false, why: 'article.blocked' });
  expect(answer(fast, 'fast_publish', inReview)).toEqual({ ok: false, why: 'article.blocked' });
});

test('a claim prevents other claims until it expires', () => {
  const claimed = article({
    workState: 'in_review',
    claimedBy: 'thu',
    claimExpiresAt: new Date('2026-05-04T03:00:01Z'),
  });
  expect(answer(tam, 'claim', claimed)).toEqual({ ok: false, why: 'article.claimed-by-other' });
  expect(may(tam, 'claim', { facts: claimed, now: new Date('2026-05-04T03:00:01Z') }).ok).toBe(true);
});

test('the person who opened a review debt never closes it', () => {
  const live = article({ publicState: 'live', debtOpenedBy: 'tam' });
  expect(answer(tam, 'clear_debt', live)).toEqual({ ok: false, why: 'article.own-debt' });
  expect(answer({ ...tam, id: 'another' }, 'clear_debt', live).ok).toBe(true);
});

test('restoring needs a second person; legal may confirm it but not request it', () => {
  const phuc: Actor = { id: 'phuc', name: 'Phúc', roles: [{ role: 'legal', sectionId: null }], grants: [] };
  const killed = article({ publicState: 'killed', everPublished: true });
  expect(answer(phuc, 'restore', killed).ok).toBe(false);
  expect(answer(tam, 'restore', killed).ok).toBe(true);
  const asked = article({ publicState: 'killed', everPublished: true, restoreRequestedBy: 'tam' });
  expect(answer(tam, 'restore', asked)).toEqual({ ok: false, why: 'article.restore-needs-second' });
  expect(answer(phuc, 'restore', asked).ok).toBe(true);
});

test('a story that was ever published cannot be spiked', () => {
  expect(answer(tam, 'spike', article({ workState: 'draft', everPublished: true }))).toEqual({
    ok: false,
    why: 'article.was-public',
  });
});

test('journalists and editors may pin related stories on creation; contributors may not', () => {
  const pins = (role: Role) =>
    mayPinAtFirst({ id: 'ai', name: 'Ai', roles: [{ role, sectionId: 'desk' }], grants: [] }).ok;
  expect((['journalist', 'editor', 'managing_editor'] as const).filter((role) => !pins(role))).toEqual([]);
  expect((['contributor', 'legal', 'admin'] as const).filter(pins)).toEqual([]);
});
