import type { ContainerKind } from '../container-kind.ts';

/** Opinion pieces, shown with the names of their authors. */
export const opinion: ContainerKind = {
  name: 'opinion',
  most: 4,
  showsPictures: false,
  curatedBy: 'house',
  suits: (story, { locale }) => story.locale === locale && story.format === 'opinion',
};
