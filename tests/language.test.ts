import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Words that hide the subject of a sentence or stand for a term of the field. */
const BANNED: readonly RegExp[] = [
  /\bwhoever\b/i,
  /\bwhat is\b/i,
  /\bstands?\b/i,
  /\bstanding\b/i,
  /\bstood\b/i,
  /\btold\b/i,
  /\btells?\b/i,
  /\bnobody\b/i,
  /\bnone of\b/i,
  /\bthat which\b/i,
];
const MAX_WORDS = 25;
const MAX_COLUMNS = 110;

/** Folders whose comments keep the rules; a folder is added when its comments are rewritten. */
const FOLDERS: readonly string[] = [
  'app',
  'bench',
  'components',
  'core',
  'db',
  'platform',
  'public/js',
  'scripts',
  'server',
  'usecases',
];

type Comment = { readonly line: number; readonly text: string };

/** The comments of a TypeScript source, without their signs; a comment in several lines is one text. */
function commentsOf(source: string): Comment[] {
  const found: Comment[] = [];
  for (const match of source.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*(?:\n\s*\/\/[^\n]*)*/g)) {
    const text = match[0].replace(/^\s*(\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm, ' ');
    found.push({
      line: source.slice(0, match.index).split('\n').length,
      text: text.replace(/\s+/g, ' ').trim(),
    });
  }
  return found;
}

/** The sentences of a text. What is in backticks is code and counts as one word. */
function sentencesOf(text: string): string[] {
  return text.replace(/`[^`]*`/g, 'code').split(/(?<=[.!?:;])\s+/);
}

function faultsOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const faults: string[] = [];
  for (const { line, text } of commentsOf(source)) {
    const prose = text.replace(/`[^`]*`/g, 'code');
    for (const banned of BANNED)
      if (banned.test(prose)) faults.push(`${file}:${line} uses “${banned.exec(prose)?.[0]}”`);
    for (const sentence of sentencesOf(text)) {
      const words = sentence.split(' ').length;
      if (words > MAX_WORDS) faults.push(`${file}:${line} has a sentence of ${words} words`);
    }
  }
  source.split('\n').forEach((text, at) => {
    if (text.length > MAX_COLUMNS && /^\s*(\/\/|\/?\*)/.test(text))
      faults.push(`${file}:${at + 1} is a comment of ${text.length} columns`);
  });
  return faults;
}

test.each(FOLDERS)('comments in %s/ use no banned word, no long sentence and no long line', (folder) => {
  const files = globSync(`${folder}/**/*.{ts,tsx,mjs,js}`, { cwd: root }).sort();
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(faultsOf)).toEqual([]);
});

test('the rules find a banned word, a long sentence and no fault in code', () => {
  expect(commentsOf("const url = 'https://a.example'; // Whoever\n// asks.")).toEqual([
    { line: 1, text: 'Whoever asks.' },
  ]);
  expect(sentencesOf('One. `two three` four? Five')).toEqual(['One.', 'code four?', 'Five']);
});
