import type { Format } from '../../articles/states.ts';
import type { ContainerKind } from '../container-kind.ts';

const WORTH_THE_TIME: readonly Format[] = ['long_read', 'photo', 'interview'];

/**
 * Recommended reading besides the news: the editors' choice, otherwise long reads, photo stories and
 * interviews.
 */
export const picks: ContainerKind = {
  name: 'picks',
  most: 3,
  showsPictures: true,
  curatedBy: 'house',
  suits: (story, { locale }) => story.locale === locale && WORTH_THE_TIME.includes(story.format),
};
