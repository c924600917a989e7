import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as tags from '#app/(desk)/actions/tags.ts';
import { TagDialog } from '#components/desk/lists/tag-dialog.tsx';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

test('an unchanged tag is saved without fields, because it may have changed on the server', async () => {
  const tag: TagItem = {
    ...{ id: 'tag', name: 'Sài Gòn', type: 'place', slug: 'sai-gon', description: 'Một.' },
    ...{ aliases: ['Gia Định', 'TP HCM'], parent: { id: 'south', name: 'Nam Bộ' } },
    ...{ picture: null, mediaTopic: null, storyCount: 3 },
  };
  const sent: object[] = [];
  stubActions(tags, {
    changeTag: async (input: object) => {
      sent.push(input);
      return { ok: true, data: tag };
    },
    findTags: async () => ({ ok: true, data: [] }),
  });
  const none = () => {};
  const screen = await openScreen(
    createElement(TagDialog, {
      ...{ tag, canPlace: true, types: ['place'] as const },
      ...{ onDone: none, onClose: none },
    }),
  );
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(sent).toEqual([{ id: 'tag' }]);
  await screen.close();
});
