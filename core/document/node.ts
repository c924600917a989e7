/** A formatting mark on a run of text. */
export type Mark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'superscript' }
  | { readonly type: 'subscript' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

export type TextNode = { readonly type: 'text'; readonly text: string; readonly marks?: readonly Mark[] };
export type HardBreak = { readonly type: 'hardBreak' };
/** A footnote at its place in the text; it is numbered when the page is rendered. */
export type Footnote = { readonly type: 'footnote'; readonly attrs: { readonly text: string } };

/** The inline nodes of a text line. */
export type Inline = TextNode | HardBreak | Footnote;

/** Any block node as ProseMirror JSON; the block files narrow it. */
export type BlockNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly (BlockNode | Inline)[];
};
