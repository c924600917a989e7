import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type Body, emptyBody } from '#core/document/body.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import { bodyOfContent } from './editor-body.ts';

/** A copy of a box of the library for the text; it remembers which box it is of, and of when. */
export function factBoxContent({ id, title, body, updatedAt }: FactBoxItem): JSONContent {
  const attrs = { sourceId: id, title, updatedAt: new Date(updatedAt).toISOString() };
  return { type: 'factBox', attrs, content: body.content as JSONContent[] };
}

/** A box that nobody has begun. */
export function emptyFactBox(): JSONContent {
  return {
    type: 'factBox',
    attrs: { sourceId: '', title: '', updatedAt: '' },
    content: emptyBody.content as JSONContent[],
  };
}

/** The text of a box as a body of its own, as the library keeps it: what is only proposed is not in it. */
export function bodyOfFactBox(box: Node): Body {
  return bodyOfContent({ type: 'doc', content: box.content.toJSON() ?? [] });
}
