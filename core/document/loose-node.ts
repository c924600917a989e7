/** A mark as a comparison sees it, whatever its type. */
export type LooseMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

/** Any node of a body, block or inline, read by its type, attributes and content alone. */
export type LooseNode = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly LooseMark[];
  readonly content?: readonly LooseNode[];
};
