import { describe, expect, test } from 'vitest';
import { type ArticleFacts, defaultPolicy } from '#core/articles/policy.ts';
import type { Notice } from '#core/notifications/notice.ts';
import { recipientsOf } from '#core/notifications/recipients.ts';
import type { Actor, HeldRole } from '#core/people/roles.ts';
import { storyFacts } from '#tests/support/workflow/story-facts.ts';

const now = new Date('2026-07-17T03:00:00Z');
const WORLD = 'desk-world';
const BUSINESS = 'desk-business';

const STAFF: Readonly<Record<string, readonly HeldRole[]>> = {
  minh: [{ role: 'contributor', sectionId: null }],
  lan: [{ role: 'journalist', sectionId: WORLD }],
  huy: [{ role: 'journalist', sectionId: BUSINESS }],
  thu: [{ role: 'editor', sectionId: WORLD }],
  yen: [{ role: 'editor', sectionId: WORLD }],
  binh: [{ role: 'editor', sectionId: BUSINESS }],
  tam: [{ role: 'managing_editor', sectionId: null }],
  phuc: [{ role: 'legal', sectionId: null }],
  quan: [{ role: 'admin', sectionId: null }],
};

const staffWith = (roles: Readonly<Record<string, readonly HeldRole[]>> = STAFF): Actor[] =>
  Object.entries(roles).map(([id, held]) => ({ id, name: id, roles: held, grants: [] }));

/** Written by Minh with Lan in the byline, on the world desk, submitted. */
const story = storyFacts({ deskIds: [WORLD] });

const notice = (kind: Notice['kind'], changes: Partial<Notice> = {}): Notice => ({
  kind,
  articleId: 'story',
  actorId: null,
  personIds: [],
  detail: {},
  ...changes,
});

function recipients(what: Notice, facts: ArticleFacts | null = story, staff = staffWith()): string[] {
  return recipientsOf(what, { facts, staff, now, policy: defaultPolicy }).map(({ id }) => id);
}

describe('each kind reaches exactly its recipients', () => {
  test.each<[string, Notice, readonly string[]]>([
    ['a submission: the editors of the desk', notice('submitted', { actorId: 'lan' }), ['thu', 'yen']],
    ['changes requested: the authors', notice('changes_requested', { actorId: 'thu' }), ['minh', 'lan']],
    ['an approval: the authors', notice('approved', { actorId: 'thu' }), ['minh', 'lan']],
    [
      'a mention: those named',
      notice('mentioned', { actorId: 'thu', personIds: ['lan', 'phuc'] }),
      ['lan', 'phuc'],
    ],
    ['an assignment: those named', notice('assigned', { actorId: 'thu', personIds: ['minh'] }), ['minh']],
    [
      'a debt at once: the editors of the desk',
      notice('debt', { detail: { stage: 'opened' } }),
      ['thu', 'yen'],
    ],
    [
      'a debt of ten minutes: the managing editors',
      notice('debt', { detail: { stage: 'managing' } }),
      ['tam'],
    ],
    ['a debt of thirty: both', notice('debt', { detail: { stage: 'everybody' } }), ['thu', 'yen', 'tam']],
    [
      'a correction: authors, editors of the desk, managing editors',
      notice('correction', { actorId: 'phuc', detail: { correction: 'take_down' } }),
      ['minh', 'lan', 'thu', 'yen', 'tam'],
    ],
    [
      'a missed schedule: authors, editors of the desk, managing editors',
      notice('schedule_missed'),
      ['minh', 'lan', 'thu', 'yen', 'tam'],
    ],
  ])('%s', (_name, what, expected) => {
    expect(recipients(what)).toEqual(expected);
  });

  test('a stale front: managing editors and people with the grant', () => {
    const staff = staffWith().map((person) =>
      person.id === 'lan' ? { ...person, grants: ['fronts' as const] } : person,
    );
    expect(recipients(notice('front_stale', { articleId: null }), null, staff)).toEqual(['lan', 'tam']);
  });

  test('a lost second factor: the people who may confirm it, without those who left', () => {
    const asked = notice('factor_reset', { articleId: null, actorId: 'quan', personIds: ['tam', 'left'] });
    expect(recipients(asked, null)).toEqual(['tam']);
  });

  test('a disabled webhook: the administrators, who get no notices about stories', () => {
    expect(recipients(notice('webhook_disabled', { articleId: null }), null)).toEqual(['quan']);
    for (const kind of ['submitted', 'changes_requested', 'approved', 'correction', 'debt'] as const) {
      expect(recipients(notice(kind))).not.toContain('quan');
    }
  });
});

describe('the acting person is no recipient', () => {
  test.each(['submitted', 'changes_requested', 'approved', 'correction'] as const)('%s', (kind) => {
    for (const actorId of Object.keys(STAFF))
      expect(recipients(notice(kind, { actorId }))).not.toContain(actorId);
  });
  test.each(['opened', 'managing', 'everybody'] as const)(
    'the person who opened a debt, at the stage %s',
    (stage) => {
      for (const actorId of ['thu', 'tam']) {
        expect(recipients(notice('debt', { actorId, detail: { stage } }))).not.toContain(actorId);
      }
    },
  );
  test('a mention of oneself or an assignment to oneself', () => {
    expect(recipients(notice('mentioned', { actorId: 'lan', personIds: ['lan', 'thu'] }))).toEqual(['thu']);
    expect(recipients(notice('assigned', { actorId: 'lan', personIds: ['lan'] }))).toEqual([]);
  });
});

describe('a person who may not read the story is no recipient', () => {
  test('a mentioned person who lost the desk', () => {
    expect(
      recipients(notice('mentioned', { actorId: 'thu', personIds: ['huy', 'binh', 'quan', 'phuc'] })),
    ).toEqual(['phuc']);
  });
  test('non-authors of a draft that was never submitted', () => {
    const draft = { ...story, everSubmitted: false, workState: 'draft' as const };
    expect(
      recipients(notice('mentioned', { actorId: 'minh', personIds: Object.keys(STAFF) }), draft),
    ).toEqual(['lan']);
  });
  test('an author who is only an administrator now', () => {
    const staff = staffWith({ ...STAFF, minh: [{ role: 'admin', sectionId: null }] });
    expect(recipients(notice('approved', { actorId: 'thu' }), story, staff)).toEqual(['lan']);
  });
});

test('if the desk has no other editor, the managing editors are notified instead', () => {
  const staff = staffWith().filter(({ id }) => id !== 'yen');
  expect(recipients(notice('debt', { actorId: 'thu', detail: { stage: 'opened' } }), story, staff)).toEqual([
    'tam',
  ]);
  expect(recipients(notice('submitted', { actorId: 'thu' }), story, staff)).toEqual(['tam']);
});
