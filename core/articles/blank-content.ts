import { emptyBody } from '../document/body.ts';
import { recordOf } from '../shared/record-of.ts';
import { LIST_FIELDS, TEXT_FIELDS } from './article-fields.ts';
import type { VersionContent } from './version-content.ts';

/** Empty text fields. */
export const blankTexts = recordOf(TEXT_FIELDS, () => '');

/** The content of a new story in a section, with nothing written yet. */
export function blankContent(
  sectionId: string,
  changes: Partial<Omit<VersionContent, 'sectionId'>> = {},
): VersionContent {
  return {
    ...blankTexts,
    ...recordOf(LIST_FIELDS, () => []),
    format: 'news',
    sectionId,
    lead: null,
    body: emptyBody,
    ...changes,
  };
}
