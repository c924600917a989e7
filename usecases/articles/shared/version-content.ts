import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Queryable } from '#db/client.ts';
import type { VersionRow } from '#db/queries/articles.ts';
import { listMissingReferences } from '#db/queries/missing-references.ts';
import { holdTags } from '#db/queries/standing-tags.ts';
import { sha256 } from '#platform/hash.ts';
import type { ActorContext } from '../../context.ts';
import { listUnsealedIds } from './list-readable-ids.ts';

/**
 * The content of a version row: exactly what its hash covers, in the current schema of the body. The hash stays
 * what it was when the version was written, so it is compared with the row's and never reckoned anew from this.
 */
export function contentOf(version: VersionRow): VersionContent {
  const { format, kicker, headline, sapo, sectionId, lead, bylineIds, tagIds, pinIds, sponsor } = version;
  const body = currentBody(version.body);
  return { format, kicker, headline, sapo, sectionId, lead, bylineIds, tagIds, pinIds, sponsor, body };
}

/**
 * The hash that an approval names: SHA-256 over the content with its keys in order. Without a sponsor it is what it
 * was before stories had one, so that no old approval is lost.
 */
export function hashOf({ sponsor, ...content }: VersionContent): string {
  return sha256(canonicalJson(sponsor === '' ? content : { ...content, sponsor }));
}

/**
 * The content with changes made, checked whole. Throws `request.invalid` with a code for each field, from the
 * schema, or because a section, tag, person, photo or story of that id does not exist. Its tags stay what they are until the
 * transaction ends, so that none is taken away while it is being saved. A story of which the person may
 * not read the words does not exist for them either; whatever stood in the base stays, or what was put there past the
 * screen would tell whether there is such a story.
 */
export async function changedContent(
  ctx: ActorContext,
  q: Queryable,
  base: VersionContent,
  changes: Record<string, unknown>,
): Promise<VersionContent> {
  const asked = parseInput(versionContentSchema, { ...base, ...changes });
  const held = await holdTags(q, asked.tagIds.filter(isUuid));
  const isGone = (id: string) => held.get(id)?.isRetired === true;
  // A tag that the base bore and that the desk has no more goes; one that was just chosen is refused below.
  const tagIds = asked.tagIds.filter((id) => !(isGone(id) && base.tagIds.includes(id)));
  const content = { ...asked, tagIds };
  const missing = await listMissingReferences(q, {
    sectionId: content.sectionId,
    bylineIds: content.bylineIds,
    tagIds: content.tagIds,
    lead: content.lead === null ? [] : [content.lead.mediaId],
    body: mediaIdsOf(content.body),
  });
  const hidden = await listHiddenReferences(ctx, q, { base, content });
  refuse([...missing, ...hidden, ...(tagIds.some(isGone) ? ['tagIds'] : [])]);
  return content;
}

/** The fields that newly name a story which is not for this person, or is none. */
async function listHiddenReferences(
  ctx: ActorContext,
  q: Queryable,
  { base, content }: { base: VersionContent; content: VersionContent },
): Promise<string[]> {
  const stood = new Set([...base.pinIds, ...storyIdsOf(base.body)]);
  const pins = content.pinIds.filter((id) => !stood.has(id));
  const inBody = storyIdsOf(content.body).filter((id) => !stood.has(id));
  const readable = await listUnsealedIds(
    ctx,
    q,
    [...pins, ...inBody].filter((id) => isUuid(id)),
  );
  const isHidden = (id: string) => !readable.has(id);
  return [...(pins.some(isHidden) ? ['pinIds'] : []), ...(inBody.some(isHidden) ? ['body'] : [])];
}

function refuse(fields: readonly string[]): void {
  if (fields.length === 0) return;
  throw new DomainError('request.invalid', {
    fieldErrors: Object.fromEntries(fields.map((field) => [field, 'field.unknown-reference'])),
  });
}
