import { createArticle } from '#usecases/articles/create-article.ts';
import { listMedia } from '#usecases/media/list-media.ts';
import { contextOfStaff } from '../../scripts/newsroom/find-staff.ts';
import { openNewsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { longStory } from './long-story.ts';

const FIGURES = 40;

/**
 * Creates a long story by Lan, with Huy and Minh in its byline, so that all three may write in it. Returns
 * its id.
 */
export async function writeLongStory(words: number): Promise<string> {
  const newsroom = await openNewsroom();
  try {
    const [lan, huy, minh] = await Promise.all(
      ['lan', 'huy', 'minh'].map((name) => contextOfStaff(newsroom.ctx, `${name}@toasoan.example`)),
    );
    if (!lan || !huy || !minh) throw new Error('three write in the story');
    const library = (await listMedia(lan)).items.map(({ id }) => id);
    const photos = Array.from({ length: FIGURES }, (_, index) => library[index % library.length] ?? '');
    const { id } = await createArticle(lan, {
      content: {
        headline: `Bài dài ${words} chữ`,
        bylineIds: [lan.actor.id, huy.actor.id, minh.actor.id],
        body: longStory(words, photos),
      },
    });
    return id;
  } finally {
    await newsroom.close();
  }
}
