import type { ContainerKind, FrontStory } from '../container-kind.ts';

/** The lead is one of this many newest stories: the first with a picture. */
const leadFrom = 4;

/** The news of the day: a lead and secondary stories. Opinion leads only if there is no news. */
export const top: ContainerKind = {
  name: 'top',
  most: 5,
  showsPictures: true,
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

/** Secondary stories look alike: those with a picture, or the newest if no story has one. */
function illustrated<S extends FrontStory>(stories: readonly S[], most: number): S[] {
  const withPicture = stories.filter((story) => story.lead);
  return (withPicture.length > 0 ? withPicture : stories).slice(0, most);
}
