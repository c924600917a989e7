import type { ToldDebts } from '#core/articles/debts.ts';
import { told } from '../told.ts';

/** The open debts, whenever the line brings them. */
export const toldDebts = told<ToldDebts>('desk-debts');
