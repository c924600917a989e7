import type { z } from 'zod';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { DomNode } from './dom.ts';
import type { EmbedProvider } from './embed-providers.ts';
import type { BlockNode, Inline } from './node.ts';

/**
 * Schemas of what may stand inside a block; they refer back to all block types, so they come in. The library that
 * checks comes in too: the editor reads blocks on every load, and checks none.
 */
export type Inside = {
  readonly z: typeof z;
  readonly inline: z.ZodOptional<z.ZodType<readonly Inline[]>>;
  /** At least one block of any top-level kind. */
  readonly blocks: z.ZodType<readonly BlockNode[]>;
  /** A paragraph first, then any blocks: what ProseMirror's list commands need. */
  readonly itemBlocks: z.ZodType<readonly BlockNode[]>;
  /** Any number of nodes of exactly these types, such as the rows of a table. */
  readonly only: (...types: readonly string[]) => z.ZodArray<z.ZodType<BlockNode>>;
};

/** Words that the HTML of a body bears; they come in, because core speaks no language. */
export type BodyLabels = {
  /** How the house writes the credit of a photo: "(Nguồn: {credit})" / "(Source: {credit})". */
  readonly creditForm: string;
  /** How the house signs a pull quote that names a position: "{cite}, {role}". */
  readonly quoteForm: string;
  /** Above the card of a related story: "Tin liên quan" / "Related story". */
  readonly related: string;
  /** Before the name of the service of an embed: "Xem trên" / "View on". */
  readonly viewOn: string;
  /** On the button that fetches an embed: "Bấm để tải, {provider} sẽ biết bạn xem" / "Load from {provider}". */
  readonly loadEmbed: string;
  /** Above the notes at the end: "Chú thích" / "Notes". */
  readonly notes: string;
  /** On a footnote's number: "Chú thích {number}" / "Note {number}". */
  readonly note: string;
  /** On the way back from a note to the text: "Trở lại bài" / "Back to the text". */
  readonly backToText: string;
  /** Names a set of photos: "Chùm ảnh, {count} ảnh" / "Gallery of {count} photos". */
  readonly gallery: string;
};

/** What a block needs to write its HTML. */
export type HtmlWriter = {
  readonly mode: 'page' | 'feed';
  readonly labels: BodyLabels;
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, StoryCard>;
  /** A path of this site as the mode wants it: as it is on a page, with the host in a feed. */
  readonly absolute: (path: string) => string;
  /** The id of a heading that a list of contents leads to; empty for any other block. */
  readonly idOf: (node: BlockNode) => string;
  /** Paragraphs in bold are the questions of an interview. */
  readonly hasQuestions: boolean;
  /** How wide a photo stands, as the attribute `sizes` says it. */
  readonly photoSizes: string;
  /**
   * What is known of other services. It comes in: the editor has every block type on its page, and neither writes HTML nor reads
   * any before something is pasted.
   */
  readonly embedProvider: (url: string) => EmbedProvider | null;
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
  /** As `HtmlWriter` has it. */
  readonly embedProvider: HtmlWriter['embedProvider'];
  readonly inline: (element: DomNode) => Inline[];
  readonly blocks: (element: DomNode) => BlockNode[];
};

/** What a block type tells ProseMirror: its content expression, its groups and the defaults of its attributes. */
export type NodeSpec = {
  /** A ProseMirror content expression; empty for a leaf. */
  readonly content: string;
  /** Groups apart by spaces; empty for a part of others, such as a list item, which may not stand alone. */
  readonly group: string;
  /** Every attribute with the value that it has when nobody gave one. */
  readonly attrs: Readonly<Record<string, unknown>>;
};

/**
 * One kind of block, defined in one file under `blocks/`. Rendering to HTML (`block-html.ts`) and parsing from HTML
 * (`block-readers.ts`) are separate, because the editor does not load them at first.
 */
export type BlockType = NodeSpec & {
  readonly name: string;
  /**
   * The attributes made valid, as the same object when they were; null when the block cannot stand with them.
   * Left out where the type has none.
   */
  readonly repairAttrs?: (
    attrs: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>> | null;
  readonly shape: (inside: Inside) => z.ZodType<BlockNode>;
  readonly text: (node: BlockNode, write: TextWriter) => string;
};
