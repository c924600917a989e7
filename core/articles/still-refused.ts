import type { ActionFailure } from '../shared/action-result.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { withoutFields } from '../shared/without-fields.ts';
import type { VersionContent } from './version-content.ts';

/** The parts of a refusal that still apply to the text; null if the refused parts have all changed. */
export function stillRefused(
  failure: ActionFailure,
  refused: VersionContent,
  now: VersionContent,
): ActionFailure | null {
  return withoutFields(failure, (field) => partAt(refused, field) !== partAt(now, field));
}

/** The value at a path such as `lead.alt`. */
function partAt(content: VersionContent, path: string): string {
  let part: unknown = content;
  for (const name of path.split('.')) part = (part as Record<string, unknown> | null | undefined)?.[name];
  return canonicalJson(part ?? null);
}
