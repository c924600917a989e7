import type { Blockquote } from './blocks/blockquote.ts';
import type { BulletList } from './blocks/bullet-list.ts';
import type { Divider } from './blocks/divider.ts';
import type { Embed } from './blocks/embed.ts';
import type { FactBox } from './blocks/fact-box.ts';
import type { Figure } from './blocks/figure.ts';
import type { Gallery } from './blocks/gallery.ts';
import type { Heading } from './blocks/heading.ts';
import type { MissingPicture } from './blocks/missing-picture.ts';
import type { OrderedList } from './blocks/ordered-list.ts';
import type { Paragraph } from './blocks/paragraph.ts';
import type { PrivateNote } from './blocks/private-note.ts';
import type { PullQuote } from './blocks/pull-quote.ts';
import type { RelatedStory } from './blocks/related-story.ts';
import type { Table } from './blocks/table.ts';
import type { Unknown } from './blocks/unknown.ts';

/** A block that may be top-level in a body. */
export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | PullQuote
  | Figure
  | Gallery
  | MissingPicture
  | FactBox
  | PrivateNote
  | Table
  | Embed
  | RelatedStory
  | Divider
  | Unknown;

/** The body of a story: ProseMirror JSON with its schema number. */
export type Body = { type: 'doc'; schema: typeof bodySchemaNumber; content: readonly Block[] };

/** The schema number that this version writes. */
export const bodySchemaNumber = 3;
/** Maximum size of a body as JSON in UTF-8. */
export const bodyMaxBytes = 1_000_000;
/** Maximum size of a draft that is kept because it cannot be saved, equal to that of a request, as JSON. */
export const keptBodyMaxBytes = 16_000_000;
/** Maximum nesting of nodes; Word's nine list levels need 20. */
export const bodyMaxDepth = 40;
/** The same in JSON levels: a node is an object inside a content array. */
export const bodyMaxLevels = 2 * bodyMaxDepth;

/** The body of a new story. */
export const emptyBody: Body = { type: 'doc', schema: bodySchemaNumber, content: [{ type: 'paragraph' }] };
