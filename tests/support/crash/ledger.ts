import type { SoakStory } from '../../../bench/support/soak-story.ts';

/** What the site said it has done: none of it may ever be gone. */
export type Ledger = {
  readonly saves: { readonly articleId: string; readonly version: number; readonly headline: string }[];
  readonly publications: { readonly articleId: string; readonly url: string; readonly headline: string }[];
  readonly pictures: string[];
  /** Stories that are written in over the line, with the words that were acknowledged. */
  readonly stories: Set<SoakStory>;
  /** Answers that are no outage but a fault of ours: 500, or a refusal that nothing explains. */
  readonly faults: string[];
  /** What readers were answered, by status; 0 where nobody answered. */
  readonly reads: Map<number, number>;
  /** What the webhook was sent: for each delivery its event, the story, and how often it came. */
  readonly deliveries: Map<string, { event: string; articleId: string; times: number }>;
};

export function emptyLedger(): Ledger {
  return {
    ...{ saves: [], publications: [], pictures: [], faults: [] },
    ...{ stories: new Set(), reads: new Map(), deliveries: new Map() },
  };
}
