import type { JSONContent } from '@tiptap/core';
import { type Body, emptyBody } from '#core/document/body.ts';
import { repairBody } from '#core/document/repair-body.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { withoutSuggestions } from '#core/working-copy/suggestions.ts';

/** The body as the document that Tiptap opens; it needs at least one block. */
export function contentOfBody(body: Body): JSONContent {
  const { content } = body.content.length > 0 ? body : emptyBody;
  return { type: 'doc', content: content as JSONContent[] };
}

/** Tiptap's document as a valid body, without suggestions. Whether it is too large is the desk's to say. */
export function bodyOfContent(document: JSONContent): Body {
  return repairBody(withoutSuggestions(document as TreeNode));
}
