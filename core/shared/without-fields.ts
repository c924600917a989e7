import type { ActionFailure } from './action-result.ts';

/** A failure without the errors of fields that were changed since; null if no other error remains. */
export function withoutFields(
  failure: ActionFailure,
  wasChanged: (field: string) => boolean,
): ActionFailure | null {
  const errors = Object.entries(failure.fieldErrors ?? {});
  const left = errors.filter(([field]) => !wasChanged(field));
  if (left.length === errors.length) return failure;
  return left.length === 0 ? null : { ...failure, fieldErrors: Object.fromEntries(left) };
}
