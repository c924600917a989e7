import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { ASKER_NAMES, putStories, READERS, type Shown } from '#tests/support/workflow/offered-buttons.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { clearConditions, nameOf } from '#tests/support/workflow/story-cases.ts';
import { listSections } from '#usecases/sections/list-sections.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';
import { contextOfStaff } from '../../scripts/newsroom/find-staff.ts';

/*
 * Compares the buttons of a story with the workflow page: toolbar, menu and writable fields. It uses as many
 * stories as show each item both offered and not. tests/integration/articles/offered-buttons.test.ts compares
 * the server's answers for every story and person.
 */

let workflow: Awaited<ReturnType<typeof putStories>>;

beforeAll(async () => {
  const newsroom = await openNewsroom(theSite().dataDir);
  try {
    const ids: Record<string, string> = {};
    for (const name of ASKER_NAMES)
      ids[name] = (await contextOfStaff(newsroom.ctx, `${name}@toasoan.example`)).actor.id;
    const lan = await contextOfStaff(newsroom.ctx, 'lan@toasoan.example');
    const sectionId = (await listSections(lan)).find(({ slug }) => slug === 'the-gioi')?.id ?? '';
    const [tag] = await searchTags(lan, { q: 'khi hau' });
    workflow = await putStories(newsroom.ctx.db, {
      ...{ sectionId, tagIds: tag === undefined ? [] : [tag.id], word: 'nhatkynuoc' },
      idOf: (name) => ids[name] ?? '',
    });
  } finally {
    await newsroom.close();
  }
});

afterAll(async () => {
  const newsroom = await openNewsroom(theSite().dataDir);
  await clearConditions(
    newsroom.ctx.db,
    workflow.stories.map(({ id }) => id),
  );
  await newsroom.close();
});

async function isOpen(field: Locator): Promise<boolean> {
  return (await field.count()) > 0 && (await field.isEnabled());
}

async function screenOf(page: Page, id: string): Promise<Shown> {
  await page.goto(`/desk/articles/${id}`);
  // The editor mounts after hydration, once the permissions are known; before that the text is static. Sealed
  // text has no editor.
  await page
    .locator('.ProseMirror')
    .or(page.getByRole('heading', { name: 'Bài đã gỡ hẳn, nội dung được niêm phong' }))
    .first()
    .waitFor();
  const bar = page.locator('.action-bar');
  const usable = bar.locator('button:not([aria-disabled="true"]):not([aria-haspopup])');
  const shown = (await usable.allInnerTexts()).map((words) => words.trim()).sort();
  const more = bar.locator('button[aria-haspopup="menu"]');
  const menu: string[] = [];
  if ((await more.count()) > 0) {
    await more.click();
    await page.getByRole('menuitem').first().waitFor();
    menu.push(...(await page.getByRole('menuitem').allInnerTexts()).map((words) => words.trim()));
  }
  return {
    bar: shown,
    menu: menu.sort(),
    save: (await page.getByRole('button', { name: 'Lưu', exact: true }).count()) === 1,
    section: await isOpen(page.getByLabel('Chuyên mục', { exact: true })),
    pins: await isOpen(page.getByRole('combobox', { name: 'Tin liên quan' })),
  };
}

const SCREENS = [
  ['thu', 'a phone', PHONE],
  ...READERS.map((name) => [name, 'a desk', DESKTOP] as const),
] as const;

test.each(SCREENS)(
  'the screen of %s at %s offers exactly the toolbar, menu and fields of the workflow page',
  async (name, _where, viewport) => {
    const page = await signIn(name, { viewport });
    const chosen = workflow.distinctiveStories(name);
    expect(chosen.length).toBeGreaterThan(2);
    for (const { storyCase, id } of chosen)
      expect(await screenOf(page, id), nameOf(storyCase)).toEqual(workflow.expectedScreen(name, storyCase));
  },
);
