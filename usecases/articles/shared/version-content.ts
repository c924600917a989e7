import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Queryable } from '#db/client.ts';
import type { VersionRow } from '#db/queries/articles.ts';
import { listMissingReferences } from '#db/queries/missing-references.ts';
import { sha256 } from '#platform/hash.ts';

/** The content of a version row: exactly what its hash covers. */
export function contentOf(version: VersionRow): VersionContent {
  const { format, kicker, headline, sapo, sectionId, lead, bylineIds, tagIds, pinIds, body } = version;
  return { format, kicker, headline, sapo, sectionId, lead, bylineIds, tagIds, pinIds, body };
}

/** The hash that an approval names: SHA-256 over the content with its keys in order. */
export function hashOf(content: VersionContent): string {
  return sha256(canonicalJson(content));
}

/**
 * The content with changes made, checked whole. Throws `request.invalid` with a code for each field, from the
 * schema, or because a section, tag, person, photo or story of that id does not exist.
 */
export async function changedContent(
  q: Queryable,
  base: VersionContent,
  changes: Record<string, unknown>,
): Promise<VersionContent> {
  const content = parseInput(versionContentSchema, { ...base, ...changes });
  const missing = await listMissingReferences(q, {
    sectionId: content.sectionId,
    bylineIds: content.bylineIds,
    tagIds: content.tagIds,
    pinIds: content.pinIds,
    lead: content.lead === null ? [] : [content.lead.mediaId],
    body: { mediaIds: mediaIdsOf(content.body), storyIds: storyIdsOf(content.body) },
  });
  if (missing.length > 0) {
    throw new DomainError('request.invalid', {
      fieldErrors: Object.fromEntries(missing.map((field) => [field, 'field.unknown-reference'])),
    });
  }
  return content;
}
