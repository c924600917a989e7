import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Block } from './block-types.ts';
import type { Body } from './body.ts';
import { blockSchema } from './body-schema.ts';

/** A change of a body, which autosave sends: at block `from`, `remove` blocks are replaced by `insert`. */
export type BodyDelta = { readonly from: number; readonly remove: number; readonly insert: readonly Block[] };

/** Validates a delta from a client. */
export const bodyDeltaSchema = z.strictObject({
  from: z.int().min(0),
  remove: z.int().min(0),
  insert: z.array(blockSchema),
});

/** The change from `base` to `next`: the blocks between their common prefix and common suffix. */
export function bodyDelta(base: Body, next: Body): BodyDelta {
  const before = base.content;
  const after = next.content;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && isSame(before[from], after[from])) from += 1;
  let tail = 0;
  while (tail < shorter - from && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return { from, remove: before.length - from - tail, insert: after.slice(from, after.length - tail) };
}

/** Applies the change to `base`. Throws DomainError `body.bad-delta` if it exceeds the bounds of `base`. */
export function applyBodyDelta(base: Body, delta: BodyDelta): Body {
  const { from, remove, insert } = delta;
  const fits = [from, remove].every((count) => Number.isInteger(count) && count >= 0);
  if (!fits || from + remove > base.content.length) {
    throw new DomainError('body.bad-delta', { from, remove, blocks: base.content.length });
  }
  return {
    ...base,
    content: [...base.content.slice(0, from), ...insert, ...base.content.slice(from + remove)],
  };
}

function isSame(one: Block | undefined, other: Block | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
