import { type DebtStage, debtStageAt } from '../notifications/debt-escalation.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** The open review debts of a person: their number and the date of the oldest. */
export type OpenDebts = { readonly count: number; readonly oldestAt: Date | null };

/** The same for the browser: the date in milliseconds since the epoch. */
export type DebtSummary = { readonly count: number; readonly oldestAt: number | null };

/**
 * The payload of the desk's event stream. `newest` is set if there are more unread notifications than are
 * counted.
 */
export type DeskEvent = {
  readonly unread: number;
  readonly newest: string | null;
  readonly debts: DebtSummary | null;
};

export function debtSummary({ count, oldestAt }: OpenDebts): DebtSummary {
  return { count, oldestAt: oldestAt?.getTime() ?? null };
}

/**
 * Who sees open review debts, because they may clear them: managing editors all, editors those of their
 * desks.
 */
export function mayWatchDebts(actor: Pick<Actor, 'roles'>): Decision {
  return holds(actor, 'managing_editor') || holds(actor, 'editor') ? YES : no('action.not-your-role');
}

/** The age of a debt in whole minutes, and its escalation step. */
export function ageOfDebt(openedAt: Date, now: Date): { minutes: number; stage: DebtStage } {
  const minutes = Math.max(0, Math.floor((now.getTime() - openedAt.getTime()) / 60_000));
  return { minutes, stage: debtStageAt(openedAt, now) };
}
