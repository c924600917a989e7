import { canonicalJson } from '../shared/canonical-json.ts';

/** The content of an audit row; `at` in ISO 8601 UTC. */
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
 * The text whose SHA-256 is a row's hash: the previous row's hash and the row itself. A changed, removed or
 * inserted row breaks every later hash.
 */
export function chainedText(previousHash: string, entry: AuditEntry): string {
  return `${previousHash}\n${canonicalJson(entry)}`;
}
