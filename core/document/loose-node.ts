/** A mark for comparison, of any type. */
export type LooseMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

/** A node of a body, block or inline, reduced to type, attributes and content. */
export type LooseNode = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly LooseMark[];
  readonly content?: readonly LooseNode[];
};
