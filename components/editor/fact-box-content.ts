import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type Body, emptyBody } from '#core/document/body.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import { bodyOfContent } from './editor-body.ts';

/** A copy of a library box for the text, with the id and the version time of its original. */
export function factBoxContent({ id, title, body, updatedAt }: FactBoxItem): JSONContent {
  const attrs = { sourceId: id, title, updatedAt: new Date(updatedAt).toISOString() };
  return { type: 'factBox', attrs, content: body.content as JSONContent[] };
}

/** An empty box. */
export function emptyFactBox(): JSONContent {
  return {
    type: 'factBox',
    attrs: { sourceId: '', title: '', updatedAt: '' },
    content: emptyBody.content as JSONContent[],
  };
}

/** The text of a box as a body for the library, without suggestions. */
export function bodyOfFactBox(box: Node): Body {
  return bodyOfContent({ type: 'doc', content: box.content.toJSON() ?? [] });
}
