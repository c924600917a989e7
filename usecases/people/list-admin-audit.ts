import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listAudit } from '#db/queries/audit.ts';
import { type Context, requireActor } from '../context.ts';

const pageSize = 100;
const input = z.object({ beforeSeq: z.coerce.number().int().optional() });

/** What happened anywhere, newest first, a hundred a page, for the administrator. Throws `action.not-your-role`. */
export async function listAdminAudit(context: Context, raw: unknown) {
  const ctx = requireActor(context);
  demand(isAdmin(ctx.actor));
  const rows = await listAudit(ctx.db, { ...parseInput(input, raw), limit: pageSize });
  // Headlines of drafts are their authors' alone; an administrator sees what was done, not the words.
  return rows.map(({ detail, ...row }) => (row.subjectType === 'article' ? row : { ...row, detail }));
}
