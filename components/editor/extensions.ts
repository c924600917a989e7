import type { Extensions } from '@tiptap/core';
import { TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { headingLevels } from '#core/document/blocks/heading.ts';
import { divider } from './nodes/divider.ts';
import { embed } from './nodes/embed.ts';
import { figure } from './nodes/figure.ts';
import { link } from './nodes/link.ts';
import { orderedList } from './nodes/ordered-list.ts';
import { pullQuote } from './nodes/pull-quote.ts';
import { relatedStory } from './nodes/related-story.ts';
import { table } from './nodes/table.ts';
import { tableCell } from './nodes/table-cell.ts';
import { tableHeader } from './nodes/table-header.ts';
import { unknown } from './nodes/unknown.ts';

/**
 * Every node and mark of the body schema, by the same names. What the schema does not know (code, strike,
 * underline, tasks) is switched off, so that it can neither be typed nor pasted.
 */
export const EXTENSIONS: Extensions = [
  StarterKit.configure({
    heading: { levels: [...headingLevels] },
    orderedList: false,
    horizontalRule: false,
    link: false,
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
  }),
  link,
  orderedList,
  pullQuote,
  figure,
  table,
  TableRow,
  tableHeader,
  tableCell,
  embed,
  relatedStory,
  divider,
  unknown,
];
