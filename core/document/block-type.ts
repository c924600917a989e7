import type { z } from 'zod';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { DomNode } from './dom.ts';
import type { BlockNode, Inline } from './node.ts';

/** Schemas of what may stand inside a block; they refer back to all block types, so they come in. */
export type Inside = {
  readonly inline: z.ZodOptional<z.ZodType<readonly Inline[]>>;
  /** At least one block of any top-level kind. */
  readonly blocks: z.ZodType<readonly BlockNode[]>;
  /** A paragraph first, then any blocks: what ProseMirror's list commands need. */
  readonly itemBlocks: z.ZodType<readonly BlockNode[]>;
  /** At least one node of exactly these types, such as the rows of a table. */
  readonly only: (...types: readonly string[]) => z.ZodType<readonly BlockNode[]>;
};

/** Words that the HTML of a body bears; they come in, because core speaks no language. */
export type BodyLabels = {
  /** Before the credit of a photo: "Nguồn" / "Source". */
  readonly source: string;
  /** Above the card of a related story: "Tin liên quan" / "Related story". */
  readonly related: string;
  /** Before the name of the service of an embed: "Xem trên" / "View on". */
  readonly viewOn: string;
};

/** What a block needs to write its HTML. */
export type HtmlWriter = {
  readonly mode: 'page' | 'feed';
  readonly labels: BodyLabels;
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, StoryCard>;
  /** A path of this site as the mode wants it: as it is on a page, with the host in a feed. */
  readonly absolute: (path: string) => string;
  readonly inline: (node: BlockNode) => string;
  readonly blocks: (node: BlockNode) => string;
};

/** What a block needs to write its plain text. */
export type TextWriter = {
  readonly inline: (node: BlockNode) => string;
  readonly blocks: (node: BlockNode) => string;
};

/** What a block needs to read itself from foreign HTML. */
export type DomReader = {
  readonly inline: (element: DomNode) => Inline[];
  readonly blocks: (element: DomNode) => BlockNode[];
};

/** One kind of block: everything that the system knows of it stands in one file under `blocks/`. */
export type BlockType = {
  readonly name: string;
  /** False for the parts of others, such as list items, which may not stand alone. */
  readonly topLevel: boolean;
  readonly shape: (inside: Inside) => z.ZodType<BlockNode>;
  readonly html: (node: BlockNode, write: HtmlWriter) => string;
  readonly text: (node: BlockNode, write: TextWriter) => string;
  /** The blocks that an element stands for; null when it is none of this type. */
  readonly parse: (element: DomNode, read: DomReader) => BlockNode[] | null;
};
