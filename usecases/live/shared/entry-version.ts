import { type AuthoredText, attributeChange } from '#core/articles/authorship.ts';
import { wordsOf } from '#core/articles/letters.ts';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import { readerBody } from '#core/document/public-body.ts';
import { type EntryContent, entryContentSchema, entryHasTk } from '#core/live/entry-content.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Queryable } from '#db/client.ts';
import { listMissingReferences } from '#db/queries/articles/missing-references.ts';
import type { EntryVersionRow } from '#db/queries/live/live.ts';
import { sha256 } from '#platform/text/hash.ts';

/** Parses the content of an entry. Throws `request.invalid` with a code for each field. */
export async function readEntryContent(
  q: Queryable,
  raw: unknown,
  { sectionId }: { sectionId: string },
): Promise<EntryContent> {
  const content = parseInput(entryContentSchema, raw);
  const missing = await listMissingReferences(q, {
    sectionId,
    bylineIds: content.authorIds,
    tagIds: [],
    lead: [],
    body: mediaIdsOf(content.body),
  });
  const fields = missing.flatMap((field) =>
    field === 'bylineIds' ? ['authorIds'] : field === 'body' ? ['body'] : [],
  );
  if (fields.length > 0) {
    throw new DomainError('request.invalid', {
      fieldErrors: Object.fromEntries(fields.map((field) => [field, 'field.unknown-reference'])),
    });
  }
  return content;
}

/** The content of a version. */
export function contentOfEntry(version: EntryVersionRow): EntryContent {
  const { headline, isKey, keyTitle, authorIds, body } = version;
  return { headline, isKey, keyTitle, authorIds, body: readerBody(body) };
}

/**
 * The text of an entry with the writer of each letter. In each version the person who saved it wrote the
 * letters that the previous version lacks.
 */
export function authoredEntry(versions: readonly EntryVersionRow[]): AuthoredText {
  let text: AuthoredText = { words: [], letters: [] };
  for (const version of versions) {
    const { headline, keyTitle, body } = contentOfEntry(version);
    const words = wordsOf({ headline, sapo: keyTitle, lead: null, body });
    text = {
      words,
      letters: attributeChange(words, { before: text, writer: version.savedBy, number: version.number }),
    };
  }
  return text;
}

/** A hash that is equal for versions with equal content. */
export function entryHash(content: EntryContent): string {
  return sha256(canonicalJson(content));
}

/** Throws `live.has-tk` if the content has a placeholder for missing text. */
export function requireWhole(content: EntryContent): void {
  if (entryHasTk(content)) throw new DomainError('live.has-tk');
}
