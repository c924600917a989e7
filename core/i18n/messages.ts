import compile from 'icu-minify/compile';
import enActions from '#messages/en/actions.json' with { type: 'json' };
import enAdmin from '#messages/en/admin.json' with { type: 'json' };
import enAdminPages from '#messages/en/admin-pages.json' with { type: 'json' };
import enAudit from '#messages/en/audit.json' with { type: 'json' };
import enAuth from '#messages/en/auth.json' with { type: 'json' };
import enBlocks from '#messages/en/blocks.json' with { type: 'json' };
import enBreaking from '#messages/en/breaking.json' with { type: 'json' };
import enChecks from '#messages/en/checks.json' with { type: 'json' };
import enDesk from '#messages/en/desk.json' with { type: 'json' };
import enEditor from '#messages/en/editor.json' with { type: 'json' };
import enErrors from '#messages/en/errors.json' with { type: 'json' };
import enFactors from '#messages/en/factors.json' with { type: 'json' };
import enFields from '#messages/en/fields.json' with { type: 'json' };
import enFronts from '#messages/en/fronts.json' with { type: 'json' };
import enLive from '#messages/en/live.json' with { type: 'json' };
import enNotifications from '#messages/en/notifications.json' with { type: 'json' };
import enOperations from '#messages/en/operations.json' with { type: 'json' };
import enOutside from '#messages/en/outside.json' with { type: 'json' };
import enPeople from '#messages/en/people.json' with { type: 'json' };
import enPlan from '#messages/en/plan.json' with { type: 'json' };
import enRoyalties from '#messages/en/royalties.json' with { type: 'json' };
import enSchedule from '#messages/en/schedule.json' with { type: 'json' };
import enSearch from '#messages/en/search.json' with { type: 'json' };
import enSettings from '#messages/en/settings.json' with { type: 'json' };
import enSite from '#messages/en/site.json' with { type: 'json' };
import enStyle from '#messages/en/style.json' with { type: 'json' };
import enWork from '#messages/en/work.json' with { type: 'json' };
import enWorkflow from '#messages/en/workflow.json' with { type: 'json' };
import viActions from '#messages/vi/actions.json' with { type: 'json' };
import viAdmin from '#messages/vi/admin.json' with { type: 'json' };
import viAdminPages from '#messages/vi/admin-pages.json' with { type: 'json' };
import viAudit from '#messages/vi/audit.json' with { type: 'json' };
import viAuth from '#messages/vi/auth.json' with { type: 'json' };
import viBlocks from '#messages/vi/blocks.json' with { type: 'json' };
import viBreaking from '#messages/vi/breaking.json' with { type: 'json' };
import viChecks from '#messages/vi/checks.json' with { type: 'json' };
import viDesk from '#messages/vi/desk.json' with { type: 'json' };
import viEditor from '#messages/vi/editor.json' with { type: 'json' };
import viErrors from '#messages/vi/errors.json' with { type: 'json' };
import viFactors from '#messages/vi/factors.json' with { type: 'json' };
import viFields from '#messages/vi/fields.json' with { type: 'json' };
import viFronts from '#messages/vi/fronts.json' with { type: 'json' };
import viLive from '#messages/vi/live.json' with { type: 'json' };
import viNotifications from '#messages/vi/notifications.json' with { type: 'json' };
import viOperations from '#messages/vi/operations.json' with { type: 'json' };
import viOutside from '#messages/vi/outside.json' with { type: 'json' };
import viPeople from '#messages/vi/people.json' with { type: 'json' };
import viPlan from '#messages/vi/plan.json' with { type: 'json' };
import viRoyalties from '#messages/vi/royalties.json' with { type: 'json' };
import viSchedule from '#messages/vi/schedule.json' with { type: 'json' };
import viSearch from '#messages/vi/search.json' with { type: 'json' };
import viSettings from '#messages/vi/settings.json' with { type: 'json' };
import viSite from '#messages/vi/site.json' with { type: 'json' };
import viStyle from '#messages/vi/style.json' with { type: 'json' };
import viWork from '#messages/vi/work.json' with { type: 'json' };
import viWorkflow from '#messages/vi/workflow.json' with { type: 'json' };
import type { Locale } from './locales.ts';

const vi = {
  actions: viActions,
  admin: viAdmin,
  adminPages: viAdminPages,
  audit: viAudit,
  auth: viAuth,
  blocks: viBlocks,
  breaking: viBreaking,
  checks: viChecks,
  desk: viDesk,
  editor: viEditor,
  errors: viErrors,
  factors: viFactors,
  fields: viFields,
  fronts: viFronts,
  live: viLive,
  people: viPeople,
  notifications: viNotifications,
  operations: viOperations,
  outside: viOutside,
  royalties: viRoyalties,
  schedule: viSchedule,
  search: viSearch,
  settings: viSettings,
  site: viSite,
  style: viStyle,
  workflow: viWorkflow,
  plan: viPlan,
  work: viWork,
};
const en: typeof vi = {
  actions: enActions,
  admin: enAdmin,
  adminPages: enAdminPages,
  audit: enAudit,
  auth: enAuth,
  blocks: enBlocks,
  breaking: enBreaking,
  checks: enChecks,
  desk: enDesk,
  editor: enEditor,
  errors: enErrors,
  factors: enFactors,
  fields: enFields,
  fronts: enFronts,
  live: enLive,
  people: enPeople,
  notifications: enNotifications,
  operations: enOperations,
  outside: enOutside,
  royalties: enRoyalties,
  schedule: enSchedule,
  search: enSearch,
  settings: enSettings,
  site: enSite,
  style: enStyle,
  workflow: enWorkflow,
  plan: enPlan,
  work: enWork,
};

export type Messages = typeof vi;
export type Namespace = keyof Messages;

/** The messages as written, with ICU placeholders in braces. */
export const WRITTEN: Readonly<Record<Locale, Messages>> = { vi, en };

/** The editor and the errors format their messages themselves. */
const TAKEN_AS_WRITTEN: readonly Namespace[] = ['editor', 'errors'];

/**
 * The messages precompiled, because no parser is bundled (`next.config.js`). Each is compiled once per
 * process.
 */
export const READY: Readonly<Record<Locale, Messages>> = { vi: ready(vi), en: ready(en) };

function ready(messages: Messages): Messages {
  const entries = Object.entries(messages).map(([namespace, texts]) => {
    const isTakenAsWritten = TAKEN_AS_WRITTEN.some((taken) => taken === namespace);
    return [namespace, isTakenAsWritten ? texts : compiled(texts)];
  });
  return Object.fromEntries(entries) as Messages;
}

type Texts = { readonly [name: string]: string | Texts };

function compiled(texts: Texts): unknown {
  const entries = Object.entries(texts).map(([name, text]) => [
    name,
    // Only plain objects can be serialised to client components, and the compiler creates some without a
    // prototype.
    typeof text === 'string' ? JSON.parse(JSON.stringify(compile(text))) : compiled(text),
  ]);
  return Object.fromEntries(entries);
}

/** Namespaces that no client component of the desk uses. */
const NOT_OF_THE_DESK: ReadonlySet<string> = new Set<Namespace>(['adminPages', 'site', 'workflow']);

/** The messages of all desk pages. */
export function deskMessages(locale: Locale): Partial<Messages> {
  const entries = Object.entries(READY[locale]).filter(([namespace]) => !NOT_OF_THE_DESK.has(namespace));
  return Object.fromEntries(entries);
}
