import { permanentRedirect } from 'next/navigation';
import { alternatesOf } from '#app/_shell/reader/alternates.ts';
import { listRobots } from '#app/_shell/reader/list-robots.ts';
import { missingMetadata, missingPage } from '#app/_shell/reader/missing-page.tsx';
import { authorJsonLd, portraitOf } from '#app/_shell/reader/page-json-ld.ts';
import { ownAddress, pageLinks } from '#app/_shell/reader/page-links.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { AuthorView } from '#components/site/author-view.tsx';
import { JsonLd } from '#components/site/json-ld.tsx';
import { cachedForRender } from '#platform/rendering/current-render.ts';
import '#components/site/lists.css';
import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import { authorFeedUrl, authorUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ author: string }>; searchParams: PageQuery };

/** Loads the person once for the metadata and the page. */
const load = cachedForRender((slug: string, cursor: string | undefined) =>
  readAuthor(services(), { slug, path: authorUrl(slug), cursor }),
);

async function loadFor({ params, searchParams }: Props) {
  const { author } = await params;
  const found = await load(author, await queryValue(searchParams, 'cursor'));
  if (found && 'redirectTo' in found) permanentRedirect(found.redirectTo);
  return found;
}

export async function generateMetadata(props: Props): Promise<ReaderMetadata> {
  const page = await loadFor(props);
  if (!page) return missingMetadata();
  const { author, isFirstPage } = page;
  const portrait = portraitOf(author);
  const path = authorUrl(author.slug);
  const cursor = await queryValue(props.searchParams, 'cursor');
  return {
    title: siteText(services().site.locale)('storiesBy', { name: author.name }),
    description: author.bio || undefined,
    alternates: alternatesOf({
      path: ownAddress(path, page, { cursor }),
      feed: (format) => authorFeedUrl(author.slug, format),
    }),
    ...(portrait && {
      openGraph: {
        type: 'profile',
        siteName: siteName(await readSiteSettings(services()), services().site.locale),
        title: author.name,
        description: author.bio || undefined,
        url: path,
        images: [{ ...portrait, alt: author.picture?.alt || author.name }],
      },
    }),
    ...listRobots(isFirstPage),
    ...pageLinks(path, page),
  };
}

export default async function AuthorPage(props: Props) {
  const page = await loadFor(props);
  if (!page) return missingPage();
  return (
    <ReaderMain>
      <AuthorView page={page} style={pageStyle()} />
      <JsonLd nodes={authorJsonLd(page)} />
    </ReaderMain>
  );
}
