import { z } from 'zod';
import { mayReadAudit, visibleDetail } from '#core/audit/audit-access.ts';
import { type AuditPlace, placeFrom, placeTo } from '#core/audit/audit-place.ts';
import { reasonOf } from '#core/audit/reason-of.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  type AuditQuestion,
  type AuditRow,
  searchAudit as searchRows,
} from '#db/queries/audit/search-audit.ts';
import { listPeopleByIds } from '#db/queries/people/people.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { auditFilters, questionOf } from './shared/audit-question.ts';
import { storiesOf } from './shared/audit-stories.ts';
import { findSubjects } from './shared/find-subjects.ts';

const pageSize = 50;
/** Maximum number of further reads to replace hidden rows before a shorter page is returned. */
const roundsAtMost = 20;

const place = z.string().max(30, 'field.invalid').optional();
const searchInput = auditFilters.extend({ older: place, newer: place });

/** An act as this person may read it. */
export type AuditAct = Omit<AuditRow, 'detail'> & {
  readonly detail: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly actorName: string | null;
  /** The person that it concerns. */
  readonly subjectName: string | null;
  /** The story that it concerns; its headline is null if this person may not read it. */
  readonly story: { readonly number: number; readonly headline: string | null } | null;
};
export type AuditPage = {
  readonly acts: readonly AuditAct[];
  /** The cursors of the adjacent pages; null if there is none. */
  readonly older: string | null;
  readonly newer: string | null;
};

/**
 * A page of the audit, newest first, filtered. A person learns no more of a story than they may read: the act
 * and the states remain, the text is removed. Throws `action.not-your-role`, `request.invalid`.
 */
export async function searchAudit(context: Context, raw: unknown = {}): Promise<AuditPage> {
  const ctx = requireActor(context);
  requireAllowed(mayReadAudit(ctx.actor));
  const { older, newer, ...filters } = parseInput(searchInput, raw);
  const question = await questionOf(ctx, filters);
  const subjects = filters.about === undefined ? undefined : await findSubjects(ctx, filters.about);
  const towards = newer === undefined ? 'older' : 'newer';
  const start = newer ?? older;
  const { found, rest } = await collect(
    ctx,
    { ...question, subjects },
    { towards, place: start === undefined ? null : placeFrom(start) },
  );
  const page = found.slice(0, pageSize);
  const acts = towards === 'newer' ? page.toReversed() : page;
  const goesOn = found.length > pageSize;
  const [first, last] = [acts.at(0), acts.at(-1)];
  return {
    acts,
    older: last && (goesOn || towards === 'newer') ? placeTo(last) : towards === 'older' ? rest : null,
    newer: first && (towards === 'newer' ? goesOn : start !== undefined) ? placeTo(first) : null,
  };
}

/**
 * Up to one row more than a page. Excludes rows that match only by details that this person may not read.
 * `rest` is the cursor to continue from if the search stopped because too many rows were hidden.
 */
async function collect(
  ctx: ActorContext,
  question: AuditQuestion,
  { towards, place: start }: { towards: 'older' | 'newer'; place: AuditPlace | null },
): Promise<{ found: AuditAct[]; rest: string | null }> {
  const limit = pageSize + 1;
  const acts: AuditAct[] = [];
  let from = start;
  for (let round = 0; round < roundsAtMost && acts.length < limit; round += 1) {
    const rows = await searchRows(ctx.db, question, { towards, place: from, limit });
    const described = await describeActs(ctx, rows);
    acts.push(...described.filter((act) => question.words === undefined || act.reason !== ''));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return { found: acts.slice(0, limit), rest: null };
    from = last;
  }
  return { found: acts.slice(0, limit), rest: from && placeTo(from) };
}

async function describeActs(ctx: ActorContext, rows: readonly AuditRow[]): Promise<AuditAct[]> {
  const idsOf = (type: string) =>
    rows.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
  const stories = await storiesOf(ctx, [...idsOf('article'), ...idsOf('royalty_story')]);
  const actorIds = rows.map(({ actorId }) => actorId).filter((id) => id !== null);
  const named = await listPeopleByIds(ctx.db, [...new Set([...actorIds, ...idsOf('person')])]);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const story = stories.get(row.subjectId) ?? null;
    const { detail } = visibleDetail(ctx.actor, row, story?.facts ?? null);
    return {
      ...row,
      detail,
      reason: reasonOf(detail),
      actorName: row.actorId === null ? null : (names.get(row.actorId) ?? null),
      subjectName: row.subjectType === 'person' ? (names.get(row.subjectId) ?? null) : null,
      story: story && { number: story.number, headline: story.headline },
    };
  });
}
