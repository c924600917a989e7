import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { ASKER_NAMES, putStories } from '#tests/support/workflow/offered-buttons.ts';
import { nameOf, type StoryCase, usableFields } from '#tests/support/workflow/story-cases.ts';
import { DUE } from '#tests/support/workflow/story-in-state.ts';

/*
 * Compares the buttons of the desk with the workflow page, for each person and a story in each state.
 * tests/browser/offered-buttons.test.ts compares menus and fields, `offered-in-bulk.test.ts` bulk actions.
 */

/** The roles that may read the schedule. */
const SEE_SCHEDULE: readonly string[] = ['journalist', 'editor', 'managing_editor', 'legal'];

let desk: ReturnType<typeof deskScreens>;
let workflow: Awaited<ReturnType<typeof putStories>>;

beforeAll(async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  desk = deskScreens(newsroom);
  const { world: sectionId, tagId, people } = newsroom;
  workflow = await putStories(db, {
    ...{ sectionId, tagIds: [tagId], word: 'Mùa nước' },
    idOf: (name) => people[name].id,
  });
});

test.each(ASKER_NAMES)('each story has the toolbar buttons that the workflow page gives %s', async (name) => {
  const seen: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const { storyCase, id } of workflow.stories) {
    const { status, document } = await desk.served(name, `/desk/articles/${id}`);
    const { bar, menu } = workflow.expectedOf(name, storyCase);
    expected[nameOf(storyCase)] = workflow.maySee(name, storyCase)
      ? { status: 200, bar, hasMenu: menu.length > 0 }
      : { status: 404, bar: [], hasMenu: false };
    const buttons = [...document.querySelectorAll('.action-bar button')];
    const isMenu = (button: Element) => button.getAttribute('aria-haspopup') === 'menu';
    const usable = buttons.filter(
      (button) => !isMenu(button) && button.getAttribute('aria-disabled') !== 'true',
    );
    const seenBar = usable.map((button) => button.textContent?.trim() ?? '').sort();
    seen[nameOf(storyCase)] = { status, bar: seenBar, hasMenu: buttons.some(isMenu) };
  }
  expect(seen).toEqual(expected);
});

test.each(ASKER_NAMES)(
  'the calendar lets %s move exactly the stories that the workflow page allows',
  async (name) => {
    const { document } = await desk.served(
      name,
      `/desk/schedule?by=day&day=${DUE.toISOString().slice(0, 10)}`,
    );
    const cards = document.querySelectorAll(
      '.plan-card:is([data-moment="publication"], [data-moment="update"])',
    );
    const seen = Object.fromEntries(
      [...cards].map((card) => [
        card.querySelector('.plan-title')?.textContent?.trim() ?? '',
        card.querySelector('button.plan-move') !== null,
      ]),
    );
    const isScheduled = ({ p, condition }: StoryCase) => p === 'scheduled' || condition === 'schedule';
    const shown = SEE_SCHEDULE.includes(workflow.personOf(name).role) ? workflow.stories : [];
    const expected = Object.fromEntries(
      shown
        .filter(({ storyCase }) => isScheduled(storyCase))
        .map(({ storyCase, headline }) => [headline, workflow.mayMove(name, storyCase)]),
    );
    expect(seen).toEqual(expected);
  },
);

test.each(ASKER_NAMES)(
  'the history of a story offers %s to restore a version if they may edit the story',
  async (name) => {
    const seen: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const { storyCase, id } of workflow.stories) {
      const { status, document } = await desk.served(name, `/desk/articles/${id}/history`);
      const hasOlder = document.querySelectorAll('.timeline-item').length > 1;
      const restores = document.querySelectorAll('.history-pick button').length > 0;
      seen[nameOf(storyCase)] = { status, restores };
      expected[nameOf(storyCase)] = workflow.maySee(name, storyCase)
        ? { status: 200, restores: hasOlder && usableFields(workflow.personOf(name), storyCase).save }
        : { status: 404, restores: false };
    }
    expect(seen).toEqual(expected);
    const restored = Object.values(seen).some((each) => (each as { restores: boolean }).restores);
    expect(restored).toBe(['minh', 'lan', 'thu', 'tam'].includes(name));
  },
);
