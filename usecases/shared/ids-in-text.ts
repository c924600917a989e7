import { z } from 'zod';

/** Ids that the blocks of a text name. A text that was pasted or taken over may name anything: what is no id is left out. */
export const idsInText = z
  .array(z.string())
  .max(100, 'field.too-many')
  .transform((ids) => ids.filter((id) => z.uuid().safeParse(id).success));
