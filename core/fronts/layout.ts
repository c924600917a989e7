import { z } from 'zod';
import { headlineMaxChars, kickerMaxChars } from '../articles/field-limits.ts';
import { normaliseText } from '../text/normalise-text.ts';

/** Nobody lays out more by hand; what stands further down is filled by itself. */
export const placementsMost = 20;
/** Stories that somebody keeps out of a container; the oldest of them are forgotten first. */
export const passedOverMost = 60;

const words = (most: number) =>
  z
    .string()
    .transform(normaliseText)
    .pipe(z.string().max(most, 'field.too-long'))
    .transform((text) => text || undefined)
    .optional();

const placement = z.strictObject({
  articleId: z.uuid('front.story-not-found'),
  /** What the story is called here; its own headline where it is left out. */
  headline: words(headlineMaxChars),
  kicker: words(kickerMaxChars),
  /** A picture of the library instead of the story's own. */
  mediaId: z.uuid('media.not-found').optional(),
});

/** What somebody decides about a container: stories put there by hand, stories kept out, or all of it away. */
export const layoutSchema = z.strictObject({
  placements: z
    .array(placement)
    .max(placementsMost, 'front.too-many')
    .refine(
      (all) => new Set(all.map(({ articleId }) => articleId)).size === all.length,
      'front.placed-twice',
    ),
  /** Stories that do not fill this container by themselves. */
  passedOver: z
    .array(z.uuid('front.story-not-found'))
    .transform((ids) => [...new Set(ids)].slice(-passedOverMost)),
  /** Readers see nothing of the container. */
  isHidden: z.boolean(),
});

export type Layout = z.output<typeof layoutSchema>;
/** A story put into a container by hand, with what is different about it there. */
export type Placement = Layout['placements'][number];

/** A container that nobody has touched: it fills itself. */
export const emptyLayout: Layout = { placements: [], passedOver: [], isHidden: false };

/** Whether two layouts say the same. */
export function isSameLayout(one: Layout, other: Layout): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder({ placements, passedOver, isHidden }: Layout) {
  return [
    placements.map(({ articleId, headline, kicker, mediaId }) => [articleId, headline, kicker, mediaId]),
    [...passedOver].sort(),
    isHidden,
  ];
}
