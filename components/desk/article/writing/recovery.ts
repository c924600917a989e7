import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { Comparison } from './compare-left.ts';
import type { LeftText } from './left-texts.ts';

/** When the server's text was last written, and by whom, as far as that is known. */
export type LastWritten = { readonly at: Date; readonly byName: string };

/** A story that was begun here and never reached the server. */
export type Beginning = {
  readonly left: LeftText;
  readonly headline: string;
  /** How the rest of it begins, for one that has no headline yet. */
  readonly words: string;
};

/** What a writer is told, or asked, of text that the server did not have. */
export type Recovery =
  /** Left by an earlier visit, over which the server's text has grown: merged only when its writer says so. */
  | {
      readonly kind: 'left';
      readonly typedAt: Date;
      readonly comparison: Comparison;
      readonly server: LastWritten | null;
    }
  /** The same, of this visit: hours without a line. Nothing is sent before it was looked at. */
  | {
      readonly kind: 'apart';
      readonly typedAt: Date;
      readonly comparison: Comparison;
      readonly server: LastWritten | null;
    }
  /** Two texts grew apart for a while and were merged: this is what became of it. */
  | {
      readonly kind: 'merged';
      readonly typedAt: Date;
      readonly comparison: Comparison;
      readonly server: null;
    }
  /**
   * The right to write is gone (`keeping`), or the server does not take the text into the article (`refused`); it is
   * being put beside the article, and then has been (`kept`).
   */
  | {
      readonly kind: 'keeping' | 'refused';
      readonly typedAt: Date;
      /** Why the server does not take it, and the text, so that its writer can take it elsewhere. */
      readonly refusal: { readonly why: ActionFailure; readonly content: VersionContent } | null;
    }
  | { readonly kind: 'kept'; readonly typedAt: Date; readonly forkId: string }
  | { readonly kind: 'beginnings'; readonly beginnings: readonly Beginning[] };

/** A recovery with two texts to look at. */
export type Compared = Extract<Recovery, { comparison: Comparison }>;
