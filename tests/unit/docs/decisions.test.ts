import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../../docs/decisions');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const files = readdirSync(folder).filter((file) => file !== 'README.md');
const SECTIONS = ['Status', 'Context', 'Decision', 'Consequences'];

test('every decision has its number in the title and the four sections in order', () => {
  const faulty = files.filter((file) => {
    const text = read(file);
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, name = '']) => name);
    const isNumbered = text.startsWith(`# ${file.slice(0, 4)} · `);
    return !isNumbered || SECTIONS.join() !== sections.slice(0, SECTIONS.length).join();
  });
  expect(faulty).toEqual([]);
});

test('the index lists every decision with its title', () => {
  const listed = [...read('README.md').matchAll(/^\| \[(\d{4})\]\((.+?)\) +\| (.+?) +\|/gm)];
  expect(listed.map(([, number, file, title]) => [file, `# ${number} · ${title}`])).toEqual(
    files.toSorted().map((file) => [file, read(file).split('\n')[0]]),
  );
});

test('every link between decisions leads to a file', () => {
  const links = files.flatMap((file) =>
    [...read(file).matchAll(/\]\((\d{4}[^)]*\.md)\)/g)].map(([, to]) => to),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((to) => !files.includes(to ?? ''))).toEqual([]);
});

test('every decision that code and documents name exists', () => {
  const root = path.resolve(folder, '../..');
  const numbers = new Set(files.map((file) => file.slice(0, 4)));
  const named = [
    'app',
    'bench',
    'components',
    'core',
    'db',
    'docs',
    'platform',
    'scripts',
    'server',
    'tests',
    'usecases',
  ]
    .flatMap((name) =>
      readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(tsx?|mjs|css|md)$/.test(file) && !file.startsWith('decisions/'))
        .map((file) => path.join(name, file)),
    )
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/\bdecisions? (00\d\d)/g)].map(
        ([, number = '']) => ({
          file,
          number,
        }),
      ),
    );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ number }) => !numbers.has(number))).toEqual([]);
});
