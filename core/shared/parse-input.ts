import type { z } from 'zod';
import { DomainError, type ErrorDetails } from './domain-error.ts';
import { requireStorableText } from './require-storable-text.ts';

/** Our own codes have a noun and a dot; any other message is the schema library's. */
const ownCode = /^[a-z]+\.[a-z-]+$/;

/**
 * Parses external input once, at the boundary. Throws `request.invalid` with `fieldErrors`: a stable code for
 * each invalid field, by path (`lead.alt`, `tags.0.name`), and with `fieldDetails` if an error has values for
 * its message. Text that the database cannot store is invalid in every field.
 */
export function parseInput<T>(schema: z.ZodType<T>, raw: unknown): T {
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

function codeOf(issue: z.core.$ZodIssue): string {
  if (ownCode.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return 'field.too-long';
  if (issue.code === 'too_small') return 'field.too-short';
  if (issue.code === 'unrecognized_keys') return 'field.unknown';
  if (issue.code === 'invalid_type' && (issue.input ?? null) === null) return 'field.required';
  return 'field.invalid';
}
