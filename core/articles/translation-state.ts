import type { PublicState, UpdateKind } from './states.ts';

/** The state of a translation relative to its original. */
export const TRANSLATION_STATES = [
  'current',
  'original_updated',
  'original_corrected',
  'original_withdrawn',
] as const;
export type TranslationState = (typeof TRANSLATION_STATES)[number];

/** What happened to the original since the version that was translated. */
export type OriginalSince = {
  readonly publicState: PublicState;
  /** Never public, and its text is newer. */
  readonly isNewerDraft: boolean;
  /** The kinds of its later publications; null for a publication without a kind. */
  readonly updateKinds: readonly (UpdateKind | null)[];
  /** An entry of its live coverage was corrected. */
  readonly isEntryCorrected: boolean;
};

const WITHDRAWN: ReadonlySet<PublicState> = new Set(['withheld', 'killed', 'taken_down']);

/** The state of a translation. Only minor fixes leave it current. */
export function translationState(original: OriginalSince): TranslationState {
  const { publicState, isNewerDraft, updateKinds, isEntryCorrected } = original;
  if (WITHDRAWN.has(publicState)) return 'original_withdrawn';
  if (isEntryCorrected || updateKinds.includes('correction')) return 'original_corrected';
  const isUpdated = isNewerDraft || updateKinds.some((kind) => kind !== 'minor_fix');
  return isUpdated ? 'original_updated' : 'current';
}
