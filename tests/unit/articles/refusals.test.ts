import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { errorText } from '#app/_shell/shared/messages.ts';
import { REFUSALS } from '#core/articles/refusals.ts';
import { workflowMarkdown } from '#core/articles/workflow-page.ts';
import { CHECK_NAMES } from '#core/checks/checks.ts';
import { LOCALES } from '#core/i18n/locales.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The refusal codes in the source of these files. */
function codesIn(...files: string[]): string[] {
  const text = files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const named = [
    ...text.matchAll(/(?:(?:\bno|DomainError)\(\s*|badField\(\s*'\w+',\s*|\bpast: )'([a-z-]+\.[a-z-]+)'/g),
  ];
  return [...new Set(named.map(([, code = '']) => code))];
}

const WORKFLOW = [
  'core/articles/policy.ts',
  'core/articles/four-eyes.ts',
  'usecases/articles/act-on-article.ts',
  'usecases/articles/shared/apply-action.ts',
  'usecases/articles/shared/effects.ts',
  'usecases/articles/shared/require-checks.ts',
  'usecases/articles/shared/require-read.ts',
  'usecases/articles/shared/require-text.ts',
];

test('the list of refusals has exactly the codes that the workflow throws', () => {
  expect([...REFUSALS].sort()).toEqual(codesIn(...WORKFLOW).sort());
});

test.each(LOCALES)('each refusal and each check has a message in %s', (locale) => {
  const checks = CHECK_NAMES.map((name) => `check.${name}`);
  expect(checks.length).toBeGreaterThan(5);
  for (const code of [...REFUSALS, ...checks]) {
    expect(errorText(locale, code), `${code} has no words in ${locale}`).not.toBe(code);
  }
});

test.each(LOCALES)('every error code of the source has a message in %s', (locale) => {
  const files = ['core', 'usecases', 'db', 'app', 'platform', 'server'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  const codes = codesIn(...files);
  expect(codes.length).toBeGreaterThan(60);
  for (const code of codes) expect(errorText(locale, code), `${code} in ${locale}`).not.toBe(code);
});

test('docs/WORKFLOW.md matches the action table', () => {
  const page = readFileSync(path.join(root, 'docs/WORKFLOW.md'), 'utf8');
  expect(page, 'run `npm run docs:workflow`').toBe(workflowMarkdown((code) => errorText('en', code)));
});
