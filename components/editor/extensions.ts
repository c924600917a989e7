import type { Extensions } from '@tiptap/core';
import { TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import type { EditorParts } from './editor-parts.ts';
import { divider } from './nodes/divider.ts';
import { embed } from './nodes/embed.ts';
import { factBox } from './nodes/fact-box.ts';
import { figure } from './nodes/figure.ts';
import { footnote } from './nodes/footnote.ts';
import { gallery } from './nodes/gallery.ts';
import { heading } from './nodes/heading.ts';
import { link } from './nodes/link.ts';
import { orderedList } from './nodes/ordered-list.ts';
import { privateNote } from './nodes/private-note.ts';
import { pullQuote } from './nodes/pull-quote.ts';
import { relatedStory } from './nodes/related-story.ts';
import { table } from './nodes/table.ts';
import { tableCell } from './nodes/table-cell.ts';
import { tableHeader } from './nodes/table-header.ts';
import { unknown } from './nodes/unknown.ts';
import { commentMarks } from './plugins/comment-marks.ts';
import { editorContext } from './plugins/editor-context.ts';
import { slashMenu } from './plugins/slash-menu.ts';
import { straySigns } from './plugins/stray-signs.ts';
import { SUGGESTION_SCHEMA } from './suggesting/suggestion-marks.ts';

/**
 * Every node and mark of the body schema, by the same names. What the schema does not know (code, strike,
 * underline, tasks) is switched off, so that it can neither be typed nor pasted. `undoRedo` is false where
 * the text is shared and undoing is the shared document's. `parts` is null where only the schema is wanted.
 */
export function extensionsFor(parts: EditorParts | null, options: { undoRedo: boolean }): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      ...(options.undoRedo ? {} : { undoRedo: false }),
      // Only where the writer could not go on by Enter.
      trailingNode: {
        notAfter: ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'pullQuote'],
      },
      orderedList: false,
      horizontalRule: false,
      link: false,
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
    }),
    heading,
    link,
    orderedList,
    pullQuote,
    figure,
    gallery,
    factBox,
    footnote,
    privateNote,
    table,
    TableRow,
    tableHeader,
    tableCell,
    embed,
    relatedStory,
    divider,
    unknown,
    ...SUGGESTION_SCHEMA,
    editorContext.configure({ parts }),
    slashMenu,
    straySigns,
    commentMarks,
  ];
}

/** The schema's extensions alone, for whoever reads and writes documents without a screen. */
export const EXTENSIONS: Extensions = extensionsFor(null, { undoRedo: true });
