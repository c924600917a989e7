import type { ContainerKind } from '../container-kind.ts';

/** A section with its descendants. */
export const strip: ContainerKind = {
  name: 'strip',
  most: 5,
  showsPictures: true,
  curatedBy: 'desk',
  suits: (story, { locale, sectionIds }) => story.locale === locale && sectionIds.includes(story.section.id),
};
