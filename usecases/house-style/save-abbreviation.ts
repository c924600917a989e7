import { z } from 'zod';
import type { Abbreviation } from '#core/house-style/abbreviation.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import {
  findAbbreviationForUpdate,
  insertAbbreviation,
  listAbbreviations,
  updateAbbreviation,
} from '#db/queries/house-style/house-style.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireDesk } from './shared/require-desk.ts';
import { deskId, longForm, newStyleId, shortForm } from './shared/style-fields.ts';

const fields = { sectionId: deskId, short: shortForm, expansion: longForm };
const addInput = z.object({ ...fields, id: z.null().optional(), newId: newStyleId });
/** Omitted fields stay unchanged. */
const changeInput = z
  .object(fields)
  .partial()
  .extend({ id: z.uuid('abbreviation.not-found') });
type Input = z.input<typeof addInput> | z.input<typeof changeInput>;

/**
 * Adds an abbreviation of a desk or the site, or changes the one with `id`. Adding is idempotent by `newId`.
 * Throws `abbreviation.exists` if the desk has another entry for this abbreviation, `abbreviation.not-found`,
 * `section.not-found`, `action.not-your-desk`, `action.not-your-role`.
 */
export async function saveAbbreviation(context: Context, raw: Input): Promise<Abbreviation> {
  const ctx = requireActor(context);
  return isChange(raw) ? change(ctx, parseInput(changeInput, raw)) : add(ctx, parseInput(addInput, raw));
}

function isChange(raw: Input): raw is z.input<typeof changeInput> {
  return typeof raw?.id === 'string';
}

async function add(
  ctx: ActorContext,
  { newId, id: _, ...fields }: z.output<typeof addInput>,
): Promise<Abbreviation> {
  const abbreviation: Abbreviation = { id: newId ?? ctx.newId(), ...fields };
  return ctx.db.transaction(async (tx) => {
    await requireDesk(ctx, tx, abbreviation.sectionId);
    const row = { ...abbreviation, createdBy: ctx.actor.id, createdAt: ctx.now() };
    if (!(await insertAbbreviation(tx, row))) return earlier(ctx, tx, abbreviation);
    await record(ctx, tx, { action: 'abbreviation.create', abbreviation });
    return abbreviation;
  });
}

async function change(
  ctx: ActorContext,
  { id, ...wanted }: z.output<typeof changeInput>,
): Promise<Abbreviation> {
  return ctx.db.transaction(async (tx) => {
    const found = await findAbbreviationForUpdate(tx, id);
    if (found === null) throw new DomainError('abbreviation.not-found');
    const { createdBy, createdAt, ...before } = found;
    await requireDesk(ctx, tx, before.sectionId);
    const changes = changesOf<Partial<Omit<Abbreviation, 'id'>>>(before, wanted).to;
    const abbreviation: Abbreviation = { ...before, ...changes };
    await requireDesk(ctx, tx, abbreviation.sectionId);
    if (Object.keys(changes).length === 0) return abbreviation;
    await requireNoDuplicate(tx, abbreviation);
    await updateAbbreviation(tx, id, changes);
    await record(ctx, tx, { action: 'abbreviation.edit', abbreviation });
    return abbreviation;
  });
}

async function requireNoDuplicate(tx: Transaction, { id, sectionId, short }: Abbreviation): Promise<void> {
  const others = await listAbbreviations(tx, sectionId === null ? [] : [sectionId]);
  const isTaken = others.some(
    (other) => other.id !== id && other.sectionId === sectionId && other.short === short,
  );
  if (isTaken) throw exists(short);
}

/** The result of an earlier attempt; otherwise another entry conflicts. */
async function earlier(
  ctx: ActorContext,
  tx: Transaction,
  { id, short }: Abbreviation,
): Promise<Abbreviation> {
  const found = await findAbbreviationForUpdate(tx, id);
  if (found?.createdBy !== ctx.actor.id) throw exists(short);
  const { createdBy, createdAt, ...abbreviation } = found;
  return abbreviation;
}

function record(
  ctx: ActorContext,
  tx: Transaction,
  {
    action,
    abbreviation: { id, ...fields },
  }: { action: 'abbreviation.create' | 'abbreviation.edit'; abbreviation: Abbreviation },
): Promise<void> {
  return recordAdminAct(ctx, tx, {
    ...{ action, subjectType: 'abbreviation', subjectId: id },
    detail: { name: fields.short, ...fields },
  });
}

function exists(short: string): DomainError {
  return new DomainError('abbreviation.exists', { short, fieldErrors: { short: 'abbreviation.exists' } });
}
