import { createElement } from 'react';
import { beforeEach, expect, test } from 'vitest';
import * as articles from '#app/(desk)/actions/articles.ts';
import * as versions from '#app/(desk)/actions/versions.ts';
import { TranslationPanel } from '#components/desk/article/translation-panel.tsx';
import { Words } from '#components/ui/words.tsx';
import { blankContent } from '#core/articles/blank-content.ts';
import type { TranslationState } from '#core/articles/translation-state.ts';
import { READY } from '#core/i18n/messages.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const names = { people: {}, tags: {}, sections: {}, stories: {}, media: {} };
const textOf = (headline: string) => blankContent('s1', { headline });
let sent: unknown[] = [];
let changed: unknown[] = [];

beforeEach(() => {
  sent = [];
  changed = [];
  stubActions(articles, {
    markTranslation: async (input: object) => {
      sent.push(input);
      return { ok: true, data: { ...editionIn('current'), id: 'vi' } };
    },
  });
  stubActions(versions, {
    textsOf: async (articleId: string, sides: string[]) => {
      sent.push([articleId, sides]);
      const contents = [textOf('Mười lăm triệu đồng'), textOf('Năm mươi triệu đồng')];
      return { ok: true, data: { contents, names } };
    },
    namesOf: async () => ({ ok: true, data: names }),
  });
});

function editionIn(state: TranslationState, currentVersion = 4) {
  const translation = { state, version: 2, currentVersion };
  return { id: 'vi', number: 1001, locale: 'vi', headline: 'Bản gốc', role: 'original', translation };
}

function panel(edition: object, mayMark = true) {
  const shown = createElement(TranslationPanel, {
    view: { id: 'en', edition, mayMarkTranslated: { ok: mayMark } },
    content: textOf('Fifteen million dong'),
    save: async () => ({}),
    onChanged: (given: unknown) => changed.push(given),
  } as never);
  return Words({ locale: 'vi', messages: READY.vi, timeZone: 'Asia/Ho_Chi_Minh', children: shown });
}

test('a corrected original is shown with its difference beside the own text, and marked', async () => {
  const screen = await openScreen(panel(editionIn('original_corrected')));
  expect(screen.text()).toContain('Bản gốc đã được đính chính');
  expect(screen.text()).toContain('Bài này dịch từ bản 2; bản gốc nay là bản 4.');
  await screen.press(screen.button('Xem bản gốc đổi gì'));
  await screen.until(() => void screen.one('.translation-sides'));
  expect(sent).toEqual([['vi', ['2', '4']]]);
  const [original, own] = screen.all('.translation-sides > section');
  expect(original?.querySelector('del')?.textContent).toContain('Mười lăm');
  expect(original?.querySelector('ins')?.textContent).toContain('Năm mươi');
  expect(own?.textContent).toContain('Fifteen million dong');
  await screen.press(screen.button('Đã dịch theo bản này'));
  await screen.settle();
  expect(sent[1]).toEqual({ articleId: 'en', originalVersion: 4 });
  expect(changed).toMatchObject([{ translation: { state: 'current' } }]);
  await screen.close();
});

test('a current translation needs no act, and a withdrawn original allows none', async () => {
  const screen = await openScreen(panel(editionIn('current', 3)));
  expect(screen.text()).toBe('Bản dịch này theo kịp bản gốc (dịch từ bản 2).');
  expect(screen.all('button')).toEqual([]);
  await screen.draw(panel(editionIn('original_withdrawn', 2)));
  expect(screen.text()).toContain('Bản gốc không còn tới bạn đọc');
  expect(screen.all('button')).toEqual([]);
  await screen.close();
});

test('people without the right see the state and no button', async () => {
  const screen = await openScreen(panel(editionIn('original_updated', 2), false));
  expect(screen.text()).toContain('Bản gốc đã được cập nhật');
  expect(screen.all('button')).toEqual([]);
  await screen.draw(panel({ ...editionIn('original_updated'), headline: null }));
  expect(screen.all('button, a')).toEqual([]);
  await screen.close();
});
