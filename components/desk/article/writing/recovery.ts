import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { Comparison } from './compare-left.ts';
import type { LeftText } from './left-texts.ts';

/** The time and author of the last change on the server, if known. */
export type LastWritten = { readonly at: Date; readonly byName: string };

/** A story that was begun here and never reached the server. */
export type Beginning = {
  readonly left: LeftText;
  readonly headline: string;
  /** The beginning of its text, for a story without a headline. */
  readonly words: string;
};

/** A notice or question about text that the server did not have. */
export type Recovery =
  /** Unsent text of an earlier visit, while the server's text has changed: merged only on request. */
  | {
      readonly kind: 'left';
      readonly typedAt: Date;
      readonly comparison: Comparison;
      readonly server: LastWritten | null;
    }
  /** The same for this visit after hours offline. Nothing is sent before it was reviewed. */
  | {
      readonly kind: 'apart';
      readonly typedAt: Date;
      readonly comparison: Comparison;
      readonly server: LastWritten | null;
    }
  /** Two texts diverged and were merged; this is the result. */
  | {
      readonly kind: 'merged';
      readonly typedAt: Date;
      readonly comparison: Comparison;
      readonly server: null;
    }
  /**
   * The right to write was lost (`keeping`), or the server rejects the text (`refused`). It is being stored
   * as a fork, or has been (`kept`).
   */
  | {
      readonly kind: 'keeping' | 'refused';
      readonly typedAt: Date;
      /** The server's reason, and the text, so that the writer can copy it. */
      readonly refusal: { readonly why: ActionFailure; readonly content: VersionContent } | null;
    }
  | { readonly kind: 'kept'; readonly typedAt: Date; readonly forkId: string }
  | { readonly kind: 'beginnings'; readonly beginnings: readonly Beginning[] };

/** A recovery with two texts to compare. */
export type Compared = Extract<Recovery, { comparison: Comparison }>;
