import { describe, expect, test } from 'vitest';
import { holdsNothingNew } from '#core/people/administration.ts';
import type { HeldRole } from '#core/people/roles.ts';

const admin: HeldRole = { role: 'admin', sectionId: null };
const editorOfWorld: HeldRole = { role: 'editor', sectionId: 'world' };
const editorOfSport: HeldRole = { role: 'editor', sectionId: 'sport' };

describe('rights that somebody changes of their own', () => {
  test('an administrator cannot make themselves an editor', () => {
    const answer = holdsNothingNew(
      { roles: [admin], grants: [] },
      { roles: [admin, editorOfWorld], grants: [] },
    );
    expect(answer).toEqual({ ok: false, why: 'people.self-grant' });
  });

  test('an editor of one desk does not become editor of another', () => {
    const answer = holdsNothingNew(
      { roles: [admin, editorOfWorld], grants: [] },
      { roles: [admin, editorOfSport], grants: [] },
    );
    expect(answer.ok).toBe(false);
  });

  test('nobody grants themselves breaking news', () => {
    expect(holdsNothingNew({ roles: [admin], grants: [] }, { roles: [admin], grants: ['breaking'] }).ok).toBe(
      false,
    );
  });

  test('laying down a role is allowed', () => {
    expect(
      holdsNothingNew({ roles: [admin, editorOfWorld], grants: [] }, { roles: [admin], grants: [] }).ok,
    ).toBe(true);
  });
});
