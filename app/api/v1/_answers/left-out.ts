import { z } from 'zod';
import type { BodyFromDom } from '#core/document/body-from-dom.ts';
import { article } from './article.ts';

/** Parts of a `bodyHtml` that were not imported into the body. */
export const leftOut = z.array(
  z.object({
    what: z.enum(['picture', 'photo-line', 'related-line']),
    /** The URL of a picture, or the text of the line. */
    text: z.string(),
  }),
);
export type LeftOut = z.infer<typeof leftOut>;

/** The response after an article was written. */
export const writtenArticle = article.extend({
  leftOut: leftOut.meta({
    description:
      'Parts of `bodyHtml` that the article omits: pictures (upload them and name them by `figure`), the caption of the lead photo (send `lead`), links to other stories (`relatedPins`).',
  }),
});

/** Enough of a URL to recognize the picture. A longer value, such as a data URL, is cut off. */
const textMaxChars = 500;

export function leftOutOf({ leftPictures, lead, related }: BodyFromDom): LeftOut {
  return [
    ...leftPictures.map(({ src, alt }) => ({ what: 'picture' as const, text: addressOf(src, alt) })),
    ...(lead === undefined
      ? []
      : [{ what: 'photo-line' as const, text: `${lead.caption} (${lead.credit})`.trim() }]),
    ...related.map((text) => ({ what: 'related-line' as const, text })),
  ];
}

function addressOf(src: string, alt: string): string {
  return /^data:/i.test(src) ? alt || 'data:' : src.slice(0, textMaxChars);
}
