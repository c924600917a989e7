import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bulkDeedsOf } from '#tests/support/workflow/expected-answer.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { putStories, READERS } from '#tests/support/workflow/offered-buttons.ts';
import { nameOf } from '#tests/support/workflow/story-cases.ts';

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

test.each(READERS)(
  'the queue offers %s for a selected story the actions that the workflow page allows',
  async (name) => {
    const queue = await desk.open(name, '/desk?view=all');
    for (const { storyCase, id } of workflow.distinctiveStories(name)) {
      const box = () => queue.one(`input[type="checkbox"][value="${id}"]`);
      await queue.press(box());
      expect(queue.text()).toContain('Đã chọn 1 bài');
      const offered = queue.all('.bulk-deed option').map((option) => option.getAttribute('value'));
      expect(offered.filter(Boolean).sort(), nameOf(storyCase)).toEqual(
        bulkDeedsOf(workflow.personOf(name), storyCase).sort(),
      );
      await queue.press(box());
    }
  },
);
