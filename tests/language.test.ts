import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Words that hide the subject of a sentence or replace a term of the field. */
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
/** Words that no file name and no exported name contains, and the terms of the field that replace them. */
const BANNED_IN_NAMES: Readonly<Record<string, string>> = {
  courtesy: 'idle gate',
  crowd: 'load',
  door: 'entry point, actions, admission',
  doors: 'entry points, actions',
  hear: 'receive, listen',
  heard: 'received',
  hears: 'receives',
  kept: 'stored, cached',
  nobody: 'none, anonymous',
  overgrown: 'overused',
  owes: 'requires',
  patience: 'timeout',
  said: 'text, message',
  saying: 'text, message',
  stand: 'state',
  standing: 'state',
  stands: 'is',
  stood: 'was',
  stranger: 'anonymous',
  strangers: 'anonymous',
  tell: 'notify, invalidate',
  telling: 'notifying',
  tells: 'notifies',
  tending: 'maintenance',
  told: 'notified, invalidated',
  twin: 'duplicate',
  twins: 'duplicates',
  whoever: 'person',
};
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
  'tests',
  'usecases',
];

/** Files beside these folders. Applied migrations never change, so the first one keeps its comments. */
const OTHER_FILES: readonly string[] = [
  '*.{ts,js}',
  '{app,components}/**/*.css',
  '{.ci,deploy}/**/{run,*.conf}',
  'scripts/*.sh',
  'db/migrations/!(0000_baseline).sql',
];

/** The commit after which subjects are checked while the history has no release tag `v*`. */
const FIRST_UNCHECKED = 'aa8ad7a1d381c07b883e20150bb1b22588e7564d';
const MAX_SUBJECT = 72;
/** Verbs in the imperative that end like another form. */
const IMPERATIVES: readonly string[] = [
  ...[
    'Access',
    'Address',
    'Assess',
    'Bring',
    'Bypass',
    'Compress',
    'Discuss',
    'Dismiss',
    'Embed',
    'Exceed',
    'Express',
  ],
  ...[
    'Feed',
    'Focus',
    'Guess',
    'Miss',
    'Need',
    'Pass',
    'Ping',
    'Press',
    'Process',
    'Seed',
    'Shed',
    'Speed',
    'Suppress',
  ],
];

/** It contains examples of faults. */
const OWN_FILE = 'tests/language.test.ts';

/** A text without its signs, and the lines of its source. */
type Prose = { readonly line: number; readonly text: string; readonly lines: readonly string[] };

const SLASHED = /(?<=^|[\s{(,;])\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*(?:\n\s*\/\/[^\n]*)*/g;
const HASHED = /(?<=^|\s)#[^\n]*(?:\n\s*#[^\n]*)*/g;
const DASHED = /(?<=^|\s)--(?!>)[^\n]*(?:\n\s*--(?!>)[^\n]*)*/g;

function commentForm(file: string): RegExp {
  if (file.endsWith('.sql')) return DASHED;
  return /\.([cm]?[jt]sx?|css)$/.test(file) ? SLASHED : HASHED;
}

/** The comments of a source. A comment in several lines is one text. */
function commentsOf(source: string, form = SLASHED): Prose[] {
  const lines = source.split('\n');
  return [...source.matchAll(form)].map((match) => {
    const line = source.slice(0, match.index).split('\n').length;
    const text = match[0].replace(/^\s*(\/\*\*?|\*\/|\*|\/\/|#!?|--)|\*\/$/gm, ' ');
    const isTrailing = !/^\s*(\/\/|\/?\*|#|--)/.test(lines[line - 1] ?? '');
    return {
      line,
      text: text.replace(/\s+/g, ' ').trim(),
      lines: isTrailing ? [] : lines.slice(line - 1, line - 1 + match[0].split('\n').length),
    };
  });
}

/** The paragraphs, headings, list items and table cells of a Markdown source. Code blocks are omitted. */
function paragraphsOf(source: string): Prose[] {
  const found: { line: number; lines: string[] }[] = [];
  let isCode = false;
  let isOpen = false;
  for (const [at, line] of source.split('\n').entries()) {
    const isFence = line.trimStart().startsWith('```');
    if (isFence) isCode = !isCode;
    if (isFence || isCode || line.trim() === '') isOpen = false;
    else if (isOpen && !/^\s*([-*+]|\d+\.)\s|^[#|]/.test(line)) found.at(-1)?.lines.push(line);
    else {
      found.push({ line: at + 1, lines: [line] });
      isOpen = !/^[#|]/.test(line);
    }
  }
  return found.flatMap(({ line, lines }) => {
    const text = lines
      .join(' ')
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/\*\*|(?<!\w)_|_(?!\w)/g, '');
    if (!text.startsWith('|')) return [{ line, lines, text: text.replace(/\s+/g, ' ').trim() }];
    return text.split('|').map((cell) => ({ line, lines: [], text: cell.trim() }));
  });
}

/** Code in backticks counts as one word. */
const withoutCode = (text: string) => text.replace(/`[^`]*`/g, 'code');

function sentencesOf(text: string): string[] {
  return withoutCode(text).split(/(?<=[.!?:;])\s+/);
}

function faultsOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const texts = file.endsWith('.md') ? paragraphsOf(source) : commentsOf(source, commentForm(file));
  return texts.flatMap(({ line, text, lines }) => [
    ...BANNED.map((banned) => banned.exec(withoutCode(text)))
      .filter((match) => match !== null)
      .map(([word]) => `${file}:${line} uses “${word}”`),
    ...sentencesOf(text)
      .map((sentence) => sentence.split(' ').length)
      .filter((words) => words > MAX_WORDS)
      .map((words) => `${file}:${line} has a sentence of ${words} words`),
    ...lines.flatMap(({ length }, at) =>
      length > MAX_COLUMNS ? [`${file}:${line + at} has ${length} columns`] : [],
    ),
  ]);
}

function git(...args: string[]): string | null {
  const { status, stdout } = spawnSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** The subjects since the last release, or null if the clone lacks that part of the history. */
function subjectsSinceRelease(): string[] | null {
  const base = git('describe', '--tags', '--abbrev=0', '--match=v*') ?? FIRST_UNCHECKED;
  if (git('merge-base', '--is-ancestor', base, 'HEAD') === null) return null;
  return git('log', '--no-merges', '--format=%s', `${base}..HEAD`)?.split('\n').filter(Boolean) ?? null;
}

function faultsOfSubject(subject: string): string[] {
  const verb = subject.split(' ', 1)[0] ?? '';
  const isImperative =
    /^[A-Z][a-z-]+$/.test(verb) &&
    !/^(That|To|What|Where|Who|Whoever)$/.test(verb) &&
    (IMPERATIVES.includes(verb) || !/(ed|ing|s)$/.test(verb));
  return [
    ...(isImperative ? [] : [`“${subject}” does not begin with a verb in the imperative`]),
    ...(subject.length > MAX_SUBJECT ? [`“${subject}” has ${subject.length} characters`] : []),
    ...(subject.endsWith('.') ? [`“${subject}” ends with a full stop`] : []),
  ];
}

/** The words of a name or path, in lower case: `readPages` has the words `read` and `pages`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

const EXPORTED =
  /^export (?:default )?(?:async )?(?:const|let|function\*?|type|interface|class|enum) (\w+)/gm;

function faultsOfNames(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  return [file, ...[...source.matchAll(EXPORTED)].map(([, name = '']) => name)].flatMap((name) =>
    wordsOf(name)
      .filter((word) => Object.hasOwn(BANNED_IN_NAMES, word))
      .map((word) => `${file}: “${word}” in ${name}; write ${BANNED_IN_NAMES[word]}`),
  );
}

test.each(FOLDERS)('file names and exported names in %s/ use the terms of the field', (folder) => {
  const files = globSync(`${folder}/**/*.{ts,tsx,mjs,js}`, { cwd: root }).sort();
  expect(files.flatMap(faultsOfNames)).toEqual([]);
});

test('a name is split into its words', () => {
  expect(wordsOf('tests/side-doors.test.ts')).toEqual(['tests', 'side', 'doors', 'test', 'ts']);
  expect(wordsOf('tellURLPages')).toEqual(['tell', 'url', 'pages']);
  expect(wordsOf('TOLD_AT')).toEqual(['told', 'at']);
});

test.each(FOLDERS)('comments in %s/ use no banned word, no long sentence and no long line', (folder) => {
  const files = globSync(`${folder}/**/*.{ts,tsx,mjs,js}`, { cwd: root, exclude: [OWN_FILE] }).sort();
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(faultsOf)).toEqual([]);
});

test.each(OTHER_FILES)('comments in %s keep the same rules', (glob) => {
  const files = globSync(glob, { cwd: root }).sort();
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(faultsOf)).toEqual([]);
});

test('the Markdown documents keep the same rules', () => {
  const files = globSync('**/*.md', { cwd: root, exclude: ['**/{node_modules,data,.*}/**'] }).sort();
  expect(files.length).toBeGreaterThan(80);
  expect(files.flatMap(faultsOf)).toEqual([]);
});

test('commit subjects since the last release are short and in the imperative', ({ skip }) => {
  const subjects = subjectsSinceRelease();
  if (subjects === null) {
    console.warn('The commit subjects are not checked: this copy lacks the history since the last release.');
    return skip('no history');
  }
  expect(subjects.flatMap(faultsOfSubject)).toEqual([]);
});

test('the rules find a banned word, a long sentence and no fault in code', () => {
  expect(commentsOf("const url = 'https://a.example'; // Whoever\n// asks.")).toEqual([
    { line: 1, text: 'Whoever asks.', lines: [] },
  ]);
  expect(commentsOf('a { } /* one\n   two */', commentForm('a.css'))).toMatchObject([{ text: 'one two' }]);
  expect(commentsOf('a $# # one\n', commentForm('run'))).toMatchObject([{ text: 'one' }]);
  expect(commentsOf('--> break\n-- one\n', commentForm('a.sql'))).toMatchObject([{ text: 'one' }]);
  expect(sentencesOf('One. `two three` four? Five')).toEqual(['One.', 'code four?', 'Five']);
});

test('Markdown is split into paragraphs, items and cells without code blocks', () => {
  const source =
    '# Head\n**One**\n[two](a.md)\n\n- three\n  four\n- five\n```sh\nstands\n```\n| six | seven |';
  const texts = paragraphsOf(source).map(({ line, text }) => [line, text]);
  expect(texts.filter(([, text]) => text !== '')).toEqual([
    [1, '# Head'],
    [2, 'One [two]'],
    [5, '- three four'],
    [7, '- five'],
    [11, 'six'],
    [11, 'seven'],
  ]);
});

test.each([
  'Fixed a bug',
  'Fixes a bug',
  'Fixing a bug',
  'fix a bug',
  'What is read',
  'Fix a bug.',
  `Fix ${'x'.repeat(69)}`,
])('the subject “%s” has one fault', (subject) => {
  expect(faultsOfSubject(subject)).toHaveLength(1);
});

test.each(['Fix a bug', 'Process uploads', 'Embed videos', 'Re-encode photos'])(
  'the subject “%s” has no fault',
  (subject) => {
    expect(faultsOfSubject(subject)).toEqual([]);
  },
);
