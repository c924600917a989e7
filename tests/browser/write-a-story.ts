import type { Page } from 'playwright';
import sharp from 'sharp';
import { slugFor } from '#core/text/slug.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { theSite } from '#tests/support/site/the-site.ts';

/** The input for a new story; every field but the headline is optional. */
export type StoryToWrite = {
  headline: string;
  sapo?: string;
  body?: string;
  section?: string;
  tags?: readonly string[];
  lead?: { caption: string; credit: string; alt: string; color: string };
  related?: readonly string[];
};

/** Fills in the form of a new story and waits until all of it is saved. Returns the id. */
export async function writeStory(page: Page, story: StoryToWrite): Promise<string> {
  await page.goto('/desk/articles/new');
  await page.getByLabel('Tiêu đề', { exact: true }).fill(story.headline);
  if (story.sapo) await page.getByLabel('Sapo', { exact: true }).fill(story.sapo);
  if (story.body) {
    await bodyOf(page).click();
    await page.keyboard.insertText(story.body);
  }
  if (story.section)
    await page.getByLabel('Chuyên mục', { exact: true }).selectOption({ label: story.section });
  for (const tag of story.tags ?? []) await pick(page, 'Thẻ', tag);
  for (const related of story.related ?? []) await pick(page, 'Tin liên quan', related);
  if (story.lead) await addLead(page, story.lead);
  await saved(page);
  await page.waitForURL(/\/desk\/articles\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1) ?? '';
}

type StoryToMake = Omit<StoryToWrite, 'lead' | 'related'>;

/** Creates a story over the API, for tests that are not about the form. Returns the id. */
export async function makeStory(
  page: Page,
  { body = '', section, tags = [], ...words }: StoryToMake,
): Promise<string> {
  const { id } = await post(page, '/articles', {
    ...words,
    bodyHtml: body
      .split('\n')
      .map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
      .join(''),
    ...(section !== undefined && { section: slugFor(section) }),
    tags: tags.map((name) => ({ name })),
  });
  return id;
}

/** Creates a story over the API and opens it in the editor. */
export async function openNewStory(page: Page, story: StoryToMake): Promise<string> {
  return openEditor(page, await makeStory(page, story));
}

/** Creates a story over the API, submits it and opens it in the editor. */
export async function openStoryInReview(page: Page, story: StoryToMake): Promise<string> {
  const id = await makeStory(page, story);
  await post(page, `/articles/${id}/submit`, {});
  return openEditor(page, id);
}

async function openEditor(page: Page, id: string): Promise<string> {
  await page.goto(articleDeskUrl(id));
  await bodyOf(page).waitFor();
  // Until the text has loaded from the server, it may be replaced under the cursor.
  await page.locator('.save-status:is([data-state="clean"], [data-state="saved"])').waitFor();
  return id;
}

async function post(page: Page, address: string, data: unknown): Promise<{ id: string }> {
  const answer = await page.request.post(`/api/v1${address}`, { headers: { origin: theSite().url }, data });
  if (!answer.ok()) throw new Error(`POST ${address}: ${await answer.text()}`);
  return answer.json();
}

/** The editable text of the story. */
export function bodyOf(page: Page) {
  return page.getByRole('textbox', { name: 'Nội dung', exact: true });
}

/** Types into a combobox and takes the first option with the given text. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.fill(text);
  await page.getByRole('option', { name: text }).first().click();
}

/** Waits until the live region reports that all typed text is saved. */
export async function saved(page: Page): Promise<void> {
  await untilProcessed(page);
  await page
    .getByRole('status')
    .filter({ hasText: /^Đã lưu/ })
    .waitFor();
}

/**
 * Waits until the page has processed the last keys. It shows a letter first and marks the story as unsaved
 * after more urgent work (`after-paint.ts`). Twice: on a busy machine a letter may appear one frame later.
 */
export async function untilProcessed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { scheduler } = window as unknown as { scheduler: Scheduler };
    for (let pictures = 0; pictures < 2; pictures += 1) {
      await new Promise(requestAnimationFrame);
      await scheduler.postTask(() => {}, { priority: 'background' });
    }
  });
}

/** Presses "Lưu" and waits until the version exists and is shown. */
export async function cutVersion(page: Page): Promise<void> {
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/cut'));
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  const { data } = await (await answer).json();
  await page.locator('.article-top').getByText(`Bản ${data.version}`).waitFor();
}

/** Uploads a picture of one colour as the lead photo. */
async function addLead(page: Page, lead: NonNullable<StoryToWrite['lead']>): Promise<void> {
  const picture = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: lead.color } })
    .jpeg()
    .toBuffer();
  const field = page.getByRole('group', { name: 'Ảnh chính' });
  await field
    .locator('input[type=file]')
    .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: picture });
  await field.getByLabel('Chú thích').fill(lead.caption);
  await field.getByLabel(/^Nguồn/).fill(lead.credit);
  await field.getByLabel(/^Mô tả/).fill(lead.alt);
}

/**
 * Presses a button of the workflow, and again in its confirmation dialog. A press before hydration is
 * replayed after it (decision 0052), so this waits: the second press would find the first pending and be
 * ignored.
 */
export async function act(
  page: Page,
  name: string,
  fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('[data-held]').first().waitFor({ state: 'detached' });
  const dialog = page.getByRole('dialog');
  if (fill) {
    await dialog.waitFor();
    await fill(dialog);
    await dialog.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}

/** Switches suggestion mode on and waits until it is active: earlier text is no suggestion. */
export async function startSuggesting(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Đề xuất', exact: true });
  await button.click();
  await button.and(page.locator('[aria-pressed="true"]')).waitFor();
}
