import { lockEmptyNewsroom } from '#db/queries/operations/empty-newsroom.ts';
import { putMoment } from '#db/queries/tags/key-moments.ts';
import { recountTagStories } from '#db/queries/tags/tags.ts';
import type { Services } from '../context.ts';
import { readDemoFiles } from './shared/demo-files.ts';
import { addDemoFront } from './shared/demo-front.ts';
import { addDemoHouseStyle } from './shared/demo-house-style.ts';
import { addDemoNewsroom, demoEditor, need } from './shared/demo-people.ts';
import { addDemoPictures } from './shared/demo-pictures.ts';
import { addDemoStories } from './shared/demo-stories.ts';
import { addDemoViews } from './shared/demo-views.ts';

export type Report = (line: string) => void;

/**
 * Fills an empty database with the demonstration newsroom: people, sections, tags, pictures, stories in every
 * state and a front, from the files in `db/seed/demo`. All or nothing; skipped if another server did it
 * meanwhile. Staff sign in with `password`. `report` gets a line for people at each step.
 */
export async function seedDemo(
  services: Services,
  { password, report = () => {} }: { password: string; report?: Report },
): Promise<void> {
  const { newsroom, houseStyle, front, stories } = readDemoFiles();
  const media = await addDemoPictures(services, { newsroom, stories, report });
  report('  writing people, tags and stories');
  await services.db.transaction(async (tx) => {
    if (!(await lockEmptyNewsroom(tx))) return;
    const ids = await addDemoNewsroom(services, tx, { newsroom, media, password });
    await addDemoHouseStyle(services, tx, { houseStyle, ids });
    const articles = await addDemoStories(services, tx, { stories, ids: { ...ids, media } });
    await addDemoFront(services, tx, { front, ids: { ...ids, media, articles } });
    await addDemoViews(services, tx, { stories, articles });
    for (const { key, moments } of newsroom.tags) {
      for (const { story, label } of moments) {
        await putMoment(tx, {
          tagId: need(ids.tags, key),
          articleId: need(articles, story),
          label,
          markedBy: need(ids.people, demoEditor),
          markedAt: services.now(),
        });
      }
    }
    await recountTagStories(tx);
  });
}
