import { permanentRedirect } from 'next/navigation';
import { alternatesOf } from '#app/_shell/reader/alternates.ts';
import { listRobots } from '#app/_shell/reader/list-robots.ts';
import { missingMetadata, missingPage } from '#app/_shell/reader/missing-page.tsx';
import { listJsonLd } from '#app/_shell/reader/page-json-ld.ts';
import { ownAddress, pageLinks } from '#app/_shell/reader/page-links.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { JsonLd } from '#components/site/json-ld.tsx';
import { SectionView } from '#components/site/section-view.tsx';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { cachedForRender } from '#platform/rendering/current-render.ts';
import '#components/site/lists.css';
import { sectionFeedUrl, sectionUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readSection } from '#usecases/site/read-section.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ section: string }>; searchParams: PageQuery };

/** Loads the section once for the metadata and the page. */
const load = cachedForRender((slug: string, cursor: string | undefined) =>
  readSection(services(), { slug, cursor }),
);

async function loadFor({ params, searchParams }: Props) {
  const { section } = await params;
  const found = await load(section, await queryValue(searchParams, 'cursor'));
  if (found && 'redirectTo' in found) permanentRedirect(found.redirectTo);
  return found;
}

export async function generateMetadata(props: Props): Promise<ReaderMetadata> {
  const page = await loadFor(props);
  if (!page) return missingMetadata();
  const { section, isFirstPage, stories } = page;
  const name = sectionName(section, services().site.locale);
  const path = sectionUrl(section.slug);
  const cursor = await queryValue(props.searchParams, 'cursor');
  return {
    title: name,
    description: section.description || undefined,
    alternates: alternatesOf({
      path: ownAddress(path, page, { cursor }),
      feed: (format) => sectionFeedUrl(section.slug, format),
    }),
    ...listRobots(isFirstPage && stories.length > 0),
    ...pageLinks(path, page),
  };
}

export default async function SectionPage(props: Props) {
  const page = await loadFor(props);
  if (!page) return missingPage();
  const { section, parent, stories } = page;
  const { locale } = services().site;
  const name = sectionName(section, locale);
  return (
    <ReaderMain>
      <SectionView page={page} style={pageStyle()} />
      <JsonLd
        nodes={listJsonLd({
          path: sectionUrl(section.slug),
          name,
          description: section.description,
          stories,
          above: parent === null ? [] : [{ name: sectionName(parent, locale), url: sectionUrl(parent.slug) }],
        })}
      />
    </ReaderMain>
  );
}
