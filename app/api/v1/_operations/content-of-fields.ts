import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { Body } from '#core/document/body.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { pick } from '#core/shared/pick.ts';
import { readHtml } from '#platform/text/read-html.ts';
import type { Context } from '#usecases/context.ts';
import { mediaViews } from '#usecases/media/media-views.ts';
import { resolveReferences } from '#usecases/references/resolve-references.ts';
import { resolveTags } from '#usecases/tags/resolve-tags.ts';
import { type LeftOut, leftOutOf } from '../_answers/left-out.ts';
import type { ArticleFields } from './article-fields.ts';

/**
 * The content of a version from a partner's fields. All lookups and checks come before the first tag is
 * created, so that a rejected request changes nothing. `leftOut`: parts of the HTML that were not imported.
 */
export async function contentOfFields(
  ctx: Context,
  fields: ArticleFields,
): Promise<{ content: Record<string, unknown>; leftOut: LeftOut }> {
  const { format, section, byline, relatedPins, tags } = fields;
  requireNoSynonymFields(fields);
  const { body, leftOut } = bodyOf(fields);
  const references = await resolveReferences(ctx, { section, byline, relatedPins });
  const lead = await leadOf(ctx, fields);
  const tagIds = tags === undefined ? undefined : await resolveTags(ctx, { tags });
  const content = { ...pick(fields, TEXT_FIELDS), format, body, lead, tagIds, ...references };
  const given = Object.entries(content).filter(([, value]) => value !== undefined);
  return { content: Object.fromEntries(given), leftOut };
}

/** Rejects two fields with the same meaning, because one of them would be ignored. */
function requireNoSynonymFields({ body, bodyHtml, lead, leadMediaId }: ArticleFields): void {
  const twice = {
    ...(body !== undefined && bodyHtml !== undefined && { bodyHtml: 'field.conflicting' }),
    ...(lead !== undefined && leadMediaId !== undefined && { leadMediaId: 'field.conflicting' }),
  };
  if (Object.keys(twice).length > 0) throw new DomainError('request.invalid', { fieldErrors: twice });
}

function bodyOf({ body, bodyHtml }: ArticleFields): { body: Body | undefined; leftOut: LeftOut } {
  if (bodyHtml !== undefined) {
    return onField('bodyHtml', () => {
      const read = readHtml(bodyHtml);
      return { body: parseBody(read.body), leftOut: leftOutOf(read) };
    });
  }
  return { body: body === undefined ? undefined : onField('body', () => parseBody(body)), leftOut: [] };
}

/** Reports an error of the body at its field, with the body's own code. */
function onField<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError('request.invalid', { fieldErrors: { [field]: error.code }, ...error.details });
  }
}

async function leadOf(ctx: Context, { lead, leadMediaId }: ArticleFields) {
  if (lead !== undefined) return lead;
  if (leadMediaId === undefined || leadMediaId === null) return leadMediaId;
  const media = (await mediaViews(ctx, [leadMediaId])).get(leadMediaId);
  if (media === undefined) {
    throw new DomainError('request.invalid', { fieldErrors: { leadMediaId: 'field.unknown-reference' } });
  }
  return { mediaId: media.id, caption: media.caption, credit: media.credit, alt: media.alt };
}
