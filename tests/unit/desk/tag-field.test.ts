import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { Doors } from '#components/desk/article/doors.ts';
import { TagField } from '#components/desk/article/tag-field.tsx';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import desk from '#messages/vi/desk.json' with { type: 'json' };
import { inTime } from '../../support/in-time.ts';
import { mounted } from '../../support/mounted.ts';
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
  const screen = await mounted({ desk }, fieldWith([]));
  await screen.type(screen.page.querySelector('input'), 'Phà đêm');
  const option = () => screen.page.querySelector('[role="option"]');
  await inTime(() => expect(option()?.textContent).toContain('Phà đêm'));
  await screen.press(option());
  await screen.show(fieldWith(['taken-meanwhile']));
  const made = { id: 'made', name: 'Phà đêm', type: 'topic' } as TagItem;
  await screen.settle(() => arrive({ ok: true, data: made }));
  expect(taken).toEqual(['taken-meanwhile', 'made']);
  await screen.leave();
});
