import type { JSONContent } from '@tiptap/core';
import { type Body, emptyBody } from '#core/document/body.ts';
import { repairBody } from '#core/document/repair-body.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { withoutSuggestions } from '#core/working-copy/suggestions.ts';

/** Converts a body to Tiptap's document, which needs at least one block. */
export function contentOfBody(body: Body): JSONContent {
  const { content } = body.content.length > 0 ? body : emptyBody;
  return { type: 'doc', content: content as JSONContent[] };
}

/** Converts Tiptap's document to a valid body, without suggestions. The use case checks its size. */
export function bodyOfContent(document: JSONContent): Body {
  return repairBody(withoutSuggestions(document as TreeNode));
}
