import { z } from 'zod';
import { headlineMaxChars, kickerMaxChars } from '../articles/field-limits.ts';
import { normaliseText } from '../text/normalise-text.ts';

/** Maximum number of placements in a container; further slots are filled automatically. */
export const placementsMost = 20;
/** Maximum number of stories kept out of a container; the oldest entries are dropped first. */
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
  /** The headline in this slot; the story's own if omitted. */
  headline: words(headlineMaxChars),
  kicker: words(kickerMaxChars),
  /** A picture of the library instead of the story's own. */
  mediaId: z.uuid('media.not-found').optional(),
});

/** The layout of a container: stories placed by hand, stories kept out, or the container hidden. */
export const layoutSchema = z.strictObject({
  placements: z
    .array(placement)
    .max(placementsMost, 'front.too-many')
    .refine(
      (all) => new Set(all.map(({ articleId }) => articleId)).size === all.length,
      'front.placed-twice',
    ),
  /** Stories that must not fill this container automatically. */
  passedOver: z
    .array(z.uuid('front.story-not-found'))
    .transform((ids) => [...new Set(ids)].slice(-passedOverMost)),
  /** Readers do not see the container. */
  isHidden: z.boolean(),
});

export type Layout = z.output<typeof layoutSchema>;
/** A story placed in a container by hand, with its overrides. */
export type Placement = Layout['placements'][number];

/** A container without a layout; it is filled automatically. */
export const emptyLayout: Layout = { placements: [], passedOver: [], isHidden: false };

/** Whether two layouts are equal. */
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
