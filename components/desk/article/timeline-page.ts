/** A Date from the server's page, a string from JSON. */
type Moment = Date | string;

/** An audit entry of the article. */
export type AuditRow = {
  readonly seq: number;
  readonly at: Moment;
  readonly actorName: string | null;
  readonly action: string;
  readonly detail: Record<string, unknown>;
};

/** A version in the timeline. */
export type VersionItem = {
  readonly number: number;
  readonly reason: string;
  readonly savedAt: Moment;
  readonly contributors: readonly { readonly id: string; readonly name: string }[];
  readonly isLive: boolean;
  readonly isApproved: boolean;
  readonly isScheduled: boolean;
  readonly cause:
    | { readonly kind: 'action'; readonly action: string }
    | { readonly kind: 'restored'; readonly from: number }
    | { readonly kind: 'fork'; readonly baseNumber: number }
    | null;
};

/** A fork in the timeline. */
export type ForkItem = {
  readonly id: string;
  readonly baseNumber: number;
  readonly savedByName: string;
  readonly savedAt: Moment;
  readonly reason: string;
  readonly resolvedAt: Moment | null;
};

/** A page of the timeline, with the present state of the article. */
export type Timeline = {
  readonly headline: string;
  readonly currentNumber: number;
  readonly canEdit: boolean;
  readonly versions: readonly VersionItem[];
  readonly forks: readonly ForkItem[];
  readonly nextCursor: string | null;
};

/** A page of open forks. */
export type OpenForks = { readonly items: readonly ForkItem[]; readonly nextCursor: string | null };
