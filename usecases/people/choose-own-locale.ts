import { z } from 'zod';
import { LOCALES } from '#core/i18n/locales.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { setLocale } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';

const input = z.object({ locale: z.enum(LOCALES) });

/** Sets the language of e-mails to the actor. */
export async function chooseOwnLocale(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  await setLocale(ctx.db, ctx.actor.id, parseInput(input, raw).locale);
}
