import { deskChoices, flatSections } from '#app/_shell/desk/desk-choices.ts';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { AssignmentView } from '#components/desk/planning/assignment-view.tsx';
import { readAssignment } from '#usecases/assignments/read-assignment.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function AssignmentPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await deskContext();
  const { id } = await params;
  const assignment = await refusedOr(() => readAssignment(ctx, { assignmentId: id }));
  const sections = await listSections(ctx);
  const section = flatSections(sections).find((each) => each.id === assignment.sectionId);
  return (
    <AssignmentView
      assignment={assignment}
      section={{ name: section?.name ?? '', nameEn: section?.nameEn ?? '' }}
      desks={deskChoices(ctx.actor, sections)}
    />
  );
}
