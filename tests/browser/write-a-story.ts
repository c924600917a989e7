import type { Page } from 'playwright';
import sharp from 'sharp';
import { slugFor } from '#core/text/slug.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { theSite } from '#tests/support/site/the-site.ts';

/** What a reporter types into a new story; every field is optional but the headline. */
export type StoryToWrite = {
  headline: string;
  sapo?: string;
  body?: string;
  section?: string;
  tags?: readonly string[];
  lead?: { caption: string; credit: string; alt: string; color: string };
  related?: readonly string[];
};

/** Fills in the form of a new story as a person would, and waits until all of it is saved. Returns its id. */
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

/** Makes a story of the person on this page over the API: for tests that are not about the form. Returns its id. */
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

/** The same, and opens it in the editor. */
export async function openNewStory(page: Page, story: StoryToMake): Promise<string> {
  return openEditor(page, await makeStory(page, story));
}

/** The same of a story that waits for approval. */
export async function openStoryInReview(page: Page, story: StoryToMake): Promise<string> {
  const id = await makeStory(page, story);
  await post(page, `/articles/${id}/submit`, {});
  return openEditor(page, id);
}

async function openEditor(page: Page, id: string): Promise<string> {
  await page.goto(articleDeskUrl(id));
  await bodyOf(page).waitFor();
  // Until the text has come from the server, it may still be replaced under the cursor.
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

/** Types into a field that offers options, and takes the first option that bears the text. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.fill(text);
  await page.getByRole('option', { name: text }).first().click();
}

/** Waits until the live region says that everything typed so far is saved. */
export async function saved(page: Page): Promise<void> {
  await told(page);
  await page
    .getByRole('status')
    .filter({ hasText: /^Đã lưu/ })
    .waitFor();
}

/**
 * Waits until the page knows what was just typed: it shows a letter first, reads it after that, behind all that is more urgent
 * (`after-paint.ts`), and only then tells that it is not saved. Twice: on a busy machine a letter may be shown a picture later.
 */
export async function told(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { scheduler } = window as unknown as { scheduler: Scheduler };
    for (let pictures = 0; pictures < 2; pictures += 1) {
      await new Promise(requestAnimationFrame);
      await scheduler.postTask(() => {}, { priority: 'background' });
    }
  });
}

/** Presses "Lưu" and waits until the version is there, and on the screen. */
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
 * Presses a button of the workflow, and once more in the dialog where the action asks first. What is pressed before the page
 * listens waits until it does (decision 0052), and so does this: a second press that waited with it would find the first at work,
 * and be none.
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

/** Switches suggestion mode on, and waits until it is: what is typed before is no suggestion. */
export async function startSuggesting(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Đề xuất', exact: true });
  await button.click();
  await button.and(page.locator('[aria-pressed="true"]')).waitFor();
}
