import type { ToldDebts } from '#core/articles/debts.ts';
import { windowEvent } from '../forms/window-event.ts';

/** The open debts, whenever the line brings them. */
export const toldDebts = windowEvent<ToldDebts>('desk-debts');
