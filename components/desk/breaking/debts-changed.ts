import type { DebtSummary } from '#core/articles/debts.ts';
import { windowEvent } from '../forms/window-event.ts';

/** The open debts, from each event of the stream. */
export const debtsChanged = windowEvent<DebtSummary>('desk-debts');
