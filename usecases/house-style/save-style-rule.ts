import { z } from 'zod';
import { compilePattern } from '#core/house-style/compile-pattern.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findStyleRuleForUpdate, insertStyleRule, updateStyleRule } from '#db/queries/house-style.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { demandDesk } from './shared/demand-desk.ts';
import { deskId, ruleAdvice, rulePattern, ruleReplacement } from './shared/style-fields.ts';

const saveInput = z.object({
  /** Null adds one. */
  id: z.uuid('style.not-found').nullable().default(null),
  sectionId: deskId,
  pattern: rulePattern,
  matchCase: z.boolean().default(false),
  advice: ruleAdvice,
  replacement: ruleReplacement.default(null),
  isOn: z.boolean().default(true),
});

/**
 * Adds or changes a rule of style. Throws `style.bad-pattern` for what is no regular expression,
 * `style.empty-match` for one that matches nothing at all, `style.not-found`, `section.not-found`,
 * `action.not-your-desk`, `action.not-your-role`. Whether an expression is slow shows only in use: the editor
 * runs it under a time limit.
 */
export async function saveStyleRule(context: Context, raw: z.input<typeof saveInput>): Promise<StyleRule> {
  const ctx = requireActor(context);
  const { id, ...fields } = parseInput(saveInput, raw);
  demandPattern(fields);
  return ctx.db.transaction(async (tx) => {
    await demandDesk(ctx, tx, fields.sectionId);
    const rule: StyleRule = { id: id ?? ctx.newId(), ...fields };
    if (id === null) {
      await insertStyleRule(tx, { ...rule, createdBy: ctx.actor.id, createdAt: ctx.now() });
    } else {
      const before = await findStyleRuleForUpdate(tx, id);
      if (before === null) throw new DomainError('style.not-found');
      await demandDesk(ctx, tx, before.sectionId);
      await updateStyleRule(tx, id, fields);
    }
    await recordAdminAct(ctx, tx, {
      action: id === null ? 'style_rule.create' : 'style_rule.edit',
      subjectType: 'style_rule',
      subjectId: rule.id,
      detail: { name: fields.pattern, ...fields },
    });
    return rule;
  });
}

function demandPattern(rule: Pick<StyleRule, 'pattern' | 'matchCase'>): void {
  try {
    compilePattern(rule);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, { fieldErrors: { pattern: error.code } });
  }
}
