const minuteMs = 60_000;

/**
 * The escalation of an open review debt, by time since publication. At once the editors of its desk: a
 * one-sentence flash is read in a minute. After ten minutes the desk has not reacted, so the managing
 * editors, who may approve everywhere. After thirty minutes, as long as a newsroom can justify a text that
 * only one person read: everyone again, by every channel, at night too.
 */
export const DEBT_STAGES = [
  { stage: 'opened', afterMs: 0 },
  { stage: 'managing', afterMs: 10 * minuteMs },
  { stage: 'everybody', afterMs: 30 * minuteMs },
] as const;
export type DebtStage = (typeof DEBT_STAGES)[number]['stage'];

/**
 * The escalation stage of a debt opened at this moment. A stage that was missed (no worker ran) is skipped.
 */
export function debtStageAt(openedAt: Date, now: Date): DebtStage {
  const ageMs = now.getTime() - openedAt.getTime();
  const reached = DEBT_STAGES.filter(({ afterMs }) => ageMs >= afterMs);
  return reached.at(-1)?.stage ?? 'opened';
}

/** The deduplication key of one stage of one debt. */
export function debtKey(debt: { articleId: string; openedAt: Date; stage: DebtStage }): string {
  return `debt:${debt.articleId}:${debt.openedAt.toISOString()}:${debt.stage}`;
}
