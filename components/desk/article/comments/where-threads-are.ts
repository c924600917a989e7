import type * as Y from 'yjs';
import { placeOf } from '#core/comments/anchor-place.ts';
import type { ShownThread } from './comment-doors.ts';

/** Where a conversation points at the moment. `unknown`: the text is not here yet. */
export type Whereabouts = {
  readonly kind: 'whole' | 'headline' | 'sapo' | 'body' | 'unknown' | 'gone';
  readonly from: number;
  readonly to: number;
};

const ORDER: readonly Whereabouts['kind'][] = ['whole', 'headline', 'sapo', 'body', 'unknown', 'gone'];

/** Where the conversation points; null stands for a text that is not here yet. */
export function whereaboutsOf({ anchor }: Pick<ShownThread, 'anchor'>, doc: Y.Doc | null): Whereabouts {
  if (anchor === null) return { kind: 'whole', from: 0, to: 0 };
  if (doc === null) return { kind: 'unknown', from: 0, to: 0 };
  const place = placeOf(doc.getText(anchor.field), anchor);
  return place === null ? { kind: 'gone', from: 0, to: 0 } : { kind: anchor.field, ...place };
}

/** Whether two conversations stand in this order, as Array.sort asks: as their texts do, lost ones last. */
export function compareWhereabouts(a: Whereabouts, b: Whereabouts): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.from - b.from;
}
