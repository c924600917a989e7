import type { PublicChange } from './public-changes.ts';
import type { UpdateKind } from './states.ts';

/** A version that readers had, as the public history of a story tells of it. */
export type PublicVersion = {
  /** Counted from the first that was public; the numbers of the desk stay inside. */
  readonly number: number;
  readonly publishedAt: Date;
  readonly kind: 'first' | UpdateKind;
  readonly note: string;
  readonly headline: string;
  /** Against the one before, none where it reads the same; null for the first, and where the one before is not written down. */
  readonly changes: readonly PublicChange[] | null;
};
