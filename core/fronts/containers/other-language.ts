import type { ContainerKind } from '../container-kind.ts';

/** The newest stories in the site's second language. */
export const otherLanguage: ContainerKind = {
  name: 'other_language',
  most: 4,
  showsPictures: false,
  curatedBy: 'house',
  suits: (story, { locale }) => story.locale !== locale,
};
