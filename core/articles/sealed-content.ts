import { pick } from '../shared/pick.ts';
import { ARTICLE_FIELDS, FIELD_NAMES } from './article-fields.ts';
import { blankContent } from './blank-content.ts';
import type { VersionContent } from './version-content.ts';

const KEPT = FIELD_NAMES.filter((name) => ARTICLE_FIELDS[name].sealed === 'kept');

/** A sealed story for people without `archive_read`: empty except for the fields that the table keeps. */
export function sealedContent(content: VersionContent): VersionContent {
  return blankContent(content.sectionId, pick(content, KEPT));
}
