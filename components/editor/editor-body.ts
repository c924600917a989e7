import type { JSONContent } from '@tiptap/core';
import { type Body, bodySchema, bodySchemaNumber, emptyBody } from '#core/document/body.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { withoutSuggestions } from '#core/working-copy/suggestions.ts';

/** The body as the document that Tiptap opens; it needs at least one block. */
export function contentOfBody(body: Body): JSONContent {
  const { content } = body.content.length > 0 ? body : emptyBody;
  return { type: 'doc', content: content as JSONContent[] };
}

/**
 * Tiptap's document as a body: without suggestions, and cleaned by the schema of the body. A document that the schema refuses (too
 * large) is handed on as it is: the desk refuses it with a code and the text stays on the screen.
 */
export function bodyOfContent(document: JSONContent): Body {
  const { content = [] } = withoutSuggestions(document as TreeNode);
  const body = { type: 'doc', schema: bodySchemaNumber, content };
  const read = bodySchema.safeParse(body);
  return read.success ? read.data : (body as unknown as Body);
}
