import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listTroubledMails } from '#db/queries/notifications/deliveries.ts';
import type { CaughtMail } from '#platform/mail/mailer.ts';
import { isOnThisMachine } from '#platform/process/env.ts';
import { type Context, requireActor } from '../context.ts';
import { readMailSettings } from '../notifications/shared/read-mail-settings.ts';

const pageSize = 30;
const caughtMost = 50;
const input = z.object({ cursor: z.string().optional() });

/**
 * The e-mail configuration and failed e-mails, for the administrator. Shows the content of e-mails only if
 * they are stored instead of sent and the site is served on localhost. Administrators have no right to read
 * stories. Throws `action.not-your-role`.
 */
export async function readMailDesk(context: Context, raw: unknown) {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  const { cursor } = parseInput(input, raw);
  const after = cursor === undefined ? undefined : cursorFrom(cursor);
  const rows = await listTroubledMails(ctx.db, { now: ctx.now(), after, limit: pageSize + 1 });
  const troubled = rows.slice(0, pageSize);
  const last = troubled.at(-1);
  const { mailer } = ctx;
  const isCaught = mailer?.kind === 'catcher' && isOnThisMachine(ctx.site.url);
  const caught: CaughtMail[] | null = isCaught ? await mailer.listCaught(caughtMost) : null;
  return {
    kind: mailer?.kind ?? ('none' as const),
    where: mailer?.where ?? '',
    ...(await readMailSettings(ctx.db)),
    troubled,
    nextCursor: rows.length > pageSize && last ? cursorTo({ at: last.createdAt, id: last.id }) : null,
    caught,
  };
}
