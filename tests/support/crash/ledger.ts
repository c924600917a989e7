import type { SoakStory } from '../../../bench/support/soak-story.ts';

/** Everything that the site acknowledged. No entry may be lost. */
export type Ledger = {
  readonly saves: { readonly articleId: string; readonly version: number; readonly headline: string }[];
  readonly publications: { readonly articleId: string; readonly url: string; readonly headline: string }[];
  readonly pictures: string[];
  /** Stories that are typed over the collaboration connection, with the acknowledged words. */
  readonly stories: Set<SoakStory>;
  /** Answers that are errors and no outage: status 500, or an unexpected refusal. */
  readonly faults: string[];
  /** Answers to readers by status; 0 for a failed connection. */
  readonly reads: Map<number, number>;
  /** The deliveries of the webhook: the event, the story, and how often each was sent. */
  readonly deliveries: Map<string, { event: string; articleId: string; times: number }>;
};

export function emptyLedger(): Ledger {
  return {
    ...{ saves: [], publications: [], pictures: [], faults: [] },
    ...{ stories: new Set(), reads: new Map(), deliveries: new Map() },
  };
}
