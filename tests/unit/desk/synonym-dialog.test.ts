import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as search from '#app/(desk)/actions/search.ts';
import { SynonymDialog } from '#components/desk/search/synonym-dialog.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

test.each([
  ['a group', 'group', { loaded: ['lũ', 'lụt'] }],
  ['a new group', null, {}],
])('%s is saved with the names that it had when the dialog opened, if any', async (_, id, had) => {
  const saved: unknown[] = [];
  stubActions(search, {
    changeSynonyms: async (input: object) => {
      saved.push(input);
      return { ok: true, data: null };
    },
  });
  const screen = await openScreen(
    createElement(SynonymDialog, {
      draft: { id, names: ['lũ', 'lụt'] },
      ...{ onDone() {}, onClose() {} },
    }),
  );
  await screen.fill(screen.one('textarea'), 'lũ\n lũ lụt \n');
  await screen.happen(screen.one('form'), 'submit');
  expect(saved).toEqual([{ id, names: ['lũ', 'lũ lụt'], ...had }]);
  await screen.close();
});
