import type { Body } from '#core/document/body.ts';

/** A fact box of the library, as the desk lists it and as a story copies it. */
export type FactBoxItem = {
  readonly id: string;
  readonly title: string;
  readonly body: Body;
  readonly updatedAt: Date;
};

/** A fact box in the search results of the library. */
export type FoundFactBox = FactBoxItem & {
  /** Whether this person may archive it. */
  readonly mayTakeOut: boolean;
};
