import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as tags from '#app/(desk)/actions/tags.ts';
import { TagField } from '#components/desk/article/tag-field.tsx';
import { blankContent } from '#core/articles/blank-content.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';
import { bodyOf } from '../document/body-fixtures.ts';

const story = blankContent('', { body: bodyOf() });

type Answers = Readonly<Record<'findTags' | 'addTag' | 'suggestTagsFor', (...given: never[]) => unknown>>;
type NewTag = { readonly name: string; readonly createAnyway: boolean };
const answersWith = (addTag: (input: NewTag) => unknown): Answers => ({
  findTags: async () => ({ ok: true, data: [] }),
  addTag,
  suggestTagsFor: async () => ({ ok: true, data: { tags: [], names: [] } }),
});
const fieldWith = (
  ids: readonly string[],
  answers: Answers,
  onChange: (ids: string[]) => void,
  isReadOnly = false,
) => {
  stubActions(tags, answers);
  return createElement(TagField, {
    ...{ ids, story, articleId: null, known: [], types: ['topic'] as const, isReadOnly },
    onChange,
  });
};

/** Types the name of a new tag and takes the offered option to create it. */
async function makeTag(screen: Awaited<ReturnType<typeof openScreen>>, name: string) {
  await screen.fill(screen.one('input'), name);
  const option = () => screen.one('[role="option"]');
  await screen.until(() => expect(option().textContent).toContain(name));
  await screen.press(option());
}

test('a created tag is added to tags that were added during its creation', async () => {
  let arrive = (_: ActionResult<TagItem>) => {};
  let chosen: readonly string[] = [];
  const answers = answersWith(
    () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  );
  const field = (ids: readonly string[]) =>
    fieldWith(ids, answers, (next) => {
      chosen = next;
    });
  const screen = await openScreen(field([]));
  await makeTag(screen, 'Phà đêm');
  await screen.draw(field(['taken-meanwhile']));
  const made = { id: 'made', name: 'Phà đêm', type: 'topic' } as TagItem;
  await screen.settle(() => arrive({ ok: true, data: made }));
  expect(chosen).toEqual(['taken-meanwhile', 'made']);
  await screen.close();
});

test('the error of a duplicate name disappears when the existing tag is chosen', async () => {
  const chosen: string[][] = [];
  const details = { id: 'twin', name: 'Phà Đêm' };
  const answers = answersWith(async () => ({
    ok: false,
    error: { code: 'tag.exists', message: 'Đã có chủ đề này.', details },
  }));
  const screen = await openScreen(fieldWith([], answers, (ids) => void chosen.push(ids)));
  await makeTag(screen, 'Phà đêm');
  await screen.until(() => expect(screen.one('.field-error').textContent).toContain('Đã có chủ đề này.'));
  await screen.press(screen.one('.field-error button'));
  expect(chosen).toEqual([['twin']]);
  expect(screen.all('.field-error')).toEqual([]);
  await screen.close();
});

const known = (name: string) => ({ id: name, name, type: 'person', slug: name, aliases: [] }) as never;

test('Enter creates a tag only after an arrow key, and otherwise explains how', async () => {
  const asked: object[] = [];
  const made = { id: 'made', name: 'Phà đêm', type: 'topic' } as TagItem;
  let found: TagItem[] = [];
  const answers: Answers = {
    ...answersWith(async (input) => {
      asked.push(input);
      return { ok: true, data: made };
    }),
    findTags: async () => ({ ok: true, data: found }),
  };
  const chosen: string[][] = [];
  const screen = await openScreen(fieldWith([], answers, (ids) => void chosen.push(ids)));
  const input = () => screen.one('input');
  const typed = async (text: string, options: number) => {
    await screen.fill(input(), text);
    await screen.until(() => expect(screen.all('[role="option"]')).toHaveLength(options));
  };
  await typed('Phà đêm', 1);
  await screen.strike(input(), 'Enter');
  expect(asked).toEqual([]);
  expect(screen.text()).toContain('Phím ↓ rồi Enter để tạo thẻ mới.');
  await screen.strike(input(), 'ArrowDown');
  await screen.strike(input(), 'Enter');
  expect(asked).toEqual([{ name: 'Phà đêm', type: 'topic', createAnyway: false, inDraft: true }]);
  found = [known('Lê Minh Hương'), known('Lê Minh Hường')];
  await typed('Lê Minh', 3);
  await screen.strike(input(), 'ArrowDown');
  await screen.strike(input(), 'Enter');
  expect(chosen).toEqual([['made'], ['Lê Minh Hường']]);
  await screen.close();
});

test('for a name that differs only in accents the writer chooses the existing tag or a new one', async () => {
  const near = [{ id: 'near', name: 'Lê Minh Hương', type: 'person' }];
  const asked: boolean[] = [];
  const chosen: string[][] = [];
  const answers = answersWith(async ({ name, createAnyway }) => {
    asked.push(createAnyway);
    return createAnyway
      ? { ok: true, data: { id: 'made', name, type: 'topic' } as TagItem }
      : { ok: false, error: { code: 'tag.near', message: 'Gần giống.', details: { called: name, near } } };
  });
  const screen = await openScreen(fieldWith([], answers, (ids) => void chosen.push(ids)));
  for (const button of ['Dùng “Lê Minh Hương”', 'Vẫn tạo “Lê Minh Hưởng”']) {
    await makeTag(screen, 'Lê Minh Hưởng');
    await screen.until(() => expect(screen.one('.field-error').textContent).toContain('Gần giống.'));
    await screen.press(screen.button(button));
    await screen.settle();
    expect(screen.all('.field-error')).toEqual([]);
  }
  expect([asked, chosen]).toEqual([
    [false, false, true],
    [['near'], ['made']],
  ]);
  await screen.close();
});

test('a tag created twice on a slow connection appears once and without an error', async () => {
  const chosen: string[][] = [];
  let asked = 0;
  const made = { id: 'made', name: 'Phà đêm', type: 'topic' } as TagItem;
  const details = { id: 'made', name: 'Phà đêm' };
  const answers = answersWith(async () => {
    asked += 1;
    if (asked === 1) return { ok: true, data: made };
    return { ok: false, error: { code: 'tag.exists', message: 'Đã có chủ đề này.', details } };
  });
  const field = (ids: readonly string[]) => fieldWith(ids, answers, (ids) => void chosen.push(ids));
  const screen = await openScreen(field([]));
  await makeTag(screen, 'Phà đêm');
  await screen.draw(field(['made']));
  await makeTag(screen, 'Phà đêm');
  expect([asked, chosen]).toEqual([2, [['made']]]);
  expect(screen.all('.field-error')).toEqual([]);
  await screen.close();
});

test('suggestions disappear on a read-only story, and return when it is editable', async () => {
  const chosen: string[][] = [];
  let asked = 0;
  const tag = { id: 'fits', name: 'Phà đêm', type: 'topic' as const, slug: 'pha-dem', reasons: [] };
  const answers: Answers = {
    ...answersWith(() => new Promise(() => {})),
    suggestTagsFor: async () => {
      asked += 1;
      return { ok: true, data: { tags: [tag], names: [] } };
    },
  };
  const field = (isReadOnly: boolean) => fieldWith([], answers, (ids) => void chosen.push(ids), isReadOnly);
  const screen = await openScreen(field(false));
  const offered = () => screen.all('.tag-suggestion').map(({ textContent }) => textContent);
  await screen.press(screen.one('.link-button'));
  await screen.until(() => expect(offered()).toEqual(['Phà đêm']));
  await screen.draw(field(true));
  expect(offered()).toEqual([]);
  expect(chosen).toEqual([]);
  await screen.draw(field(false));
  await screen.until(() => expect(offered()).toEqual(['Phà đêm']));
  expect(asked).toBe(2);
  await screen.close();
});

test('a held Backspace removes no tag, and a new key press does', async () => {
  const chosen: string[][] = [];
  const answers = answersWith(() => new Promise(() => {}));
  const screen = await openScreen(fieldWith(['one', 'two'], answers, (ids) => void chosen.push(ids)));
  const struck = (repeat: boolean) =>
    screen.happen(screen.one('input'), 'keydown', { key: 'Backspace', repeat });
  await struck(true);
  expect(chosen).toEqual([]);
  await struck(false);
  expect(chosen).toEqual([['one']]);
  await screen.close();
});

test('accepting a suggestion moves the focus to the next one and announces the result', async () => {
  const focus = vi.spyOn(HTMLElement.prototype, 'focus').mockImplementation(() => {});
  const focused = () => {
    const element = focus.mock.contexts.at(-1) as HTMLElement | undefined;
    focus.mockClear();
    return element?.getAttribute('aria-label') ?? element?.localName;
  };
  const tag = (id: string) => ({ id, name: id, type: 'topic' as const, slug: id, reasons: [] });
  const name = { name: 'Quý Mão', type: 'topic' as const, times: 2, inArchive: 0 };
  const made = { id: 'made', name: 'Quý Mão', type: 'topic' } as TagItem;
  const answers: Answers = {
    ...answersWith(async () => ({ ok: true, data: made })),
    suggestTagsFor: async () => ({ ok: true, data: { tags: ['Một', 'Hai', 'Ba'].map(tag), names: [name] } }),
  };
  let ids: string[] = [];
  const field = () =>
    fieldWith(ids, answers, (next) => {
      ids = next;
    });
  const screen = await openScreen(field());
  await screen.press(screen.one('.link-button'));
  await screen.until(() => expect(screen.all('.tag-suggestion')).toHaveLength(4));
  expect(screen.one('[aria-label="Tạo và gắn “Quý Mão”"]').textContent).toContain('2 lần trong bài');
  const take = async (label: string) => {
    await screen.happen(screen.one(`[aria-label="${label}"]`), 'click', { detail: 0 });
    await screen.draw(field());
    return focused();
  };
  expect(await take('Gắn “Hai”')).toBe('Gắn “Ba”');
  expect(screen.text()).toContain('Đã gắn “Hai”. Còn 3 gợi ý.');
  expect(await take('Tạo và gắn “Quý Mão”')).toBe('Gắn “Ba”');
  expect(screen.text()).toContain('Đã gắn “Quý Mão”.');
  await take('Gắn “Một”');
  expect(ids).toEqual(['Hai', 'made', 'Một']);
  focus.mockRestore();
  await screen.close();
});

test('after the last suggestion the focus moves to the field for the keyboard, and not for touch', async () => {
  const focus = vi.spyOn(HTMLElement.prototype, 'focus').mockImplementation(() => {});
  const answers: Answers = {
    ...answersWith(() => new Promise(() => {})),
    suggestTagsFor: async () => ({
      ok: true,
      data: { tags: [{ id: 'a', name: 'A', type: 'topic', slug: 'a', reasons: [] }], names: [] },
    }),
  };
  for (const [detail, at] of [
    [0, 'input'],
    [1, undefined],
  ] as const) {
    const screen = await openScreen(fieldWith([], answers, () => {}));
    await screen.press(screen.one('.link-button'));
    await screen.until(() => expect(screen.all('.tag-suggestion')).toHaveLength(1));
    focus.mockClear();
    await screen.happen(screen.one('.tag-suggestion'), 'click', { detail });
    expect((focus.mock.contexts.at(-1) as HTMLElement | undefined)?.localName).toBe(at);
    await screen.close();
  }
  focus.mockRestore();
});
