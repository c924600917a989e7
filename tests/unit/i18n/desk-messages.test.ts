import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { deskMessages, READY } from '#core/i18n/messages.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The message namespaces that screens of the desk use in a browser. */
const asked = new Set(
  ['components/desk', 'components/editor'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/useTranslations\('(\w+)/g)])
      .map(([, namespace = '']) => namespace),
  ),
);
/** Namespaces that the editor and the error messages use by themselves. */
const lookedUp = ['blocks', 'editor', 'errors'];

test('the messages of the desk are exactly those that its screens use', () => {
  expect(asked.size).toBeGreaterThan(15);
  expect(Object.keys(deskMessages('vi')).toSorted()).toEqual(
    [...new Set([...asked, ...lookedUp])].toSorted(),
  );
});

test('the messages equal those of the server', () => {
  expect(deskMessages('en').desk).toBe(READY.en.desk);
});
