import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Decisions and the changelog describe the state of their day. */
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'bench/README.md',
  'tests/support/README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const FOLDERS = [
  ...['app', 'bench', 'components', 'core', 'db', 'docs', 'messages', 'platform', 'public', 'scripts'],
  ...['server', 'tests', 'usecases'],
];

/** Every file of the repository by its path. */
const files = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  ),
  ...readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
];
const folders = new Set(
  files.flatMap((file) => {
    const parts = file.split('/').slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  }),
);

const marked = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);

/** Whether a file or folder exists whose path ends so, as documents name files within a folder. */
function isThere(place: string): boolean {
  if (place.endsWith('/')) {
    const folder = place.slice(0, -1);
    return [...folders].some((one) => one === folder || one.endsWith(`/${folder}`));
  }
  return files.some((file) => file === place || file.endsWith(`/${place}`));
}

test('every source file and folder that a document names exists', () => {
  const named = documents.flatMap((document) =>
    marked(read(document))
      // In CONTRIBUTING.md such a file is one that the reader adds.
      .filter((word) => !word.includes('your-'))
      .filter(
        (word) => /^[\w.()[\]-]+(\/[\w.()[\]-]+)*\.(tsx?|mjs|css|sh)$/.test(word) || isFolderOfOurs(word),
      )
      .map((word) => ({ document, word })),
  );
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter(({ word }) => !isThere(word))).toEqual([]);
});

function isFolderOfOurs(word: string): boolean {
  const [first = ''] = word.split('/');
  return FOLDERS.includes(first) && /^[\w-]+(\/[\w().[\]-]+)*\/$/.test(word);
}

test('every npm command that a document names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = documents.flatMap((document) =>
    [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => ({ document, name })),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(({ name }) => !(name in scripts))).toEqual([]);
});

test('every page of the desk that a document names exists', () => {
  const pages = files
    .filter((file) => /^app\/\(desk\)\/.*\/(page\.tsx|route\.ts)$/.test(file))
    .map(
      (file) =>
        `/${path
          .dirname(file.slice(4))
          .replaceAll(/\([^)]*\)\/?/g, '')
          .replace(/\/$/, '')}`,
    );
  const named = documents.flatMap((document) =>
    marked(read(document))
      .filter((word) => /^\/desk(\/[a-z/-]+)?$/.test(word))
      .map((word) => ({ document, word })),
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter(({ word }) => !pages.includes(word))).toEqual([]);
});

test('every identifier of the glossary exists in the source', () => {
  const sources = files.filter((file) =>
    /^(app|components|core|db|platform|server|usecases)\/.*\.(tsx?|sql)$/.test(file),
  );
  const words = new Set(sources.flatMap((file) => read(file).match(/\w+/g) ?? []));
  const named = read('docs/GLOSSARY.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => marked(line.split('|')[2] ?? ''));
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter((word) => !(word.match(/\w+/g) ?? []).every((part) => words.has(part)));
  expect(missing).toEqual([]);
});
