import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listSourceFiles, root } from '#tests/support/imports.ts';

/** Forms without `DraftForm`, and why. */
const KEEPS_NOTHING: Readonly<Record<string, string>> = {
  'components/ui/draft-form.tsx': 'it is the form that keeps',
  'components/desk/shell/locale-choice.tsx': 'buttons only',
  'components/desk/shell/desk-shell.tsx': 'a button only',
  'components/desk/forms/confirm-dialog.tsx': 'a button only',
  'components/desk/factors/enrol-view.tsx': 'a button only',
  'components/desk/lists/account-view.tsx': 'a tick and a button',
  'components/desk/forms/sign-in-dialog.tsx': 'a button only',
  'components/desk/account/export-form.tsx': 'buttons only: an export',
  'components/desk/audit/audit-screen.tsx': 'a search whose words are in the address',
  'components/desk/admin/people-list.tsx': 'a search whose words are in the address',
  'components/desk/find/find-facets.tsx': 'a search whose words are in the address',
  'components/desk/find/find-field.tsx': 'a search whose words are in the address',
  'components/desk/lists/tag-list.tsx': 'a search whose words are in the address',
  'components/desk/lists/queue-filter.tsx': 'a search whose words are in the address',
  'components/desk/lists/media-library.tsx': 'a search',
  'components/desk/planning/planning-view.tsx': 'a filter, and a day to choose',
  'components/desk/schedule/schedule-calendar.tsx': 'a moment to choose',
  'components/desk/schedule/site-at-chooser.tsx': 'a moment to choose',
  'components/desk/checks/check-rules-admin.tsx': 'a place to choose',
  'components/desk/admin/close-section-dialog.tsx': 'a section to choose',
  'components/desk/admin/leaving-panel.tsx': 'a person to choose',
  'components/desk/factors/second-step-form.tsx': 'a secret',
  'components/desk/factors/app-setup.tsx': 'a secret',
  'components/desk/factors/reauthenticate-dialog.tsx': 'a secret',
  'components/desk/article/sign-in-again.tsx': 'a secret',
  'components/desk/lists/change-password.tsx': 'a secret',
  'components/desk/sign-in/sign-in-form.tsx': 'a secret, before anybody is signed in',
  'components/desk/sign-in/choose-password-form.tsx': 'a secret, before anybody is signed in',
  'components/desk/sign-in/forgotten-form.tsx': 'before anybody is signed in',
  'components/desk/live/composer.tsx': 'a queue of entries of its own (`unsent-entries.ts`)',
  'components/desk/breaking/write-news.tsx': 'kept with the id of its story (`unsent-news.ts`)',
  'components/desk/breaking/confirm-news.tsx': 'a button; the words are kept in `unsent-news.ts`',
};

/** Fields outside of a `DraftForm` in their file, and why. */
const FIELDS: Readonly<Record<string, string>> = {
  'components/desk/article/text-field.tsx': 'its owner has the form, or it is a part of the working copy',
  'components/desk/article/lead-field.tsx': 'a part of the working copy',
  'components/desk/article/comments/comment-box.tsx':
    'kept with those who are mentioned (`unsent-comment.ts`)',
  'components/desk/article/outside/made-link.tsx': 'only read',
  'components/desk/notifications/secret-dialog.tsx': 'only read',
  'components/desk/sign-in/new-password-field.tsx': 'a secret',
  'components/desk/style/rules-admin.tsx': 'a part of the form of `style-dialog.tsx`',
  'components/desk/style/style-field.tsx': 'a part of the form of `style-dialog.tsx`',
  'components/desk/checks/stage-fields.tsx': 'a part of the form of `check-rule-row.tsx`',
  'components/desk/royalties/award-fields.tsx': 'its owner has the form',
  'components/desk/settings/setting-field.tsx': 'a part of the form of `settings-form.tsx`',
  'components/desk/planning/plan-fields.tsx': 'its owner has the form',
  'components/desk/moments/moment-field.tsx': 'its owner has the form',
  'components/desk/media/picture-field.tsx': 'nothing is typed',
  'components/desk/forms/upload-button.tsx': 'a file',
  'components/desk/find/find-dialog.tsx': 'a search',
  'components/desk/lists/merge-tag-dialog.tsx': 'a search',
  'components/desk/lists/queue-view.tsx': 'ticks',
  'components/editor/find-panel.tsx': 'a search in the text',
  'components/editor/dialogs/chart-grid.tsx': 'a part of the form of `chart-dialog.tsx`',
  'components/editor/dialogs/search-list.tsx': 'a search',
  'components/editor/dialogs/image-dialog.tsx': 'a file',
};

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const screens = listSourceFiles().filter((file) =>
  /^(components\/(desk|editor|ui)|app\/\(desk\))\/.*\.tsx$/.test(file),
);
const field = /<(?:textarea|input|LimitedArea|LimitedInput)\b[\s\S]*?\/>/g;

test('each form of the desk is a DraftForm or a listed exception', () => {
  const found = screens.filter((file) => /<form\b/.test(read(file)) && !(file in KEEPS_NOTHING));
  expect(found, 'make these a DraftForm (components/ui/draft-form.tsx)').toEqual([]);
  const gone = Object.keys(KEEPS_NOTHING).filter((file) => !/<form\b/.test(read(file)));
  expect(gone, 'these have no such form any more').toEqual([]);
});

test('each typed field is in a DraftForm and has a name', () => {
  const mine = screens.filter((file) => !file.startsWith('components/ui/') && !(file in KEEPS_NOTHING));
  const found = mine.flatMap((file) => {
    const fields = read(file).match(field) ?? [];
    if (fields.length > 0 && !(file in FIELDS) && !read(file).includes('<DraftForm')) return [file];
    if (!read(file).includes('<DraftForm')) return [];
    return fields.filter((each) => !/\bname=|\{\.\.\./.test(each)).map((each) => `${file}: ${each}`);
  });
  expect(found).toEqual([]);
});

test('no two forms store their text under one name', () => {
  const names = screens.flatMap((file) =>
    [...read(file).matchAll(/\bkeep="([^"]+)"/g)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
