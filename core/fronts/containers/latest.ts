import type { ContainerKind } from '../container-kind.ts';

/** The newest stories that are not in a container above. */
export const latest: ContainerKind = {
  name: 'latest',
  most: 6,
  showsPictures: false,
  curatedBy: 'house',
  suits: (story, { locale }) => story.locale === locale,
};
