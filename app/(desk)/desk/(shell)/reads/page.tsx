import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { ReadsView } from '#components/desk/reads/reads-view.tsx';
import { listReadStories } from '#usecases/reads/list-read-stories.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

const storiesShown = 40;

export default async function ReadsPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const section = await queryValue(searchParams, 'section');
  const items = await refusedOr(() =>
    listReadStories(ctx, { limit: storiesShown, ...(section !== undefined && { section }) }),
  );
  const locale = await deskLocale();
  const t = translator(locale, 'fronts');
  return (
    <ReadsView
      words={{
        ...{ title: t('reads.title'), intro: t('reads.intro'), lists: t('reads.lists') },
        ...{ wholeSite: t('reads.wholeSite'), empty: t('reads.empty'), story: t('reads.story') },
        ...{ lastHour: t('reads.lastHour'), lastDay: t('reads.lastDay'), total: t('reads.total') },
      }}
      sections={(await listSections(ctx)).map(({ slug, name, nameEn }) => ({
        slug,
        name: locale === 'en' ? nameEn : name,
      }))}
      shown={section ?? null}
      items={items}
      locale={locale}
    />
  );
}
