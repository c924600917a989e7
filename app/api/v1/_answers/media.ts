import { z } from 'zod';
import { moment, named } from './named.ts';

/** The data to display a picture; its renditions are at `/media/{id}/{width}.{avif|webp|jpeg}`. */
export const mediaView = z.object({
  id: z.uuid(),
  width: z.int(),
  height: z.int(),
  widths: z.array(z.int()).meta({
    description:
      'The widths with a WebP. JPEGs: the first, the first from 640 on, the last up to 1280, the last.',
  }),
  avifWidths: z.array(z.int()).meta({ description: 'The widths with an AVIF; empty until it is encoded.' }),
  focalX: z.number(),
  focalY: z.number(),
  blurColor: z.string(),
});

/** A public picture with its texts. */
export const publicPicture = mediaView.extend({ alt: z.string(), caption: z.string(), credit: z.string() });

/** A picture of the library. */
export const mediaItem = mediaView.extend({
  caption: z.string(),
  credit: z.string(),
  alt: z.string(),
  rightsNote: z.string(),
  rightsUntil: z
    .string()
    .nullable()
    .meta({ description: 'The last day on which it may be used, in the time zone of the site.' }),
  mimeType: z.string(),
  bytes: z.int(),
  uploadedBy: named.nullable(),
  inLibrary: z.boolean().meta({
    description:
      'Whether it is in the library for all staff. Otherwise only its uploader and people who may read a story with it see it.',
  }),
  createdAt: moment,
});
