import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error.js';
import { redirect } from 'next/navigation';
import { describe, expect, test } from 'vitest';
import { answering } from '#components/desk/forms/use-doors.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { listImports, listSourceFiles, root } from '#tests/support/imports.ts';

const WORDS: Readonly<Record<string, string>> = {
  'request.failed': 'Chưa gửi được.',
  'request.faulty': 'Hệ thống gặp lỗi.',
  'request.outdated-page': 'Hãy tải lại trang.',
};

describe('a door of a screen', () => {
  const doors = answering(
    {
      save: async (input: { name: string }): Promise<ActionResult<string>> => ({
        ok: true,
        data: input.name,
      }),
      lost: (): Promise<ActionResult<string>> => Promise.reject(new TypeError('Failed to fetch')),
      failing: (): Promise<ActionResult<string>> =>
        Promise.reject(Object.assign(new Error('An error occurred.'), { digest: '2718281828' })),
      behindProxy: (): Promise<ActionResult<string>> =>
        Promise.reject(new Error('An unexpected response was received from the server.')),
      unknown: (): Promise<ActionResult<string>> => Promise.reject(new UnrecognizedActionError()),
      leads: async (): Promise<ActionResult<string>> => redirect('/sign-in'),
      comments: { lost: (): Promise<ActionResult<string>> => Promise.reject(new TypeError('Load failed')) },
    },
    (code) => WORDS[code] ?? code,
  );
  const failed = (code: string) => ({ ok: false, error: { code, message: WORDS[code] } });

  test('answers what the server said', async () => {
    expect(await doors.save({ name: 'Bến đò' })).toEqual({ ok: true, data: 'Bến đò' });
  });

  test('answers with words where nobody did', async () => {
    expect(await doors.lost()).toEqual(failed('request.failed'));
    expect(await doors.comments.lost()).toEqual(failed('request.failed'));
  });

  test('says that the server failed where it did, and nothing of a connection', async () => {
    expect(await doors.failing()).toEqual(failed('request.faulty'));
    expect(await doors.behindProxy()).toEqual(failed('request.faulty'));
  });

  test('says that its page is of a release before, where the server knows it no more', async () => {
    expect(await doors.unknown()).toEqual(failed('request.outdated-page'));
  });

  test('lets through a way on that the server names', async () => {
    await expect(doors.leads()).rejects.toThrow('NEXT_REDIRECT');
  });
});

/** Actions that are handed by another name: each is a form's, or asked for by what has a way of its own when nobody answers. */
const HANDED_ALONE = [
  ...['signOut', 'signOutEverywhere', 'chooseLocale', 'refreshScreen'],
  ...['signIn', 'askPasskey', 'signInByPasskey', 'askStepPasskey', 'finishSignIn'],
  ...['askForLink', 'readLink', 'choosePassword'],
  'stillOpen',
];

/** Screens that knock without `useDoors`, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'components/desk/fronts/front-screen.tsx': 'what nobody answered is sent again (decision 0038)',
  'components/desk/factors/reauthentication.tsx': 'the dialog that it brings in opens them',
  'components/desk/factors/enrol-view.tsx': 'the panel and the dialog inside open them',
  'components/outside/review.tsx': 'the words for that come with the page (`asked`)',
};

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const importStatement = /^import (?:\{([^}]*)\}|\* as (\w+)) from '([^']+)';$/gm;

/** What a page imports of the server actions, by the names that it uses. */
function actionsIn(text: string): string[] {
  return [...text.matchAll(importStatement)]
    .filter(([, , , from = '']) => from.includes('/actions/'))
    .flatMap(([, names = '', all]) => [
      ...(all === undefined ? [] : [all]),
      ...names.split(',').map((name) => name.split(' as ').at(-1)?.trim() ?? ''),
    ])
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/** The text without its imports and without what is handed as doors. */
function withoutDoors(text: string): string {
  return text.replace(/^import [^;]*;$/gm, '').replace(/\bdoors(?: = |=\{)\{?(?:[^{}]|\{[^{}]*\})*\}/g, '');
}

const pages = listSourceFiles().filter((file) => /^app\/.*\.tsx$/.test(file));

test('a page hands its actions to a screen as doors', () => {
  const found = pages.flatMap((file) => {
    const text = read(file);
    const rest = withoutDoors(text);
    return actionsIn(text)
      .filter((name) => !HANDED_ALONE.includes(name) && new RegExp(`[={ ]${name}\\b(?![:'])`).test(rest))
      .map((name) => `${file}: ${name} is not among the doors`);
  });
  expect(found).toEqual([]);
});

test('a screen opens the doors that a page hands to it by useDoors', () => {
  const screens = new Set(
    listImports().flatMap(({ from, to }) => (from.startsWith('app/') && to?.endsWith('.tsx') ? [to] : [])),
  );
  const knocking = [...screens].filter((file) => /\bdoors: /.test(read(file)) && !file.startsWith('app/'));
  expect(knocking.length).toBeGreaterThan(30);
  const silent = knocking.filter((file) => !read(file).includes('useDoors('));
  expect(silent.sort()).toEqual(Object.keys(OTHERWISE).sort());
});
