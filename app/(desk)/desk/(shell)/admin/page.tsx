import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { AdminOverview } from '#components/desk/admin/admin-overview.tsx';
import { adminPagesOf } from '#core/admin/admin-pages.ts';
import { adminDeskUrl } from '#core/urls.ts';

export default async function AdminPage() {
  const { actor } = await deskContext();
  const t = translator(await deskLocale(), 'adminPages');
  const pages = adminPagesOf(actor).map((page) => ({
    href: adminDeskUrl(page),
    name: t(`${page}.name`),
    about: t(`${page}.about`),
  }));
  return <AdminOverview title={t('title')} pages={pages} />;
}
