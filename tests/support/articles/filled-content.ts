import type { z } from 'zod';
import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { bodySchemaNumber } from '#core/document/body.ts';

const id = '0198f3c1-0000-7000-8000-000000000001';

/** A content with a value in every field of the schema; text fields contain `word`. */
export function filledContent(word: string): VersionContent {
  const entries = Object.entries(versionContentSchema.shape).map(([name, schema]) => [
    name,
    valueFor(name, schema, word),
  ]);
  return Object.fromEntries(entries) as VersionContent;
}

function valueFor(name: string, schema: z.ZodType, word: string): unknown {
  const lead = { mediaId: id, caption: word, credit: word, alt: word };
  const body = {
    type: 'doc',
    schema: bodySchemaNumber,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: word }] }],
  };
  const candidates = [word, [word], body, lead, id, [id], 'analysis', true, 1];
  const value = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (value === undefined) throw new Error(`Add a value for the new field ${name}.`);
  return value;
}
