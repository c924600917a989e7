import { expect, test } from 'vitest';
import { mayCurate, mayReadFronts } from '#core/fronts/front-policy.ts';
import { homeContainers } from '#core/fronts/home-containers.ts';
import type { Actor, Grant, Role } from '#core/people/roles.ts';

const person = (role: Role, sectionId: string | null = null, grants: readonly Grant[] = []): Actor => ({
  id: role,
  name: role,
  roles: [{ role, sectionId }],
  grants,
});
const containers = new Map(
  homeContainers([
    { id: 'the-gioi', parentId: null },
    { id: 'kinh-te', parentId: null },
  ]).map((container) => [container.key, container]),
);
const right = (actor: Actor, key: string) => {
  const container = containers.get(key);
  if (container === undefined) throw new Error(`There is no container ${key}.`);
  const decision = mayCurate(actor, container);
  return decision.ok ? 'yes' : decision.why;
};
const HOME_CONTAINERS = ['top', 'opinion', 'picks', 'latest', 'other_language'];

test.each([
  ['the managing editor', person('managing_editor'), 'yes', 'yes', 'yes'],
  ['a journalist with the grant', person('journalist', 'the-gioi', ['fronts']), 'yes', 'yes', 'yes'],
  ['an editor', person('editor', 'the-gioi'), 'front.not-your-container', 'yes', 'front.not-your-container'],
  ['a reporter', person('journalist', 'the-gioi'), ...Array(3).fill('action.not-your-role')],
  ['a contributor', person('contributor'), ...Array(3).fill('action.not-your-role')],
  ['legal', person('legal'), ...Array(3).fill('action.not-your-role')],
  ['an administrator', person('admin'), ...Array(3).fill('action.not-your-role')],
] as [string, Actor, string, string, string][])(
  'the containers that %s may curate',
  (_, actor, homeRight, ownStrip, otherStrip) => {
    for (const key of HOME_CONTAINERS) expect(right(actor, key)).toBe(homeRight);
    expect(right(actor, 'strip-the-gioi')).toBe(ownStrip);
    expect(right(actor, 'strip-kinh-te')).toBe(otherStrip);
    expect(mayReadFronts(actor).ok).toBe(ownStrip === 'yes');
  },
);
