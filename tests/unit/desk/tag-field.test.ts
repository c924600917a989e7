import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { Doors } from '#components/desk/article/doors.ts';
import { TagField } from '#components/desk/article/tag-field.tsx';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { openScreen } from '#tests/support/screen.ts';
import { bodyOf } from '../document/body-fixtures.ts';

const story: VersionContent = {
  ...{ format: 'news', kicker: '', headline: '', sapo: '', sectionId: '', lead: null, sponsor: '' },
  ...{ bylineIds: [], tagIds: [], pinIds: [], body: bodyOf() },
};

test('a tag that was just made stands beside those that were taken while it was being made', async () => {
  let arrive = (_: ActionResult<TagItem>) => {};
  let taken: readonly string[] = [];
  const doors: Pick<Doors, 'findTags' | 'addTag' | 'suggestTags'> = {
    findTags: async () => ({ ok: true, data: [] }),
    addTag: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
    suggestTags: async () => ({ ok: true, data: { tags: [], names: [] } }),
  };
  const fieldWith = (ids: readonly string[]) =>
    createElement(TagField, {
      ...{ ids, story, articleId: null, known: [], types: ['topic'] as const, isReadOnly: false },
      doors,
      onChange(next) {
        taken = next;
      },
    });
  const screen = await openScreen(fieldWith([]));
  await screen.fill(screen.one('input'), 'Phà đêm');
  const option = () => screen.one('[role="option"]');
  await screen.until(() => expect(option().textContent).toContain('Phà đêm'));
  await screen.press(option());
  await screen.draw(fieldWith(['taken-meanwhile']));
  const made = { id: 'made', name: 'Phà đêm', type: 'topic' } as TagItem;
  await screen.settle(() => arrive({ ok: true, data: made }));
  expect(taken).toEqual(['taken-meanwhile', 'made']);
  await screen.close();
});
