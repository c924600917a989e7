import { canonicalJson } from '../shared/canonical-json.ts';

/** What a row of the audit says; `at` in ISO 8601 UTC. */
export type AuditEntry = {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: Record<string, unknown>;
  readonly address: string;
};

/** The hash before the first row. */
export const genesisHash = 'genesis';

/**
 * The text whose SHA-256 is a row's hash: the hash of the row before it and the row itself, so that a row
 * that is changed, removed or slipped in breaks every hash after it.
 */
export function chainedText(previousHash: string, entry: AuditEntry): string {
  return `${previousHash}\n${canonicalJson(entry)}`;
}
