import type { Abbreviation } from '#core/house-style/abbreviation.ts';
import { compileStored } from '#core/house-style/compile-pattern.ts';
import type { HouseForms } from '#core/house-style/house-forms.ts';
import {
  mayManageHouseForms,
  mayManageHouseWords,
  mayManageStyle,
} from '#core/house-style/house-style-policy.ts';
import { compileLinear } from '#core/house-style/linear-pattern.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { sectionTree } from '#core/taxonomy/section-tree.ts';
import { listAbbreviations, listHouseWords, listStyleRules } from '#db/queries/house-style/house-style.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';
import { loadHouseForms } from './shared/load-house-forms.ts';

type Tended<T> = T & { readonly mayChange: boolean };

/** The complete house style, with the person's rights to change it. */
export type HouseStyle = {
  readonly abbreviations: readonly Tended<Abbreviation>[];
  /** `problem`: the error code of a stored rule that cannot run; otherwise null. */
  readonly rules: readonly (Tended<StyleRule> & { readonly problem: string | null })[];
  readonly words: readonly string[];
  readonly forms: HouseForms;
  /** The desks that the person may add to, in navigation order. */
  readonly deskIds: readonly string[];
  readonly mayManageSiteStyle: boolean;
  readonly mayManageForms: boolean;
};

/** The house style for people who may change a part of it. Throws `action.not-your-role` for others. */
export async function listHouseStyle(context: Context): Promise<HouseStyle> {
  const ctx = requireActor(context);
  requireAllowed(mayManageHouseWords(ctx.actor));
  const [abbreviations, rules, words, forms, sections] = await Promise.all([
    listAbbreviations(ctx.db),
    listStyleRules(ctx.db),
    listHouseWords(ctx.db),
    loadHouseForms(ctx.db),
    listSectionRows(ctx.db),
  ]);
  const paths = sectionTree(sections).flatMap((top) => [
    [top.id],
    ...top.children.map((child) => [child.id, top.id]),
  ]);
  const deskIds = paths
    .filter((path) => mayManageStyle(ctx.actor, path).ok)
    .flatMap(([id]) => (id === undefined ? [] : [id]));
  const mayManageSiteStyle = mayManageStyle(ctx.actor, null).ok;
  const tended = <T extends { readonly sectionId: string | null }>(thing: T): Tended<T> => ({
    ...thing,
    mayChange: thing.sectionId === null ? mayManageSiteStyle : deskIds.includes(thing.sectionId),
  });
  return {
    abbreviations: abbreviations.map(tended),
    rules: rules.map((rule) => ({ ...tended(rule), problem: problemOf(rule) })),
    words,
    forms,
    deskIds,
    mayManageSiteStyle,
    mayManageForms: mayManageHouseForms(ctx.actor).ok,
  };
}

function problemOf(rule: StyleRule): string | null {
  const compiled = compileStored(rule, compileLinear);
  return typeof compiled === 'string' ? compiled : null;
}
