/** A formatting mark on a run of text. */
export type Mark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'superscript' }
  | { readonly type: 'subscript' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

export type TextNode = { readonly type: 'text'; readonly text: string; readonly marks?: readonly Mark[] };
export type HardBreak = { readonly type: 'hardBreak' };
/** A note to the place where it stands; it is numbered when the page is written. */
export type Footnote = { readonly type: 'footnote'; readonly attrs: { readonly text: string } };

/** What stands inside a line of text. */
export type Inline = TextNode | HardBreak | Footnote;

/** Any node that is not inline, as JSON that ProseMirror reads; the block files narrow it. */
export type BlockNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly (BlockNode | Inline)[];
};
