import { type DebtStage, debtStageAt } from '../notifications/debt-escalation.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/** The review debts that somebody is to see to: how many are open, and since when the oldest of them. */
export type OpenDebts = { readonly count: number; readonly oldestAt: Date | null };

/** The same as a screen is told it: the moment in ms of the epoch. */
export type ToldDebts = { readonly count: number; readonly oldestAt: number | null };

/** What an open line to the desk's screens says each time. `newest`: of what is not read, where more is unread than is counted. */
export type DeskLine = {
  readonly unread: number;
  readonly newest: string | null;
  readonly debts: ToldDebts | null;
};

export function toldDebts({ count, oldestAt }: OpenDebts): ToldDebts {
  return { count, oldestAt: oldestAt?.getTime() ?? null };
}

/** Those who may clear debts see those that are open: managing editors all of them, editors those of their desks. */
export function mayWatchDebts(actor: Pick<Actor, 'roles'>): Decision {
  return holds(actor, 'managing_editor') || holds(actor, 'editor') ? YES : no('action.not-your-role');
}

/** How old a debt is in whole minutes, and which step of the escalation it has reached. */
export function ageOfDebt(openedAt: Date, now: Date): { minutes: number; stage: DebtStage } {
  const minutes = Math.max(0, Math.floor((now.getTime() - openedAt.getTime()) / 60_000));
  return { minutes, stage: debtStageAt(openedAt, now) };
}
