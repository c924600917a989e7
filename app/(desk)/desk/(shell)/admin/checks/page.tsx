import { notFound } from 'next/navigation';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { CheckRulesAdmin } from '#components/desk/checks/check-rules-admin.tsx';
import { mayReadChecks } from '#core/checks/check-policy.ts';
import { holds } from '#core/people/roles.ts';
import { listCheckRules } from '#usecases/checks/list-check-rules.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function ChecksPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  if (!mayReadChecks(ctx.actor).ok) notFound();
  const { section, format } = await queryValues(searchParams);
  const ownDesk = ctx.actor.roles.find((held) => held.role === 'editor')?.sectionId ?? null;
  // An editor starts at their own desk, a managing editor at the rules of the whole newsroom.
  const first = holds(ctx.actor, 'managing_editor') ? null : ownDesk;
  const rules = await refusedOr(() =>
    listCheckRules(ctx, {
      sectionId: section === undefined ? first : section || null,
      format: format || null,
    }),
  );
  return (
    <CheckRulesAdmin
      key={`${rules.sectionId} ${rules.format}`}
      rules={rules}
      sections={await listSections(ctx)}
    />
  );
}
