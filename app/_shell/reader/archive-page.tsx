import { permanentRedirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { ArchiveView, archiveCrumbs, archiveTitle } from '#components/site/archive-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import { siteText } from '#components/site/site-text.ts';
import { archivePageUrl, archiveUrl } from '#core/urls.ts';
import { cachedForRender } from '#platform/rendering/current-render.ts';
import { services } from '#usecases/services.ts';
import { countedAtMost, readArchive } from '#usecases/site/read-archive.ts';
import { type PageQuery, queryValue } from '../shared/query-value.ts';
import { listRobots } from './list-robots.ts';
import { missingMetadata, missingPage } from './missing-page.tsx';
import { placeJsonLd } from './page-json-ld.ts';
import { ownAddress, pageLinks } from './page-links.ts';
import { pageStyle } from './page-style.ts';
import { ReaderMain } from './reader-main.tsx';
import type { ReaderMetadata } from './reader-metadata.ts';

type Request = { readonly segments: readonly string[]; readonly searchParams: PageQuery };

/** Loads the period once for the metadata and the page. */
const load = cachedForRender((path: string, cursor: string | undefined) =>
  readArchive(services(), { segments: path === '' ? [] : path.split('/'), cursor }),
);

async function loadFor({ segments, searchParams }: Request) {
  const found = await load(segments.join('/'), await queryValue(searchParams, 'cursor'));
  if (found && 'redirectTo' in found) permanentRedirect(found.redirectTo);
  return found;
}

/** The metadata of an archive page. */
export async function archiveMetadata(request: Request): Promise<ReaderMetadata> {
  const page = await loadFor(request);
  if (!page) return missingMetadata();
  const { locale } = services().site;
  const t = siteText(locale);
  const url = addressOf(page);
  const cursor = await queryValue(request.searchParams, 'cursor');
  const isKept = page.kind !== 'day' || (page.isFirstPage && page.stories.length > 0);
  const title = archiveTitle(page, locale);
  return {
    title: page.kind === 'years' ? title : t('archive.titleOf', { period: title }),
    description: t('archive.intro'),
    alternates: { canonical: page.kind === 'day' ? ownAddress(url, page, { cursor }) : url },
    ...listRobots(isKept),
    ...(page.kind === 'day' && pageLinks(url, page)),
  };
}

/** The archive page of a period. */
export async function archivePage(request: Request): Promise<ReactNode> {
  const page = await loadFor(request);
  if (!page) return missingPage();
  const { locale } = services().site;
  const place = {
    path: addressOf(page),
    name: archiveTitle(page, locale),
    above: archiveCrumbs(page, locale),
  };
  return (
    <ReaderMain>
      <ArchiveView page={page} countedAtMost={countedAtMost} style={pageStyle()} />
      <JsonLd nodes={placeJsonLd(place)} />
    </ReaderMain>
  );
}

function addressOf(page: { kind: string; key?: string }): string {
  return page.key === undefined ? archiveUrl : archivePageUrl(page.key);
}
