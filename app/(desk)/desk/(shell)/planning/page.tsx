import { deskChoices, flatSections } from '#app/_shell/desk/desk-choices.ts';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { validOrNull } from '#app/_shell/shared/valid-or-null.ts';
import { PlanningView } from '#components/desk/planning/planning-view.tsx';
import { mayOnAssignment } from '#core/assignments/assignment-policy.ts';
import { planDays } from '#core/assignments/plan-days.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { listColleagues } from '#usecases/assignments/list-colleagues.ts';
import { listPlan, type PlannedAssignment } from '#usecases/assignments/list-plan.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function PlanningPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const [by, asked, section, person] = await Promise.all(
    ['by', 'day', 'section', 'person'].map((name) => queryValue(searchParams, name)),
  );
  const { timeZone } = ctx.site;
  const today = dayOf(ctx.now(), timeZone);
  const day = daySchema.safeParse(asked).data ?? today;
  const span = by === 'month' ? 'month' : 'week';
  const calendar = planDays(span, day);
  const filter = { ...(section && { section }), ...(person && { person }) };
  const days = { from: calendar.days[0], to: calendar.days.at(-1) };
  const plan = await refusedOr(() => validOrNull(() => listPlan(ctx, { ...days, ...filter })));
  const sections = await listSections(ctx);
  const flat = flatSections(sections);
  const withRights = (assignment: PlannedAssignment) => ({
    ...assignment,
    canMove: mayOnAssignment(ctx.actor, 'edit', {
      ...assignment,
      deskIds: flat.find(({ id }) => id === assignment.sectionId)?.deskIds ?? [],
    }).ok,
  });
  return (
    <PlanningView
      plan={
        plan && {
          planned: plan.planned.map(withRights),
          unplanned: plan.unplanned.map(withRights),
          isCut: plan.isCut,
        }
      }
      span={span}
      day={day}
      today={today}
      calendar={calendar}
      filter={filter}
      sections={flat.map(({ slug, name, nameEn, depth }) => ({ slug, name, nameEn, depth }))}
      desks={deskChoices(ctx.actor, sections)}
      colleagues={await listColleagues(ctx)}
      now={ctx.now()}
    />
  );
}
