import type { CDPSession, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { TreeNode } from '#core/working-copy/line.ts';
import { settleSuggestions } from '#core/working-copy/settle-suggestions.ts';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { describeStream, ENGINES } from '#tests/support/vietnamese/key-stream.ts';
import { PHRASE, phraseStream } from '#tests/support/vietnamese/phrase.ts';
import { play } from '#tests/support/vietnamese/play.ts';
import { SIZES } from '../sizes.ts';
import { act, bodyOf, openNewStory, saved } from './write-a-story.ts';
import { bodyJson, CARET, type EditorJson, openBody, putCursor, runsOf } from './write-in-body.ts';

const text = (value: string, ...marks: NonNullable<EditorJson['marks']>): EditorJson => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});
const paragraph = (...content: EditorJson[]): EditorJson => ({ type: 'paragraph', content });
const bold = { type: 'bold' };

/** The places where text is suggested, with the caret sign. */
const PLACES: readonly (readonly [where: string, EditorJson])[] = [
  ['in an empty paragraph', paragraph(text(CARET))],
  ['at the start of a paragraph', paragraph(text(`${CARET}câu cũ.`))],
  ['in the middle of a word', paragraph(text(`Câu c${CARET}ũ.`))],
  ['at the end of a paragraph', paragraph(text(`Câu cũ. ${CARET}`))],
  ['where bold ends', paragraph(text('đậm', bold), text(`${CARET} thường`))],
  ['inside bold text', paragraph(text('thường '), text(`đậm ${CARET} đậm`, bold))],
  ['in a heading', { type: 'heading', attrs: { level: 2 }, content: [text(`Tít ${CARET}`)] }],
];

function withText(node: EditorJson, typed: string): EditorJson {
  if (node.text !== undefined) return { ...node, text: node.text.replace(CARET, typed) };
  const content = node.content?.map((each) => withText(each, typed)).filter((each) => each.text !== '');
  return { ...node, ...(content && { content }) };
}

const settled = (json: EditorJson, verdict: 'accept' | 'reject') =>
  runsOf(settleSuggestions(json as TreeNode, () => verdict) as EditorJson).replace(/¶+$/, '¶');
const expected = (place: EditorJson, typed: string) =>
  runsOf({ type: 'doc', content: [withText(place, typed)] });

/**
 * Toggles suggestion mode by its button and waits for the pressed state, which updates after pending keys.
 */
async function suggest(page: Page, isOn: boolean): Promise<void> {
  const button = page.getByRole('button', { name: 'Đề xuất', exact: true });
  if ((await button.getAttribute('aria-pressed')) !== String(isOn)) await button.click();
  await button.and(page.locator(`[aria-pressed="${isOn}"]`)).waitFor();
}

async function newStory(): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await signIn('lan');
  await page.goto('/desk/articles/new');
  await bodyOf(page).waitFor();
  return { page, cdp: await page.context().newCDPSession(page) };
}

describe.each(ENGINES.filter((_, at) => SIZES.everyEngineProposes || at === 0))(
  'suggesting text as the engine "%s" types it',
  (engine) => {
    test('neither doubles nor loses a letter, and rejecting the suggestion restores the text', async () => {
      const { page, cdp } = await newStory();
      const body = bodyOf(page);
      const wrong: string[] = [];
      for (const [at, [where, place]] of PLACES.entries()) {
        const methods = ['telex', 'vni'] as const;
        for (const method of SIZES.bothMethodsProposed ? methods : [methods[at % 2] ?? 'telex']) {
          await suggest(page, false);
          await openBody(body, [place]);
          await suggest(page, true);
          const strokes = phraseStream(engine, method);
          await play(cdp, strokes);
          const json = await bodyJson(body);
          const [taken, refused] = [settled(json, 'accept'), settled(json, 'reject')];
          if (letters(taken) !== letters(expected(place, PHRASE)))
            wrong.push(`${where}, ${method}: ${taken}\n  ${describeStream(strokes)}`);
          if (refused !== expected(place, '')) wrong.push(`${where}, ${method}: ${refused} is not as before`);
        }
      }
      expect(wrong.join('\n\n')).toBe('');
    });
  },
);

/** The letters alone: engines differ in whether letters typed at the end of bold are bold. */
const letters = (runs: string) => runs.replaceAll('|', '').replaceAll('·bold', '');

/** Puts the cursor after the words; the next keys need the focus there already. */
async function putCursorAfter(page: Page, words: string): Promise<void> {
  await bodyOf(page).focus();
  await putCursor(bodyOf(page), words);
}

async function story(page: Page, body: string): Promise<string> {
  return openNewStory(page, {
    headline: 'Một bài để góp ý',
    sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
    body,
    section: 'Thế giới',
    tags: ['Biến đổi khí hậu'],
  });
}

test('a reporter without edit rights suggests, the editor accepts and rejects, and both see the same', async () => {
  const lan = await signIn('lan');
  const id = await story(lan, 'Giá gạo tăng mạnh trong tháng Bảy.');
  await act(lan, 'Gửi duyệt');
  await lan.getByText('Chờ duyệt').first().waitFor();
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${id}`);
  await bodyOf(thu).waitFor();
  await act(thu, 'Nhận duyệt');

  await lan.goto(`/desk/articles/${id}`);
  await lan.getByText('Bạn viết ở chế độ đề xuất').waitFor();
  await putCursorAfter(lan, 'Giá gạo');
  await lan.keyboard.type(' thơm');
  await putCursorAfter(lan, 'tăng mạnh');
  for (let key = 0; key < 4; key += 1) await lan.keyboard.press('Backspace');

  const text = bodyOf(thu);
  await text.locator('ins', { hasText: 'thơm' }).waitFor();
  await text.locator('del', { hasText: 'mạnh' }).waitFor();
  // The preview, which shows the public page, does not contain it.
  const preview = await thu.context().newPage();
  await preview.goto(`/desk/articles/${id}/preview`);
  expect(await preview.getByText('Giá gạo tăng mạnh trong tháng Bảy.').count()).toBeGreaterThan(0);
  expect(await preview.content()).not.toContain('thơm');
  await preview.close();

  await text.locator('ins', { hasText: 'thơm' }).click();
  const card = thu.getByRole('dialog', { name: 'Thêm “thơm”' });
  await card.getByText('Nguyễn Ngọc Lan').waitFor();
  await card.getByRole('button', { name: 'Chấp nhận' }).click();
  await thu.getByRole('button', { name: '1 đề xuất', exact: true }).click();
  await thu.getByRole('button', { name: 'Từ chối: Bỏ “mạnh”' }).click();
  await expectText(lan, 'Giá gạo thơm tăng mạnh trong tháng Bảy.');
  expect(await bodyOf(lan).locator('ins, del').count()).toBe(0);
  await expectText(thu, 'Giá gạo thơm tăng mạnh trong tháng Bảy.');

  // Undo is one step.
  await text.click();
  await thu.keyboard.press('Control+z');
  await text.locator('del', { hasText: 'mạnh' }).waitFor();
});

longTest('a suggestion is withdrawn by its author, also after a reload and on a phone', async () => {
  const lan = await signIn('lan', { viewport: PHONE });
  const id = await story(lan, 'Một đoạn văn.');
  await act(lan, 'Gửi duyệt');
  await lan.getByText('Chờ duyệt').first().waitFor();
  await lan.goto(`/desk/articles/${id}`);
  await lan.getByText('Bạn viết ở chế độ đề xuất').waitFor();
  await putCursorAfter(lan, 'Một đoạn');
  await lan.keyboard.type(' hay');
  await lan.keyboard.press('Enter');
  await bodyOf(lan).locator('[data-suggested="split"]').waitFor();
  await saved(lan);
  await lan.reload();
  await lan.getByRole('button', { name: '1 đề xuất', exact: true }).click();
  const takeBack = lan.getByRole('button', { name: 'Rút lại tất cả (1)' });
  await takeBack.waitFor();
  expect(await lan.getByRole('button', { name: /^Chấp nhận/ }).count()).toBe(0);
  await takeBack.click();
  await expectText(lan, 'Một đoạn văn.');
  await saved(lan);
  await lan.reload();
  await expectText(lan, 'Một đoạn văn.');
});

longTest('an editor also suggests, moves between suggestions by keyboard and resolves them', async () => {
  const { page } = await newStory();
  const body = bodyOf(page);
  await openBody(body, [paragraph(text(`Một hai ba.${CARET}`)), paragraph(text('Bốn năm sáu.'))]);
  await suggest(page, true);
  await putCursorAfter(page, 'Một');
  await page.keyboard.type(' rưỡi');
  await putCursorAfter(page, 'Bốn năm');
  await page.keyboard.type(' mươi');
  await page.getByRole('button', { name: '2 đề xuất', exact: true }).waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Alt+ArrowDown');
  await page.keyboard.press('Control+Alt+Enter');
  await page.getByText('Còn 1 đề xuất', { exact: true }).waitFor();
  await page.keyboard.press('Control+Alt+ArrowDown');
  await page.keyboard.press('Control+Alt+Backspace');
  await page.getByText('Còn 0 đề xuất', { exact: true }).waitFor();
  expect(runsOf(await bodyJson(body))).toBe('Một rưỡi hai ba.|¶Bốn năm sáu.|¶');
});

test('a change that cannot be suggested is refused with a message', async () => {
  const { page } = await newStory();
  const body = bodyOf(page);
  await openBody(body, [paragraph(text(`Một dòng.${CARET}`))]);
  await suggest(page, true);
  await page.getByRole('button', { name: 'Danh sách dấu đầu dòng' }).click();
  await page.getByText('Không thể đề xuất thay đổi này').waitFor();
  expect(runsOf(await bodyJson(body))).toBe('Một dòng.|¶');
});

/** The text of the editor state: on the screen the names of others are between the letters. */
async function expectText(page: Page, wanted: string): Promise<void> {
  await expect.poll(async () => letters(runsOf(await bodyJson(bodyOf(page))))).toBe(`${wanted}¶`);
}
