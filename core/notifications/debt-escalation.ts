const minuteMs = 60_000;

/**
 * Who hears of an open review debt, and how long after the story went out. At once the editors of its desk: a flash
 * of one sentence is read in a minute. After ten minutes nobody of the desk is at hand, so the managing editors, who
 * may approve everywhere. After thirty a text that only one person read has been public for as long as a newsroom
 * can answer for: everybody again, by every channel, at night too.
 */
export const DEBT_STAGES = [
  { stage: 'opened', afterMs: 0 },
  { stage: 'managing', afterMs: 10 * minuteMs },
  { stage: 'everybody', afterMs: 30 * minuteMs },
] as const;
export type DebtStage = (typeof DEBT_STAGES)[number]['stage'];

/** The stage that a debt opened at this moment has reached. One that was missed (no worker ran) is not made up for. */
export function debtStageAt(openedAt: Date, now: Date): DebtStage {
  const ageMs = now.getTime() - openedAt.getTime();
  const reached = DEBT_STAGES.filter(({ afterMs }) => ageMs >= afterMs);
  return reached.at(-1)?.stage ?? 'opened';
}

/** The key under which one stage of one debt is told once. */
export function debtKey(debt: { articleId: string; openedAt: Date; stage: DebtStage }): string {
  return `debt:${debt.articleId}:${debt.openedAt.toISOString()}:${debt.stage}`;
}
