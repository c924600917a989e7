import { type SQL, sql } from 'drizzle-orm';

/** A picture of the library `pm` with its own texts. */
export const pictureColumn: SQL = sql`
  case when pm.id is null then null else json_build_object('id', pm.id, 'width', pm.width, 'height', pm.height,
    'widths', pm.rendition_widths, 'avifWidths', pm.avif_widths, 'focalX', pm.focal_x, 'focalY', pm.focal_y,
    'blurColor', pm.blur_color, 'alt', pm.alt, 'caption', pm.caption, 'credit', pm.credit) end`;
