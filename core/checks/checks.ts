import { bodyPresent } from './built-in/body-present.ts';
import { bylinePresent } from './built-in/byline-present.ts';
import { headlineDistinct } from './built-in/headline-distinct.ts';
import { headlineLength } from './built-in/headline-length.ts';
import { headlinePresent } from './built-in/headline-present.ts';
import { leadAlt } from './built-in/lead-alt.ts';
import { leadCredit } from './built-in/lead-credit.ts';
import { leadPresent } from './built-in/lead-present.ts';
import { leadUnused } from './built-in/lead-unused.ts';
import { noMissingPictures } from './built-in/no-missing-pictures.ts';
import { noOpenSuggestions } from './built-in/no-open-suggestions.ts';
import { noPrivateNotes } from './built-in/no-private-notes.ts';
import { noTk } from './built-in/no-tk.ts';
import { outsideLinksAlive } from './built-in/outside-links-alive.ts';
import { ownLinksAlive } from './built-in/own-links-alive.ts';
import { photoOnce } from './built-in/photo-once.ts';
import { photoRights } from './built-in/photo-rights.ts';
import { sapoLength } from './built-in/sapo-length.ts';
import { sapoPresent } from './built-in/sapo-present.ts';
import { sectionPresent } from './built-in/section-present.ts';
import { sponsorNamed } from './built-in/sponsor-named.ts';
import { tagPresent } from './built-in/tag-present.ts';
import { translationCurrent } from './built-in/translation-current.ts';
import type { Check } from './check.ts';

/**
 * Every check in the order of the form's fields. A new check needs a file in `built-in/`, an entry here and
 * its messages in `messages/<locale>/checks.json`.
 */
const LIST = [
  headlinePresent,
  headlineLength,
  headlineDistinct,
  sapoPresent,
  sapoLength,
  leadPresent,
  leadAlt,
  leadCredit,
  leadUnused,
  bodyPresent,
  noTk,
  noMissingPictures,
  noPrivateNotes,
  noOpenSuggestions,
  ownLinksAlive,
  outsideLinksAlive,
  translationCurrent,
  photoOnce,
  photoRights,
  sectionPresent,
  tagPresent,
  bylinePresent,
  sponsorNamed,
] as const;

export type CheckName = (typeof LIST)[number]['name'];
export const CHECKS: readonly (Check & { readonly name: CheckName })[] = LIST;
export const CHECK_NAMES = LIST.map(({ name }) => name) as [CheckName, ...CheckName[]];

const BY_NAME: ReadonlyMap<CheckName, Check & { readonly name: CheckName }> = new Map(
  CHECKS.map((check) => [check.name, check]),
);

/** The check with this name. */
export function checkNamed(name: CheckName): Check & { readonly name: CheckName } {
  const check = BY_NAME.get(name);
  if (check === undefined) throw new Error(`There is no check named ${name}.`);
  return check;
}
