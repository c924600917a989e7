import type { PublicChange } from './public-changes.ts';
import type { UpdateKind } from './states.ts';

/** A published version in the public history of a story. */
export type PublicVersion = {
  /** Counted from the first public version; the desk's version numbers stay internal. */
  readonly number: number;
  readonly publishedAt: Date;
  readonly kind: 'first' | UpdateKind;
  readonly note: string;
  readonly headline: string;
  /**
   * Compared with the previous version; empty if the text reads the same. Null for the first version, and if
   * the previous one is not recorded.
   */
  readonly changes: readonly PublicChange[] | null;
};
