import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const list = path.resolve(
  root,
  '../shared/corpora/security/asvs5/OWASP_Application_Security_Verification_Standard_5.0.0_en.csv',
);
const document = readFileSync(path.join(root, 'docs/SECURITY.md'), 'utf8');

type Answer = {
  readonly no: string;
  readonly words: string;
  readonly status: string;
  readonly tests: readonly string[];
};

const answers: readonly Answer[] = document
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [, no = '', , words = '', proof = ''] = line.split('|').map((cell) => cell.trim());
    const tests = [...proof.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file);
    return { no, words, status: /^\*\*([^*]+?)\.?\*\*/.exec(words)?.[1]?.split(',')[0] ?? '', tests };
  });

/** Requirements for a document, or for something that no test can show. */
const WITHOUT_A_TEST = new Set(
  'V5.1.1 V6.1.1 V6.1.2 V6.1.3 V7.1.1 V7.1.2 V7.1.3 V9.1.2 V9.1.3 V11.1.1 V11.1.2 V11.2.1 V11.2.2 V11.2.3 V11.3.1 V11.3.2 V13.1.1 V14.1.1 V14.1.2 V15.1.1 V15.1.3 V15.3.5 V16.1.1'.split(
    ' ',
  ),
);

test('each answer is yes, part, no, not applicable or site', () => {
  const odd = answers.filter(({ status }) => !['Yes', 'Part', 'No', 'n/a', 'Site'].includes(status));
  expect(odd.map(({ no }) => no)).toEqual([]);
  expect(answers.length).toBeGreaterThan(200);
});

test('each yes names a test, unless the requirement asks for a document', () => {
  const bare = answers.filter(
    ({ no, status, tests }) => status === 'Yes' && tests.length === 0 && !WITHOUT_A_TEST.has(no),
  );
  expect(bare.map(({ no }) => no)).toEqual([]);
});

test('each answer other than yes has a reason', () => {
  const silent = answers.filter(
    ({ no, status, words }) =>
      status !== 'Yes' && !no.startsWith('V17.') && words.replace(/^\*\*[^*]+\*\*/, '').trim().length < 4,
  );
  expect(silent.map(({ no }) => no)).toEqual([]);
});

test('each named test exists and has assertions', () => {
  const named = [...new Set(answers.flatMap(({ tests }) => tests))];
  const missing = named.filter(
    (file) =>
      !existsSync(path.join(root, file)) ||
      !/\bexpect\w*\(|\bassert/.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(missing).toEqual([]);
});

if (!existsSync(list)) console.warn(`SKIPPED: no list of the standard at ${list}`);

test.skipIf(!existsSync(list))('each requirement of level 1 and 2 is answered exactly once', () => {
  const asked = [
    ...readFileSync(list, 'utf8').matchAll(/,(V\d+\.\d+\.\d+),(?:"(?:[^"]|"")*"|[^,\n]*),([123])\s*$/gm),
  ];
  expect(asked.length).toBe(345);
  const wanted = asked.filter(([, , level]) => level !== '3').map(([, no = '']) => no);
  expect(answers.map(({ no }) => no).sort()).toEqual(wanted.sort());
});
