import { emptyBody } from '../document/body.ts';
import type { VersionContent } from './version-content.ts';

/**
 * The content of a sealed story for people without `archive_read`: empty, with the format, section, byline,
 * tags and pins of the story. No spread is used, so a new field stays hidden until it is copied here.
 */
export function sealedContent(content: VersionContent): VersionContent {
  const { format, sectionId, bylineIds, tagIds, pinIds } = content;
  const noWords = { kicker: '', headline: '', sapo: '', sponsor: '', lead: null, body: emptyBody };
  return { ...noWords, format, sectionId, bylineIds, tagIds, pinIds };
}
