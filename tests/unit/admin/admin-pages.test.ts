import { expect, test } from 'vitest';
import { adminPagesOf } from '#core/admin/admin-pages.ts';
import type { HeldRole } from '#core/people/roles.ts';

const person = (...roles: HeldRole[]) => ({ id: 'p', name: 'P', roles, grants: [] });
const everywhere = (role: HeldRole['role']): HeldRole => ({ role, sectionId: null });

test('an administrator, an editor and a journalist each see only the administration pages of their role', () => {
  expect(adminPagesOf(person(everywhere('admin')))).toEqual(
    expect.arrayContaining(['people', 'sections', 'mail', 'webhooks', 'audit']),
  );
  expect(adminPagesOf(person(everywhere('admin')))).not.toContain('style');
  expect(adminPagesOf(person({ role: 'editor', sectionId: 's' }))).toContain('style');
  expect(adminPagesOf(person({ role: 'editor', sectionId: 's' }))).not.toContain('people');
  expect(adminPagesOf(person(everywhere('journalist')))).toEqual([]);
});
