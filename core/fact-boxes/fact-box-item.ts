import type { Body } from '#core/document/body.ts';

/** A fact box of the library, as the desk lists it and as a story takes a copy of it. */
export type FactBoxItem = {
  readonly id: string;
  readonly title: string;
  readonly body: Body;
  readonly updatedAt: Date;
};

/** A fact box as somebody finds it in the library. */
export type FoundFactBox = FactBoxItem & {
  /** Whether it may be taken out by whoever looks. */
  readonly mayTakeOut: boolean;
};
