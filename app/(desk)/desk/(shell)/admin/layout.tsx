import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import '#components/desk/admin/admin.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { DeskLinkRow } from '#components/desk/shell/desk-link.tsx';
import { adminPagesOf } from '#core/admin/admin-pages.ts';
import { adminDeskUrl } from '#core/urls.ts';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { actor } = await deskContext();
  const t = translator(await deskLocale(), 'adminPages');
  const pages = adminPagesOf(actor);
  if (pages.length === 0) notFound();
  return (
    <div className="admin">
      <DeskLinkRow
        className="admin-nav"
        label={t('label')}
        links={pages.map((page) => ({ href: adminDeskUrl(page), name: t(`${page}.name`) }))}
      />
      <div>{children}</div>
    </div>
  );
}
