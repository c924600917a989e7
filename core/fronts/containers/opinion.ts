import type { ContainerKind } from '../container-kind.ts';

/** Voices: opinion pieces, which stand under the names of their authors. */
export const opinion: ContainerKind = {
  name: 'opinion',
  most: 4,
  curatedBy: 'house',
  suits: (story, { locale }) => story.locale === locale && story.format === 'opinion',
};
