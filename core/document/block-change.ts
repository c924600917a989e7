import type { Run } from './compare-lines.ts';
import type { Frame } from './flat-blocks.ts';
import type { LooseNode } from './loose-node.ts';

/** A block of one side, and the lists, quotations or boxes that it stands in, the outermost first. */
export type Place = { readonly node: LooseNode; readonly within: readonly Frame[] };

/** A property of a block, or of what it stands in, that is another now. */
export type AttributeChange = {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** What became of one block. `rows` is given for tables alone, whose `runs` are empty. */
export type BlockChange =
  | { readonly kind: 'same'; readonly after: Place; readonly runs: readonly Run[]; readonly rows?: Rows }
  | {
      readonly kind: 'added';
      readonly after: Place;
      /** The same block went from elsewhere. */
      readonly isMoved: boolean;
      readonly runs: readonly Run[];
      readonly rows?: Rows;
    }
  | {
      readonly kind: 'removed';
      readonly before: Place;
      /** The same block came elsewhere. */
      readonly isMoved: boolean;
      readonly runs: readonly Run[];
      readonly rows?: Rows;
    }
  | {
      readonly kind: 'changed';
      readonly before: Place;
      readonly after: Place;
      readonly attributes: readonly AttributeChange[];
      /** It is another kind of block, or stands in others: a paragraph became a list item. */
      readonly isReshaped: boolean;
      readonly runs: readonly Run[];
      readonly rows?: Rows;
    }
  | {
      /** One block was cut into several; `pieces` has the runs of each. */
      readonly kind: 'split';
      readonly before: Place;
      readonly after: readonly Place[];
      readonly pieces: readonly (readonly Run[])[];
    }
  | {
      /** Several blocks became one; `pieces` has the runs of each. */
      readonly kind: 'joined';
      readonly before: readonly Place[];
      readonly after: Place;
      readonly pieces: readonly (readonly Run[])[];
    };

type Rows = readonly RowChange[];

/** A row of a table; null on the side where it is not. */
export type RowChange = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly cells: readonly CellChange[];
};

/** A cell of a row, with what became of its blocks. */
export type CellChange = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly before: LooseNode | null;
  readonly after: LooseNode | null;
  readonly blocks: readonly BlockChange[];
};
