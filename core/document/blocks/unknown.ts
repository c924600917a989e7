import type { BlockType } from '../block-type.ts';
import { isRecord, onlyKeys } from '../repair-attrs.ts';

/**
 * A block of a type that this version does not know, such as one from a newer version. It is preserved
 * unchanged, so that saving loses nothing, and hidden from readers.
 */
export type Unknown = { type: 'unknown'; attrs: { raw: Readonly<Record<string, unknown>> } };

export const unknown: BlockType = {
  name: 'unknown',
  content: '',
  group: 'block',
  attrs: { raw: {} },
  shape: ({ z }) =>
    z.strictObject({
      type: z.literal('unknown'),
      attrs: z.strictObject({ raw: z.record(z.string(), z.unknown()) }),
    }),
  repairAttrs: (attrs) => (isRecord(attrs.raw) ? onlyKeys(attrs, ['raw']) : null),
  text: () => '',
};
