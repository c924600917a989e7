import type { Body } from '../document/body.ts';
import { type BodyForm, textPhotoSizes } from '../document/body-html.ts';
import { chaptersOf } from '../document/contents-list.ts';
import type { PublicStory } from './public-story.ts';
import type { Format } from './states.ts';

/** Formats whose photos are wider than the text column. */
const WIDE: ReadonlySet<Format> = new Set(['photo', 'long_read']);

/** The rendering options that a story's format sets for its body HTML. */
export function bodyFormOf({
  format,
  body,
}: Pick<PublicStory, 'format'> & { readonly body: Body }): BodyForm {
  return {
    chapters: format === 'long_read' ? chaptersOf(body) : [],
    photoSizes: WIDE.has(format) ? '(min-width: 68rem) 64rem, 100vw' : textPhotoSizes,
    hasQuestions: format === 'interview',
    isPaid: format === 'sponsored',
  };
}
