import type { MomentKind } from '#core/articles/calendar.ts';

/** An entry of the calendar. */
export type Moment = {
  readonly kind: MomentKind;
  readonly at: Date;
  readonly articleId: string;
  readonly headline: string;
  readonly isHeld: boolean;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly version: number;
  readonly approvedByName: string | null;
  readonly canMove: boolean;
};
