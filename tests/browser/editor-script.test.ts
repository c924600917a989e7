import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { editorScriptMarkBytes, settleMs } from '#tests/support/browser/editor-script-mark.ts';
import { bytesOf, type FetchedScript, watchScripts } from '#tests/support/browser/watch-scripts.ts';
import { bodyOf, saved, startSuggesting, writeStory } from './write-a-story.ts';

const story = {
  headline: 'Phà đêm nối lại hai bờ sau ba năm',
  sapo: 'Từ tối nay, người dân hai xã ven sông không phải đi vòng ba mươi cây số.',
  body: 'Chuyến đầu tiên rời bến lúc bảy giờ tối, chở theo học sinh và xe nông sản.',
};

test('the editor’s page ships at most 300 KB of compressed script', async () => {
  const lan = await signIn('lan');
  const id = await writeStory(lan, story);
  const scripts = await scriptsOfVisit(lan, id);
  expect(bytesOf(scripts), sizesOf(scripts)).toBeLessThanOrEqual(editorScriptMarkBytes);
});

test('a story with a table, a suggestion and a comment ships at most 300 KB', async () => {
  const lan = await signIn('lan');
  const id = await writeStory(lan, story);
  const body = bodyOf(lan);
  await body.press('Control+End');
  await lan.keyboard.press('Enter');
  await lan.keyboard.type('/bang');
  await lan.getByRole('option', { name: 'Bảng', selected: true }).waitFor();
  await lan.keyboard.press('Enter');
  await body.getByRole('table').waitFor();
  await startSuggesting(lan);
  await lan.keyboard.type('Giờ chạy');
  await lan.getByRole('button', { name: 'Bình luận về cả bài', exact: true }).click();
  await lan.getByLabel('Viết bình luận').fill('Thêm giá vé.');
  await lan.keyboard.press('Control+Enter');
  await lan.getByText('Đang mở (1)').waitFor();
  await saved(lan);
  const scripts = await scriptsOfVisit(lan, id);
  expect(bytesOf(scripts), sizesOf(scripts)).toBeLessThanOrEqual(editorScriptMarkBytes);
});

/** All scripts that the page of a story loads without interaction in a fresh browser. */
async function scriptsOfVisit(signedIn: Page, articleId: string): Promise<readonly FetchedScript[]> {
  const page = await newVisitor({ storageState: await signedIn.context().storageState() });
  const scripts = watchScripts(page);
  await page.goto(`/desk/articles/${articleId}`);
  await bodyOf(page).getByText(story.body.slice(0, 30)).waitFor();
  await page.waitForTimeout(settleMs);
  return scripts.fetched();
}

/** Each script with its size, the largest first, to show where bytes came from. */
function sizesOf(scripts: readonly FetchedScript[]): string {
  const lines = [...scripts]
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ url, bytes }) => `${String(bytes).padStart(8)}  ${new URL(url).pathname}`);
  return ['the page fetched these scripts:', ...lines, ''].join('\n');
}
