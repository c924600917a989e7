import type { z } from 'zod';
import { DomainError, type ErrorDetails } from './domain-error.ts';
import { requireStorableText } from './require-storable-text.ts';

/** Our own codes have a noun and a dot; any other message is the schema library's. */
const ownCode = /^[a-z]+\.[a-z-]+$/;

/** No field takes a longer list. Each invalid item would be an issue, which takes a second for a million. */
const listMost = 10_000;

/**
 * Parses external input once, at the boundary. Throws `request.invalid` with `fieldErrors`: a stable code for
 * each invalid field, by path (`lead.alt`, `tags.0.name`), and with `fieldDetails` if an error has values for
 * its message. Text that the database cannot store is invalid in every field.
 */
export function parseInput<T>(schema: z.ZodType<T>, raw: unknown): T {
  requireShortLists(raw);
  // Without `reportInput` issues have no input, and a value of a wrong type would count as missing.
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) {
    requireStorableText(parsed.data);
    return parsed.data;
  }
  const fieldErrors: Record<string, string> = {};
  const fieldDetails: Record<string, ErrorDetails> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.') || 'request';
    if (field in fieldErrors) continue;
    fieldErrors[field] = codeOf(issue);
    if (issue.code === 'custom' && issue.params) fieldDetails[field] = issue.params;
  }
  const hasDetails = Object.keys(fieldDetails).length > 0;
  throw new DomainError('request.invalid', { fieldErrors, ...(hasDetails && { fieldDetails }) });
}

/**
 * Throws `field.too-many` for the first list or object that is too long. The body of a story has its own
 * limits.
 */
function requireShortLists(raw: unknown): void {
  // A server action can get a value that contains itself.
  const seen = new Set<unknown>();
  const open: (readonly [path: string, value: unknown])[] = [['', raw]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    if (!isPlain(value) || seen.has(value)) continue;
    seen.add(value);
    const keys = Object.keys(value);
    if (keys.length > listMost) {
      throw new DomainError('request.invalid', { fieldErrors: { [path || 'request']: 'field.too-many' } });
    }
    for (const key of keys) {
      if (key !== 'body') open.push([path === '' ? key : `${path}.${key}`, value[key]]);
    }
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (ownCode.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return 'field.too-long';
  if (issue.code === 'too_small') return 'field.too-short';
  if (issue.code === 'unrecognized_keys') return 'field.unknown';
  if (issue.code === 'invalid_type' && (issue.input ?? null) === null) return 'field.required';
  return 'field.invalid';
}
