import type { OpenDebts } from '#core/articles/debts.ts';
import { type Context, requireActor } from '../context.ts';
import { openDebtsFor } from './shared/open-debts.ts';

/** The open review debts that the actor is responsible for; null if they have no part in debts. */
export async function countOpenDebts(context: Context): Promise<OpenDebts | null> {
  const ctx = requireActor(context);
  return openDebtsFor(ctx.db, ctx.actor);
}
