import type { PublicState, WorkState } from '../articles/states.ts';

/** The story in a webhook delivery: its identity and states. Its URL only while it is public. */
export type WebhookArticle = {
  readonly id: string;
  readonly number: number;
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly url: string | null;
};

/**
 * The keys of an event's payload that are ids, kinds, numbers or states. Text (a reason, a note, a title)
 * stays internal.
 */
const SENT = [
  'actorId',
  'approvedBy',
  'version',
  'updateKind',
  'entryId',
  'change',
  'stage',
  'threadId',
  'commentId',
  'personIds',
  'assignmentId',
  'assigneeIds',
  'from',
  'to',
] as const;

/**
 * A signed anchor of the audit (`core/audit/anchor.ts`), complete: `verify-audit --anchors` reads it as a
 * line of a file.
 */
const SENT_OF_AUDIT = ['seq', 'hash', 'after', 'links', 'at', 'signature'] as const;

/** The body of a webhook's delivery. */
export function webhookBody(input: {
  event: string;
  eventId: string;
  at: Date;
  article: WebhookArticle | null;
  payload: Readonly<Record<string, unknown>>;
}): Record<string, unknown> {
  const { event, eventId, at, article, payload } = input;
  const sent: readonly string[] = event.startsWith('audit.') ? SENT_OF_AUDIT : SENT;
  const data = Object.fromEntries(
    sent
      .filter((key) => payload[key] !== undefined && payload[key] !== null)
      .map((key) => [key, payload[key]]),
  );
  return { id: eventId, event, at: at.toISOString(), article, data };
}
