import type { Run } from './compare-lines.ts';
import type { Frame } from './flat-blocks.ts';
import type { LooseNode } from './loose-node.ts';

/** A block of one side with its containers (lists, quotations, boxes), outermost first. */
export type Place = { readonly node: LooseNode; readonly within: readonly Frame[] };

/** A changed attribute of a block or of one of its containers. */
export type AttributeChange = {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** The change of one block. Only tables have `rows`; their `runs` are empty. */
export type BlockChange =
  | { readonly kind: 'same'; readonly after: Place; readonly runs: readonly Run[]; readonly rows?: Rows }
  | {
      readonly kind: 'added';
      readonly after: Place;
      /** The block was moved; it is inserted elsewhere. */
      readonly isMoved: boolean;
      readonly runs: readonly Run[];
      readonly rows?: Rows;
    }
  | {
      readonly kind: 'removed';
      readonly before: Place;
      /** The block was moved; it is removed elsewhere. */
      readonly isMoved: boolean;
      readonly runs: readonly Run[];
      readonly rows?: Rows;
    }
  | {
      readonly kind: 'changed';
      readonly before: Place;
      readonly after: Place;
      readonly attributes: readonly AttributeChange[];
      /** The block type or its containers changed, such as a paragraph that became a list item. */
      readonly isReshaped: boolean;
      readonly runs: readonly Run[];
      readonly rows?: Rows;
    }
  | {
      /** One block was split into several; `pieces` has the runs of each. */
      readonly kind: 'split';
      readonly before: Place;
      readonly after: readonly Place[];
      readonly pieces: readonly (readonly Run[])[];
    }
  | {
      /** Several blocks were joined into one; `pieces` has the runs of each. */
      readonly kind: 'joined';
      readonly before: readonly Place[];
      readonly after: Place;
      readonly pieces: readonly (readonly Run[])[];
    };

type Rows = readonly RowChange[];

/** A row of a table; null on the side that lacks it. */
export type RowChange = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly cells: readonly CellChange[];
};

/** A cell of a row with the changes of its blocks. */
export type CellChange = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly before: LooseNode | null;
  readonly after: LooseNode | null;
  readonly blocks: readonly BlockChange[];
};
