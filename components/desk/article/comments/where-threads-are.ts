import type * as Y from 'yjs';
import { placeOf } from '#core/comments/anchor-place.ts';
import type { ShownThread } from './shown-thread.ts';

/** The position of a conversation. `unknown`: the text is not loaded yet. */
export type Whereabouts = {
  readonly kind: 'whole' | 'headline' | 'sapo' | 'body' | 'unknown' | 'gone';
  readonly from: number;
  readonly to: number;
};

const ORDER: readonly Whereabouts['kind'][] = ['whole', 'headline', 'sapo', 'body', 'unknown', 'gone'];

/** Resolves the position of a conversation. Null: the text is not loaded yet. */
export function whereaboutsOf({ anchor }: Pick<ShownThread, 'anchor'>, doc: Y.Doc | null): Whereabouts {
  if (anchor === null) return { kind: 'whole', from: 0, to: 0 };
  if (doc === null) return { kind: 'unknown', from: 0, to: 0 };
  const place = placeOf(doc.getText(anchor.field), anchor);
  return place === null ? { kind: 'gone', from: 0, to: 0 } : { kind: anchor.field, ...place };
}

/** Compares two conversations by text position, with lost ones last. */
export function compareWhereabouts(a: Whereabouts, b: Whereabouts): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.from - b.from;
}
