import { type AuthoredText, authoredText } from '#core/articles/authorship.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import type { VersionRow } from '#db/queries/articles/articles.ts';

/** The words of a version with the writer of each letter. */
export function authoredTextOf(version: VersionRow): AuthoredText {
  return authoredText({ ...version, body: currentBody(version.body) }, version);
}
