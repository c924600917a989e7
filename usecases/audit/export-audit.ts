import { z } from 'zod';
import { mayReadAudit, visibleDetail } from '#core/audit/audit-access.ts';
import {
  digestStart,
  digestText,
  EXPORT_FORMATS,
  type ExportedRow,
  exportedEnd,
  exportedRow,
  exportHead,
} from '#core/audit/export-lines.ts';
import { reasonOf } from '#core/audit/reason-of.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { readAuditHead } from '#db/queries/audit/audit-chain.ts';
import { listAuditToExport } from '#db/queries/audit/search-audit.ts';
import { sha256 } from '#platform/text/hash.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { auditFilters, questionOf } from './shared/audit-question.ts';
import { storiesOf } from './shared/audit-stories.ts';
import { findSubjects } from './shared/find-subjects.ts';

const batch = 1_000;
const exportInput = auditFilters.extend({ format: z.enum(EXPORT_FORMATS).default('jsonl') });

/** Whether story details are reduced to those that the person may read, or exported completely. */
export type Reach = 'as-readable' | 'whole';

/**
 * The audit as text lines in chain order, each with its hashes, and a summary line at the end. The export
 * itself is recorded before the first line. Rows with details that this person may not read come without them
 * and are marked (`withheld`). Only the operator on the server may export the `whole` audit, because they
 * have the database anyway. Throws `action.not-your-role`, `auth.reauthenticate`, `request.invalid` before
 * the first line.
 */
export async function exportAudit(
  context: Context,
  raw: unknown,
  reach: Reach = 'as-readable',
): Promise<AsyncIterable<string>> {
  const ctx = requireActor(context);
  requireAllowed(mayReadAudit(ctx.actor));
  requireFresh(ctx);
  const { format, ...filters } = parseInput(exportInput, raw);
  const question = await questionOf(ctx, filters);
  const subjects = filters.about === undefined ? undefined : await findSubjects(ctx, filters.about);
  const asked = Object.fromEntries(
    Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  await ctx.db.transaction((tx) =>
    recordAdminAct(ctx, tx, {
      action: 'audit.export',
      subjectType: 'audit',
      subjectId: ctx.newId(),
      detail: { format, ...asked },
    }),
  );
  return lines();

  async function* lines(): AsyncGenerator<string> {
    const head = await readAuditHead(ctx.db);
    if (head === null) throw new Error('The audit has no head row; migrations were not run.');
    const first = exportHead(format);
    if (first !== null) yield first;
    let digest = digestStart;
    let count = 0;
    for (let afterSeq = 0; ; ) {
      const rows = await listAuditToExport(
        ctx.db,
        { ...question, subjects },
        { afterSeq, untilSeq: head.seq, limit: batch },
      );
      for (const row of reach === 'whole' ? rows.map(wholeRow) : await readableRows(ctx, rows)) {
        if (question.words !== undefined && reasonOf(row.detail) === '') continue;
        digest = sha256(digestText(digest, row));
        count += 1;
        yield exportedRow(row, format);
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < batch) break;
      afterSeq = last.seq;
    }
    // Rows hidden from the exporter are listed as a filter, so that the file does not look broken.
    const leftOut: Record<string, string> =
      question.withoutPrefix === undefined ? {} : { without: question.withoutPrefix };
    yield exportedEnd(
      { exportedAt: ctx.now().toISOString(), filters: { ...asked, ...leftOut }, rows: count, head, digest },
      format,
    );
  }
}

type Row = Awaited<ReturnType<typeof listAuditToExport>>[number];

function wholeRow({ at, actorName, ...row }: Row): ExportedRow {
  return { ...row, at: at.toISOString(), actorName: actorName?.replace(/\s+/g, ' ') ?? null };
}

async function readableRows(ctx: ActorContext, rows: readonly Row[]): Promise<ExportedRow[]> {
  const ofStories = rows.filter(({ subjectType }) => subjectType === 'article');
  const stories = await storiesOf(
    ctx,
    ofStories.map(({ subjectId }) => subjectId),
  );
  return rows.map((row) => {
    const story = row.subjectType === 'article' ? (stories.get(row.subjectId)?.facts ?? null) : null;
    const { detail, isWhole } = visibleDetail(ctx.actor, row, story);
    return isWhole ? wholeRow(row) : { ...wholeRow({ ...row, detail }), withheld: true };
  });
}
