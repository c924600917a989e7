import type { z } from 'zod';
import { demandStorableText } from './demand-storable-text.ts';
import { DomainError } from './domain-error.ts';

/** Our own codes have a noun and a dot; anything else in an issue is the schema library's wording. */
const ownCode = /^[a-z]+\.[a-z-]+$/;

/**
 * Parses what comes from outside, once, at the gate. Throws `request.invalid` with `fieldErrors`: a stable
 * code for each faulty field, by its path (`lead.alt`, `tags.0.name`). Text that no database holds is faulty in every field.
 */
export function parseInput<T>(schema: z.ZodType<T>, raw: unknown): T {
  // Without `reportInput` an issue has no input, and a value of a wrong type would count as a missing one.
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) {
    demandStorableText(parsed.data);
    return parsed.data;
  }
  const fieldErrors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.') || 'request';
    fieldErrors[field] ??= codeOf(issue);
  }
  throw new DomainError('request.invalid', { fieldErrors });
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (ownCode.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return 'field.too-long';
  if (issue.code === 'too_small') return 'field.too-short';
  if (issue.code === 'unrecognized_keys') return 'field.unknown';
  if (issue.code === 'invalid_type' && (issue.input ?? null) === null) return 'field.required';
  return 'field.invalid';
}
