import type { z } from 'zod';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { ChartError, ChartKind } from './charts/chart-kind.ts';
import type { DomNode } from './dom.ts';
import type { EmbedProvider } from './embed-providers.ts';
import type { BlockNode, Inline } from './node.ts';

/**
 * Schemas of a block's content. They are parameters because they refer to all block types. Zod is a parameter
 * too: the editor loads blocks on every start, but validates none.
 */
export type Inside = {
  readonly z: typeof z;
  readonly inline: z.ZodOptional<z.ZodType<readonly Inline[]>>;
  /** At least one block of any top-level kind. */
  readonly blocks: z.ZodType<readonly BlockNode[]>;
  /** A paragraph first, then any blocks: what ProseMirror's list commands need. */
  readonly itemBlocks: z.ZodType<readonly BlockNode[]>;
  /** Any number of nodes of exactly these types, such as the cells of a row. */
  readonly anyOf: (...types: readonly string[]) => z.ZodType<readonly BlockNode[]>;
  /** The same, at least one, such as the rows of a table. */
  readonly someOf: (...types: readonly string[]) => z.ZodType<readonly BlockNode[]>;
  readonly chartErrors: ChartErrors;
};

/**
 * The errors of the table of a chart. A parameter, because the editor loads all blocks on every start. It
 * loads the names of the provinces only with the dialog of a chart.
 */
export type ChartErrors = (kind: ChartKind, data: string) => readonly ChartError[];

/** Translated labels in the HTML of a body; parameters, because core has no messages. */
export type BodyLabels = {
  /** The template of a photo credit: "(Nguồn: {credit})" / "(Source: {credit})". */
  readonly creditForm: string;
  /** The template of a pull quote's source with a position: "{cite}, {role}". */
  readonly quoteForm: string;
  /** Above the card of a related story: "Tin liên quan" / "Related story". */
  readonly related: string;
  /** Before the name of the service of an embed: "Xem trên" / "View on". */
  readonly viewOn: string;
  /** The button that loads an embed: "Bấm để tải, {provider} sẽ biết bạn xem" / "Load from {provider}". */
  readonly loadEmbed: string;
  /** Above the notes at the end: "Chú thích" / "Notes". */
  readonly notes: string;
  /** The label of a footnote's number: "Chú thích {number}" / "Note {number}". */
  readonly note: string;
  /** The link from a note back to the text: "Trở lại bài" / "Back to the text". */
  readonly backToText: string;
  /** The label of a gallery: "Chùm ảnh, {count} ảnh" / "Gallery of {count} photos". */
  readonly gallery: string;
  /** The language of the numbers in charts. */
  readonly chartLocale: Locale;
  /** The kinds of charts in the text alternative: "Biểu đồ cột ngang" / "Bar chart". */
  readonly chartBar: string;
  readonly chartLine: string;
  readonly chartMap: string;
  /** The text alternative of a chart, a template with `{kind}`, `{title}`, `{high}` and `{low}`. */
  readonly chartShows: string;
  /** What opens the table of a chart: "Bảng số liệu" / "Data table". */
  readonly chartData: string;
  /** The template of a chart's source: "Nguồn: {source}" / "Source: {source}". */
  readonly chartSource: string;
};

/** The context in which a block renders its HTML. */
export type HtmlWriter = {
  readonly mode: 'page' | 'feed';
  readonly labels: BodyLabels;
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, StoryCard>;
  /** A path of this site for the mode: unchanged on a page, with the host in a feed. */
  readonly absolute: (path: string) => string;
  /** The id of a heading in the table of contents; empty for any other block. */
  readonly idOf: (node: BlockNode) => string;
  /** Paragraphs in bold are the questions of an interview. */
  readonly hasQuestions: boolean;
  /** The `sizes` attribute of photos. */
  readonly photoSizes: string;
  /**
   * Known embed services. A parameter, because the editor loads every block type but renders no HTML and
   * parses none before a paste.
   */
  readonly embedProvider: (url: string) => EmbedProvider | null;
  readonly inline: (node: BlockNode) => string;
  readonly blocks: (node: BlockNode) => string;
};

/** The context in which a block renders its plain text. */
export type TextWriter = {
  readonly inline: (node: BlockNode) => string;
  readonly blocks: (node: BlockNode) => string;
};

/** The context in which a block parses foreign HTML. */
export type DomReader = {
  /** As in `HtmlWriter`. */
  readonly embedProvider: HtmlWriter['embedProvider'];
  readonly inline: (element: DomNode) => Inline[];
  readonly blocks: (element: DomNode) => BlockNode[];
};

/** The ProseMirror part of a block type: content expression, groups and default attributes. */
export type NodeSpec = {
  /** A ProseMirror content expression; empty for a leaf. */
  readonly content: string;
  /** Space-separated groups; empty for a part such as a list item, which cannot occur alone. */
  readonly group: string;
  /** Every attribute with its default value. */
  readonly attrs: Readonly<Record<string, unknown>>;
};

/** True for a block that contains blocks; others contain text or nothing. */
export function holdsBlocks({ content }: NodeSpec): boolean {
  return content !== '' && content !== 'inline*';
}

/** The names of the blocks in a content expression such as `(paragraph | heading)+`. */
export function allowedInside({ content }: NodeSpec): readonly string[] {
  return content.match(/\w+/g) ?? [];
}

/**
 * One kind of block, defined in one file under `blocks/`. Its HTML is in `block-html.ts`, which the editor
 * loads at the first paste.
 */
export type BlockType = NodeSpec & {
  readonly name: string;
  /**
   * Returns valid attributes, or the same object if they were valid. Null if the block cannot exist with
   * them. Omitted for types without attributes. Without `chartErrors` the table of a chart is not checked.
   */
  readonly repairAttrs?: (
    attrs: Readonly<Record<string, unknown>>,
    chartErrors?: ChartErrors,
  ) => Readonly<Record<string, unknown>> | null;
  /** Its text may be joined to the text of the block before it; a block without this stays whole. */
  readonly flows?: true;
  readonly shape: (inside: Inside) => z.ZodType<BlockNode>;
  readonly text: (node: BlockNode, write: TextWriter) => string;
};
