import { notFound } from 'next/navigation';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { SectionsAdmin } from '#components/desk/admin/sections-admin.tsx';
import { mayManageSections } from '#core/taxonomy/section-policy.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function SectionsPage() {
  const ctx = await deskContext();
  if (!mayManageSections(ctx.actor).ok) notFound();
  return <SectionsAdmin sections={await listSections(ctx)} />;
}
