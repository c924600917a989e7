import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { MostReadTable } from '#components/desk/most-read/most-read-table.tsx';
import { listViewedStories } from '#usecases/page-views/list-viewed-stories.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

const storiesShown = 40;

export default async function MostReadPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const section = await queryValue(searchParams, 'section');
  const items = await refusedOr(() =>
    listViewedStories(ctx, { limit: storiesShown, ...(section !== undefined && { section }) }),
  );
  const locale = await deskLocale();
  const t = translator(locale, 'fronts');
  return (
    <MostReadTable
      words={{
        ...{
          title: t('mostReadTable.title'),
          intro: t('mostReadTable.intro'),
          lists: t('mostReadTable.lists'),
        },
        ...{
          wholeSite: t('mostReadTable.wholeSite'),
          empty: t('mostReadTable.empty'),
          story: t('mostReadTable.story'),
        },
        ...{
          lastHour: t('mostReadTable.lastHour'),
          lastDay: t('mostReadTable.lastDay'),
          total: t('mostReadTable.total'),
        },
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
