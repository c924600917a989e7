import type { ActionFailure } from '../shared/action-result.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { withoutFields } from '../shared/without-fields.ts';
import type { VersionContent } from './version-content.ts';

/** Why a text was refused, as far as it still says what was refused; null where nothing of that is left. */
export function stillRefused(
  failure: ActionFailure,
  refused: VersionContent,
  now: VersionContent,
): ActionFailure | null {
  return withoutFields(failure, (field) => partAt(refused, field) !== partAt(now, field));
}

/** What stands at a path such as `lead.alt`. */
function partAt(content: VersionContent, path: string): string {
  let part: unknown = content;
  for (const name of path.split('.')) part = (part as Record<string, unknown> | null | undefined)?.[name];
  return canonicalJson(part ?? null);
}
