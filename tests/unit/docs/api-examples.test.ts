import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const document = readFileSync(path.join(root, 'docs/API.md'), 'utf8');
const { people } = JSON.parse(readFileSync(path.join(root, 'db/seed/demo/newsroom.json'), 'utf8')) as {
  people: { slug: string; email?: string }[];
};

test('the examples name people of the demonstration newsroom', () => {
  const slugs = [...document.matchAll(/"(?:byline|assignees)": \["([^"]+)"\]/g)].map(([, slug]) => slug);
  const emails = [...document.matchAll(/\b[\w.]+@[\w.]+\b/g)].map(([email]) => email);
  expect(slugs.length).toBeGreaterThan(1);
  expect(slugs.filter((slug) => !people.some((person) => person.slug === slug))).toEqual([]);
  expect(emails.filter((email) => !people.some((person) => person.email === email))).toEqual([]);
});
