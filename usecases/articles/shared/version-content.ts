import { ARTICLE_FIELDS, FIELD_NAMES, TEXT_FIELDS, type TextField } from '#core/articles/article-fields.ts';
import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { pick } from '#core/shared/pick.ts';
import type { Queryable } from '#db/client.ts';
import type { VersionRow } from '#db/queries/articles/articles.ts';
import { listMissingReferences } from '#db/queries/articles/missing-references.ts';
import { lockTags } from '#db/queries/tags/resolve-merged-tags.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { ActorContext } from '../../context.ts';
import { listUnsealedIds } from './known-stories.ts';

/**
 * The content of a version row: exactly the part that its hash covers, with the body in the current schema.
 * The hash remains that of the original content, so compare the row's hash and do not recompute it from this.
 */
export function contentOf(version: VersionRow): VersionContent {
  return { ...pick(version, FIELD_NAMES), body: currentBody(version.body) };
}

/**
 * The hash that an approval refers to: SHA-256 over the canonical JSON of the content. An empty later field
 * is omitted, so that approvals from before the field existed stay valid.
 */
export function hashOf(content: VersionContent): string {
  const isLacking = (name: TextField) => ARTICLE_FIELDS[name].isLater && content[name] === '';
  const lacking: readonly string[] = TEXT_FIELDS.filter(isLacking);
  const present = Object.entries(content).filter(([name]) => !lacking.includes(name));
  return sha256(canonicalJson(Object.fromEntries(present)));
}

/**
 * The content with changes, validated as a whole. Throws `request.invalid` with a code for each field: a
 * schema error, or an unknown section, tag, person, photo or story. Tags are locked until the transaction
 * ends, so that they cannot be deleted meanwhile. A story whose text the person may not read counts as
 * unknown. References that the base has are kept; otherwise a forged reference would reveal whether a story
 * exists.
 */
export async function changedContent(
  ctx: ActorContext,
  q: Queryable,
  { base, changes }: { base: VersionContent; changes: Record<string, unknown> },
): Promise<VersionContent> {
  const asked = parseInput(versionContentSchema, { ...base, ...changes });
  const held = await lockTags(q, asked.tagIds.filter(isUuid));
  const isGone = (id: string) => held.get(id)?.isRetired === true;
  // A deleted tag that the base had is dropped; a newly chosen one is refused below.
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

/** The fields with new references to stories that are unknown or hidden from this person. */
async function listHiddenReferences(
  ctx: ActorContext,
  q: Queryable,
  { base, content }: { base: VersionContent; content: VersionContent },
): Promise<string[]> {
  const before = new Set([...base.pinIds, ...storyIdsOf(base.body)]);
  const pins = content.pinIds.filter((id) => !before.has(id));
  const inBody = storyIdsOf(content.body).filter((id) => !before.has(id));
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
