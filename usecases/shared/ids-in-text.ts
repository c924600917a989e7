import { z } from 'zod';

/** Ids in the blocks of a text. Pasted or imported text may contain anything, so invalid ids are omitted. */
export const idsInText = z
  .array(z.string())
  .max(100, 'field.too-many')
  .transform((ids) => ids.filter((id) => z.uuid().safeParse(id).success));
