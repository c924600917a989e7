import { describe, expect, test } from 'vitest';
import { type ArticleFacts, defaultPolicy } from '#core/articles/policy.ts';
import { WORK_STATES } from '#core/articles/states.ts';
import { mayMakeOutsideLink, mayManageOutsideLinks } from '#core/outside/link-policy.ts';
import type { Actor, Grant, Role } from '#core/people/roles.ts';
import { storyFacts } from '#tests/support/workflow/story-facts.ts';

const now = new Date('2026-03-01T08:00:00Z');

const article = storyFacts({ createdBy: 'author', authorIds: ['author'] });

function person(id: string, role: Role, sectionId: string | null = null, grants: Grant[] = []): Actor {
  return { id, name: id, roles: [{ role, sectionId }], grants };
}

const make = (actor: Actor, changes: Partial<ArticleFacts> = {}) =>
  mayMakeOutsideLink(actor, { facts: { ...article, ...changes }, now, policy: defaultPolicy });

describe('the right to share a story outside', () => {
  test.each([
    ['its author', person('author', 'journalist', 'world'), true],
    ['its author, on another desk now', person('author', 'journalist', 'business'), true],
    ['its author who edits another desk', person('author', 'editor', 'business'), true],
    ['an editor of its desk', person('thu', 'editor', 'world'), true],
    ['a managing editor', person('tam', 'managing_editor'), true],
    ['legal', person('phuc', 'legal'), true],
    ['a contributor, even of their own', person('author', 'contributor'), false],
    ['a journalist of the desk whose story it is not', person('mai', 'journalist', 'world'), false],
    ['an editor of another desk', person('binh', 'editor', 'business'), false],
    ['an administrator', person('quan', 'admin'), false],
    ['a person without a role', { id: 'x', name: 'x', roles: [], grants: [] }, false],
  ] as const)('%s', (_, actor, expected) => {
    expect(make(actor).ok).toBe(expected);
  });

  test('only its author may share a draft that was never submitted', () => {
    const draft = { workState: 'draft', everSubmitted: false } as const;
    expect(make(person('author', 'journalist', 'world'), draft).ok).toBe(true);
    for (const actor of [
      person('thu', 'editor', 'world'),
      person('tam', 'managing_editor'),
      person('phuc', 'legal'),
    ]) {
      expect(make(actor, draft)).toEqual({ ok: false, why: 'action.private-draft' });
    }
  });

  test('a sealed story cannot be shared, even by a person who may read it', () => {
    const sealed = { publicState: 'taken_down', everPublished: true } as const;
    const reader = person('tam', 'managing_editor', null, ['archive_read']);
    expect(make(reader, sealed)).toEqual({ ok: false, why: 'article.sealed' });
  });

  test.each(WORK_STATES)('sharing a story in state %s', (workState) => {
    const isSpiked = workState === 'spiked';
    const expected = isSpiked ? { ok: false, why: 'action.wrong-work-state' } : { ok: true };
    expect(make(person('tam', 'managing_editor'), { workState })).toEqual(expected);
    // Existing links can still be seen and revoked.
    const facts = { ...article, workState };
    expect(
      mayManageOutsideLinks(person('tam', 'managing_editor'), { facts, now, policy: defaultPolicy }).ok,
    ).toBe(true);
  });
});
