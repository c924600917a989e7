import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { FrontList } from '#components/desk/fronts/front-list.tsx';
import { mostReadDeskUrl } from '#core/urls.ts';
import { listFronts } from '#usecases/fronts/list-fronts.ts';

export default async function FrontsPage() {
  const ctx = await deskContext();
  const fronts = await refusedOr(() => listFronts(ctx));
  const t = translator(await deskLocale(), 'fronts');
  return (
    <>
      <FrontList fronts={fronts} />
      <p className="hint">
        <a href={mostReadDeskUrl}>{t('mostReadTable.link')}</a>
      </p>
    </>
  );
}
