import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { changeAt } from './change-at.ts';

/** Inserts plain text, each line a paragraph. The first and the last join the surrounding text. */
export function insertLines(view: EditorView, text: string, at: number | null): void {
  const { schema } = view.state;
  const paragraphs = text
    .split(/\r\n|[\r\n]/)
    .filter((line) => line !== '')
    .map((line) => schema.nodes.paragraph?.create(null, schema.text(line)))
    .filter((paragraph) => paragraph !== undefined);
  if (paragraphs.length === 0) return;
  changeAt(view, at, (tr) => {
    tr.replaceSelection(new Slice(Fragment.from(paragraphs), 1, 1)).setMeta('uiEvent', 'paste');
  });
}
