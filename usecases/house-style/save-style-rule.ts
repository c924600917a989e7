import { z } from 'zod';
import { compilePattern } from '#core/house-style/compile-pattern.ts';
import { compileLinear } from '#core/house-style/linear-pattern.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import {
  findStyleRuleForUpdate,
  insertStyleRule,
  updateStyleRule,
} from '#db/queries/house-style/house-style.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireDesk } from './shared/require-desk.ts';
import { deskId, newStyleId, ruleAdvice, rulePattern, ruleReplacement } from './shared/style-fields.ts';

const fields = {
  ...{ sectionId: deskId, pattern: rulePattern, matchCase: z.boolean(), advice: ruleAdvice },
  ...{ replacement: ruleReplacement, isOn: z.boolean() },
};
const addInput = z.object({
  ...fields,
  id: z.null().optional(),
  newId: newStyleId,
  matchCase: fields.matchCase.default(false),
  replacement: fields.replacement.default(null),
  isOn: fields.isOn.default(true),
});
/** Omitted fields stay unchanged. */
const changeInput = z
  .object(fields)
  .partial()
  .extend({ id: z.uuid('style.not-found') });
type Input = z.input<typeof addInput> | z.input<typeof changeInput>;

/**
 * Adds a style rule, or changes the one with `id`. Adding is idempotent by `newId`. Throws
 * `style.bad-pattern` for an invalid regular expression, `style.unsupported-pattern` if the linear-time
 * engine cannot run it, `style.empty-match` if it matches the empty string. Also throws `style.not-found`,
 * `section.not-found`, `action.not-your-desk`, `action.not-your-role`, and `request.invalid`, also for
 * another person's `newId`.
 */
export async function saveStyleRule(context: Context, raw: Input): Promise<StyleRule> {
  const ctx = requireActor(context);
  return isChange(raw) ? change(ctx, parseInput(changeInput, raw)) : add(ctx, parseInput(addInput, raw));
}

function isChange(raw: Input): raw is z.input<typeof changeInput> {
  return typeof raw?.id === 'string';
}

async function add(
  ctx: ActorContext,
  { newId, id: _, ...fields }: z.output<typeof addInput>,
): Promise<StyleRule> {
  requirePattern(fields);
  const rule: StyleRule = { id: newId ?? ctx.newId(), ...fields };
  return ctx.db.transaction(async (tx) => {
    await requireDesk(ctx, tx, rule.sectionId);
    const isNew = await insertStyleRule(tx, { ...rule, createdBy: ctx.actor.id, createdAt: ctx.now() });
    if (!isNew) return ownRule(ctx, tx, rule.id);
    await record(ctx, tx, { action: 'style_rule.create', rule });
    return rule;
  });
}

async function change(
  ctx: ActorContext,
  { id, ...wanted }: z.output<typeof changeInput>,
): Promise<StyleRule> {
  return ctx.db.transaction(async (tx) => {
    const found = await findStyleRuleForUpdate(tx, id);
    if (found === null) throw new DomainError('style.not-found');
    const { createdBy, createdAt, ...before } = found;
    await requireDesk(ctx, tx, before.sectionId);
    const changes = changesOf<Partial<Omit<StyleRule, 'id'>>>(before, wanted).to;
    const rule: StyleRule = { ...before, ...changes };
    // A rule that no longer compiles can still be switched off, reworded and moved.
    if (changes.pattern !== undefined || changes.matchCase !== undefined || changes.isOn)
      requirePattern(rule);
    await requireDesk(ctx, tx, rule.sectionId);
    if (Object.keys(changes).length === 0) return rule;
    await updateStyleRule(tx, id, changes);
    await record(ctx, tx, { action: 'style_rule.edit', rule });
    return rule;
  });
}

/** The rule that an earlier attempt created. */
async function ownRule(ctx: ActorContext, tx: Transaction, id: string): Promise<StyleRule> {
  const earlier = await findStyleRuleForUpdate(tx, id);
  if (earlier?.createdBy !== ctx.actor.id) {
    throw new DomainError('request.invalid', { fieldErrors: { newId: 'field.invalid' } });
  }
  const { createdBy, createdAt, ...rule } = earlier;
  return rule;
}

function record(
  ctx: ActorContext,
  tx: Transaction,
  { action, rule: { id, ...fields } }: { action: 'style_rule.create' | 'style_rule.edit'; rule: StyleRule },
): Promise<void> {
  return recordAdminAct(ctx, tx, {
    ...{ action, subjectType: 'style_rule', subjectId: id },
    detail: { name: fields.pattern, ...fields },
  });
}

function requirePattern(rule: Pick<StyleRule, 'pattern' | 'matchCase'>): void {
  try {
    compilePattern(rule, compileLinear);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, { fieldErrors: { pattern: error.code } });
  }
}
