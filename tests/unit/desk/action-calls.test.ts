import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error.js';
import { redirect } from 'next/navigation';
import { describe, expect, test } from 'vitest';
import { settleCall } from '#components/desk/forms/use-action-call.ts';
import { listSourceFiles, root } from '#tests/support/imports.ts';

const WORDS: Readonly<Record<string, string>> = {
  'request.failed': 'Chưa gửi được.',
  'request.faulty': 'Hệ thống gặp lỗi.',
  'request.outdated-page': 'Hãy tải lại trang.',
};

describe('the call of a server action', () => {
  const settle = (answering: Promise<never>) => settleCall(answering, (code) => WORDS[code] ?? code);
  const failed = (code: string) => ({ ok: false, error: { code, message: WORDS[code] } });

  test('returns the result of the action', async () => {
    const answer = { ok: true, data: 'Bến đò' } as const;
    expect(await settleCall(Promise.resolve(answer), String)).toEqual(answer);
  });

  test('becomes a network failure with a message if no answer arrives', async () => {
    expect(await settle(Promise.reject(new TypeError('Failed to fetch')))).toEqual(failed('request.failed'));
  });

  test('becomes a server failure if the server or a proxy fails', async () => {
    const thrown = Object.assign(new Error('An error occurred.'), { digest: '2718281828' });
    expect(await settle(Promise.reject(thrown))).toEqual(failed('request.faulty'));
    const behindProxy = new Error('An unexpected response was received from the server.');
    expect(await settle(Promise.reject(behindProxy))).toEqual(failed('request.faulty'));
  });

  test('says that the page is of an earlier release if the server does not know the action', async () => {
    expect(await settle(Promise.reject(new UnrecognizedActionError()))).toEqual(
      failed('request.outdated-page'),
    );
  });

  test('lets a redirect of the server through', async () => {
    const leads = async (): Promise<never> => redirect('/sign-in');
    await expect(settle(leads())).rejects.toThrow('NEXT_REDIRECT');
  });
});

/** Actions of forms, which React calls, or that a component calls with its own handling of failures. */
const CALLED_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'components/desk/factors/enrol-view.tsx': ['signOut'],
  'components/desk/factors/factors-panel.tsx': [
    ...[
      'addPasskey',
      'beginApp',
      'beginPasskey',
      'removeApp',
      'removePasskey',
      'renamePasskey',
      'renewCodes',
    ],
  ],
  'components/desk/factors/passkey-sign-in.tsx': ['askPasskey', 'signInByPasskey'],
  'components/desk/factors/second-step-form.tsx': ['askStepPasskey', 'finishSignIn'],
  'components/desk/checks/check-rule-row.tsx': ['changeRule', 'previewRule'],
  // A change without an answer is sent again (decision 0038).
  'components/desk/fronts/front-screen.tsx': ['screenOf'],
  'components/desk/fronts/use-container.ts': ['discardContainer', 'launch', 'restore', 'saveContainer'],
  'components/desk/article/comments/comments-panel.tsx': ['reopenThread', 'resolveThread'],
  'components/desk/lists/account-view.tsx': ['signOutEverywhere'],
  'components/desk/shell/desk-shell.tsx': ['signOut'],
  'components/desk/shell/locale-choice.tsx': ['chooseLocale'],
  'components/desk/shell/screen-refresh.tsx': ['refreshScreen'],
  'components/desk/sign-in/choose-password-form.tsx': ['choosePassword', 'readLink'],
  'components/desk/sign-in/forgotten-form.tsx': ['askForLink'],
  'components/desk/sign-in/sign-in-form.tsx': ['signIn'],
  // Its failures have messages that come with the page (`asked`).
  'components/outside/review.tsx': ['reply', 'startThread', 'threadsOf'],
  'components/outside/watch-link.tsx': ['stillOpen'],
};

const importOfActions = /^import \{([^}]*)\} from '#app\/[^']*\/actions\/[^']*';$/gm;

/** The actions that a component uses outside of `call(…)`. */
function uncaughtIn(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const names = [...text.matchAll(importOfActions)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.trim()),
  );
  const rest = text.replace(/^import [^;]*;$/gm, '').replace(/\bcall\(\s*\w+\(/g, '');
  return names.filter(
    (name) => name !== '' && new RegExp(`(?<![.'\\w])${name}(?=[(},;)]|\\s*:\\s\\w+;)`).test(rest),
  );
}

test('components call server actions through call(…), except for the listed ones', () => {
  const found = listSourceFiles()
    .filter((file) => file.startsWith('components/'))
    .map((file) => [file, uncaughtIn(file).sort()] as const)
    .filter(([, names]) => names.length > 0);
  expect(Object.fromEntries(found)).toEqual(CALLED_OTHERWISE);
});
