import type { PublicState } from './states.ts';

/** What a reader is told of a story that was public once and was taken back. */
export type Withdrawal = {
  readonly state: Extract<PublicState, 'killed' | 'taken_down'>;
  readonly note: string;
  readonly url: string;
  /** The correction notice of a take-down. */
  readonly noticeId: string | null;
};
