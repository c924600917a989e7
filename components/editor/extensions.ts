import type { Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { ListKeymap } from '@tiptap/extension-list/keymap';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { TrailingNode } from '@tiptap/extensions/trailing-node';
import type { EditorParts } from './editor-parts.ts';
import { bulletList } from './nodes/bullet-list.ts';
import { chart } from './nodes/chart.ts';
import { divider } from './nodes/divider.ts';
import { embed } from './nodes/embed.ts';
import { factBox } from './nodes/fact-box.ts';
import { figure } from './nodes/figure.ts';
import { footnote } from './nodes/footnote.ts';
import { gallery } from './nodes/gallery.ts';
import { heading } from './nodes/heading.ts';
import { link } from './nodes/link.ts';
import { listItem } from './nodes/list-item.ts';
import { missingPicture } from './nodes/missing-picture.ts';
import { orderedList } from './nodes/ordered-list.ts';
import { privateNote } from './nodes/private-note.ts';
import { pullQuote } from './nodes/pull-quote.ts';
import { qa } from './nodes/qa.ts';
import { subscript, superscript } from './nodes/raised-marks.ts';
import { relatedStory } from './nodes/related-story.ts';
import { table } from './nodes/table.ts';
import { tableCell } from './nodes/table-cell.ts';
import { tableHeader } from './nodes/table-header.ts';
import { tableRow } from './nodes/table-row.ts';
import { unknown } from './nodes/unknown.ts';
import { commentMarks } from './plugins/comment-marks.ts';
import { dropPlace } from './plugins/drop-place.ts';
import { editorContext } from './plugins/editor-context.ts';
import { slashMenu } from './plugins/slash-menu.ts';
import { straySigns } from './plugins/stray-signs.ts';
import { SUGGESTION_SCHEMA } from './suggesting/suggestion-marks.ts';

/**
 * All nodes and marks of the body schema under the same names; the page ships no others. There is no history
 * extension, because the shared document has its own undo. `parts` is null if only the schema is needed.
 */
export function extensionsFor(parts: EditorParts | null): Extensions {
  return [
    Bold,
    Blockquote,
    bulletList,
    Document,
    dropPlace,
    Gapcursor,
    HardBreak,
    Italic,
    superscript,
    subscript,
    listItem,
    ListKeymap,
    Paragraph,
    Text,
    // Only after a block that Enter cannot leave.
    TrailingNode.configure({
      notAfter: ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'pullQuote'],
    }),
    heading,
    link,
    orderedList,
    pullQuote,
    figure,
    missingPicture,
    gallery,
    factBox,
    qa,
    chart,
    footnote,
    privateNote,
    table,
    tableRow,
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

/** The extensions of the schema alone, for code that parses and writes documents without a screen. */
export const EXTENSIONS: Extensions = extensionsFor(null);
