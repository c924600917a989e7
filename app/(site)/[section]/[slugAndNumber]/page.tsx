import { permanentRedirect } from 'next/navigation';
import { alternatesOf } from '#app/_shell/reader/alternates.ts';
import { entriesLinks, livePart } from '#app/_shell/reader/live-part.tsx';
import { missingMetadata, missingPage } from '#app/_shell/reader/missing-page.tsx';
import { storyJsonLd } from '#app/_shell/reader/page-json-ld.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { socialImages } from '#app/_shell/reader/social-image.ts';
import { queryValue } from '#app/_shell/shared/query-value.ts';
import { ArticleView } from '#components/site/article-view.tsx';
import { bodyLabels } from '#components/site/body-labels.ts';
import { JsonLd } from '#components/site/json-ld.tsx';
import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import { storyText } from '#components/site/story-text.ts';
import { WithdrawnView, withdrawnTitle } from '#components/site/withdrawn-view.tsx';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { absoluteUrl, authorUrl, oembedUrl } from '#core/urls.ts';
import { cachedForRender, setResponseStatus } from '#platform/rendering/current-render.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { services } from '#usecases/services.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readNewest } from '#usecases/site/read-newest.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ section: string; slugAndNumber: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

/** Loads the story once for the metadata and the page. */
const load = cachedForRender((section: string, segment: string, fromId: string | undefined) =>
  readArticlePage(services(), { section, segment, fromId }),
);

async function loadFor({ params, searchParams }: Props) {
  const { section, slugAndNumber } = await params;
  const answer = await load(section, slugAndNumber, await queryValue(searchParams, 'cursor'));
  if (answer?.kind === 'redirect') permanentRedirect(answer.to);
  return answer;
}

export async function generateMetadata(props: Props): Promise<ReaderMetadata> {
  const answer = await loadFor(props);
  if (!answer) return missingMetadata();
  if (answer.kind === 'withdrawn') {
    const t = siteText(answer.withdrawal.locale);
    return { title: t(withdrawnTitle(answer.withdrawal)), robots: { index: false } };
  }
  const { article, bylines, tags, edition } = answer.page;
  const { site } = services();
  const words = { settings: await readSiteSettings(services()), forms: await readHouseForms(services()) };
  const [card] = socialImages(article, words);
  return {
    title: article.headline,
    description: article.sapo,
    authors: bylines.map(({ name, slug }) => ({ name, url: authorUrl(slug) })),
    alternates: alternatesOf({
      path: article.url,
      editions: edition === null ? [article] : [article, edition],
      types: oembedLinks(absoluteUrl(site.url, article.url), article.headline),
    }),
    openGraph: {
      type: 'article',
      siteName: siteName(words.settings, article.locale),
      title: article.headline,
      description: article.sapo,
      url: article.url,
      locale: article.locale === 'vi' ? 'vi_VN' : 'en_GB',
      publishedTime: article.publishedAt.toISOString(),
      modifiedTime: article.modifiedAt.toISOString(),
      section: sectionName(article.section, article.locale),
      tags: tags.map(({ name }) => name),
      images: card ? [{ url: card.path, width: card.width, height: card.height, alt: article.headline }] : [],
    },
    twitter: { card: 'summary_large_image' },
    ...(await entriesLinks(article, (await props.searchParams).cursor)),
  };
}

export default async function ArticlePageRoute(props: Props) {
  const answer = await loadFor(props);
  if (!answer) return missingPage();
  const style = pageStyle();
  if (answer.kind === 'withdrawn') {
    setResponseStatus(410);
    return (
      <ReaderMain>
        <WithdrawnView withdrawal={answer.withdrawal} newest={await readNewest(services())} style={style} />
      </ReaderMain>
    );
  }
  const { page } = answer;
  const settings = await readSiteSettings(services());
  const forms = await readHouseForms(services());
  const labels = bodyLabels(page.article.locale, forms);
  const text = storyText(page, labels);
  const { cursor } = await props.searchParams;
  // Only a live story has several pages.
  if (cursor !== undefined && page.article.format !== 'live') permanentRedirect(page.article.url);
  const live = await livePart(page.article, { labels, cursor });
  return (
    <ReaderMain>
      <ArticleView
        page={page}
        text={text}
        style={style}
        shareUrl={absoluteUrl(services().site.url, page.article.url)}
      >
        {live?.view}
      </ArticleView>
      <JsonLd nodes={storyJsonLd(page, { settings, forms }, live?.page)} />
      {live?.page.coverage.endedAt === null && (
        <script type="module" src="/js/live.js" fetchPriority="low" data-keep="" />
      )}
    </ReaderMain>
  );
}

/** oEmbed discovery links (oEmbed 1.0, section 4). */
function oembedLinks(address: string, title: string) {
  return {
    'application/json+oembed': [{ url: oembedUrl(address, 'json'), title }],
    'text/xml+oembed': [{ url: oembedUrl(address, 'xml'), title }],
  };
}
