import { isUuid } from '../shared/is-uuid.ts';

/** A value of the audit in plain form; the user interface translates it. */
export type PlainValue = string | number | boolean | null | readonly PlainValue[];
export type Change = { readonly field: string; readonly from: PlainValue; readonly to: PlainValue };
export type Fact = { readonly field: string; readonly value: PlainValue };

/** Fields shown elsewhere in the row, and ids without a meaning to people. */
const HIDDEN_FIELDS = new Set([
  ...['from', 'to', 'reason', 'publicNote', 'notice', 'name', 'title'],
  ...[
    'contentHash',
    'sha256',
    'forkId',
    'threadId',
    'commentId',
    'mentionIds',
    'sessionId',
    'personId',
    'previous',
  ],
  ...['parentId', 'approvedBy', 'reopens', 'id', 'articleId', 'mediaId'],
]);

/**
 * The fields that an act changed, or asked to add, with old and new values; unchanged fields are left out.
 */
export function changesOf({ from, to, added }: Readonly<Record<string, unknown>>): Change[] {
  if (isRecord(added)) return changesOf({ from: {}, to: added }).filter(({ to: value }) => !isEmpty(value));
  if (isRecord(from) && isRecord(to)) {
    return Object.keys({ ...from, ...to })
      .map((field) => ({ field, from: plain(from[field]), to: plain(to[field]) }))
      .filter((change) => JSON.stringify(change.from) !== JSON.stringify(change.to));
  }
  if (from === undefined || to === undefined) return [];
  return [{ field: '', from: plain(from), to: plain(to) }].filter((change) => change.from !== change.to);
}

/** The other details of an act. */
export function factsOf(detail: Readonly<Record<string, unknown>>): Fact[] {
  return Object.entries(detail)
    .filter(
      ([field, value]) => !HIDDEN_FIELDS.has(field) && value !== null && value !== '' && !isRecord(value),
    )
    .map(([field, value]) => ({ field, value: plain(value) }))
    .filter(({ value }) => !isEmpty(value) && !(typeof value === 'string' && isUuid(value)));
}

function isEmpty(value: PlainValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

function plain(value: unknown): PlainValue {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plain);
  // A role with a desk is shown by its role; other values as stored.
  if (isRecord(value) && typeof value.role === 'string') return value.role;
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
