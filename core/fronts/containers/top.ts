import type { ContainerKind, FrontStory } from '../container-kind.ts';

/** The lead should be as fresh as the front, and have a picture if one of so many newest has. */
const leadFrom = 4;

/** What the day is about: a story that leads, and seconds. Opinion leads only where there is nothing else. */
export const top: ContainerKind = {
  name: 'top',
  most: 5,
  curatedBy: 'house',
  suits: (story, { locale }) => story.locale === locale,
  choose: (newest, { wanted, isFirstFree }) => {
    if (wanted === 0) return [];
    const news = newest.filter(({ format }) => format !== 'opinion');
    if (!isFirstFree) return illustrated(news, wanted);
    const lead = news.slice(0, leadFrom).find((story) => story.lead) ?? news[0] ?? newest[0];
    if (lead === undefined) return [];
    return [
      lead,
      ...illustrated(
        news.filter((story) => story !== lead),
        wanted - 1,
      ),
    ];
  },
};

/** Seconds look alike: those with a picture, or where none has one, the newest. */
function illustrated<S extends FrontStory>(stories: readonly S[], most: number): S[] {
  const withPicture = stories.filter((story) => story.lead);
  return (withPicture.length > 0 ? withPicture : stories).slice(0, most);
}
