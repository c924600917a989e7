import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { livePart } from '#app/_shell/live-part.tsx';
import { missingMetadata, missingPage } from '#app/_shell/missing-page.tsx';
import { pageStyle } from '#app/_shell/page-style.ts';
import { ArticleView } from '#components/site/article-view.tsx';
import { bodyLabels } from '#components/site/body-labels.ts';
import { sectionName } from '#components/site/section-name.ts';
import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import { storyText } from '#components/site/story-text.ts';
import { WithdrawnView, withdrawnTitle } from '#components/site/withdrawn-view.tsx';
import { liveBlogFacts, liveBlogJsonLd } from '#core/seo/live-blog-json-ld.ts';
import { type NewsArticleFacts, newsArticleJsonLd } from '#core/seo/news-article-json-ld.ts';
import { absoluteUrl, authorUrl, homeUrl, mediaUrl, oembedUrl, sectionUrl } from '#core/urls.ts';
import { answerWithStatus } from '#platform/page-cache/page-status.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { services } from '#usecases/services.ts';
import { type ArticlePage, readArticlePage } from '#usecases/site/read-article-page.ts';
import type { LivePage } from '#usecases/site/read-live.ts';
import { readNewest } from '#usecases/site/read-newest.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ section: string; slugAndNumber: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

/** Metadata and page ask for the same story; it is read once. */
const load = cache((section: string, segment: string) => readArticlePage(services(), { section, segment }));

async function loadFor({ params }: Props) {
  const { section, slugAndNumber } = await params;
  const answer = await load(section, slugAndNumber);
  if (answer?.kind === 'redirect') permanentRedirect(answer.to);
  return answer;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const answer = await loadFor(props);
  if (!answer) return missingMetadata();
  if (answer.kind === 'withdrawn') {
    const t = siteText(answer.withdrawal.locale);
    return { title: t(withdrawnTitle(answer.withdrawal)), robots: { index: false } };
  }
  const { article, bylines, tags } = answer.page;
  const { site } = services();
  const image = shareImage(answer.page);
  return {
    title: article.headline,
    description: article.sapo,
    authors: bylines.map(({ name, slug }) => ({ name, url: authorUrl(slug) })),
    alternates: {
      canonical: article.url,
      languages: { [article.locale]: article.url },
      types: oembedLinks(absoluteUrl(site.url, article.url), article.headline),
    },
    openGraph: {
      type: 'article',
      title: article.headline,
      description: article.sapo,
      url: article.url,
      locale: article.locale === 'vi' ? 'vi_VN' : 'en_GB',
      publishedTime: article.publishedAt.toISOString(),
      modifiedTime: article.modifiedAt.toISOString(),
      section: sectionName(article.section, article.locale),
      tags: tags.map(({ name }) => name),
      images: image ? [{ ...image, alt: article.lead?.alt }] : [],
    },
    twitter: { card: image ? 'summary_large_image' : 'summary' },
  };
}

export default async function ArticlePageRoute(props: Props) {
  const answer = await loadFor(props);
  if (!answer) return missingPage();
  const style = pageStyle();
  if (answer.kind === 'withdrawn') {
    answerWithStatus(410);
    return (
      <WithdrawnView withdrawal={answer.withdrawal} newest={await readNewest(services())} style={style} />
    );
  }
  const { page } = answer;
  const settings = await readSiteSettings(services());
  const labels = bodyLabels(page.article.locale, await readHouseForms(services()));
  const text = storyText(page, labels);
  const { cursor } = await props.searchParams;
  // Only a live story has more than one page.
  if (cursor !== undefined && page.article.format !== 'live') permanentRedirect(page.article.url);
  const live = await livePart(page.article, { labels, cursor });
  return (
    <>
      <ArticleView
        page={page}
        text={text}
        style={style}
        shareUrl={absoluteUrl(services().site.url, page.article.url)}
      >
        {live?.view}
      </ArticleView>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: core/seo escapes it to stand inside a script element.
        dangerouslySetInnerHTML={{
          __html: jsonLd(page, siteName(settings, page.article.locale), live?.page),
        }}
      />
      {live?.page.coverage.endedAt === null && <script type="module" src="/js/live.js" data-keep="" />}
    </>
  );
}

/** Where programs that embed the story ask how (oEmbed 1.0, section 4). */
function oembedLinks(address: string, title: string) {
  return {
    'application/json+oembed': [{ url: oembedUrl(address, 'json'), title }],
    'text/xml+oembed': [{ url: oembedUrl(address, 'xml'), title }],
  };
}

function jsonLd(
  { article, bylines, tags, sections, notes }: ArticlePage,
  publisher: string,
  live: LivePage | undefined,
): string {
  const { site } = services();
  const absolute = (path: string) => absoluteUrl(site.url, path);
  const t = siteText(article.locale);
  const image = shareImage({ article });
  const facts: NewsArticleFacts = {
    url: absolute(article.url),
    headline: article.headline,
    sapo: article.sapo,
    locale: article.locale,
    publishedAt: article.publishedAt,
    updatedAt: article.modifiedAt,
    authors: bylines.map(({ name, slug }) => ({ name, url: absolute(authorUrl(slug)) })),
    images: image ? [{ ...image, url: absolute(image.url) }] : [],
    tags: tags.map(({ name }) => name),
    corrections: notes
      .filter(({ kind }) => kind === 'correction')
      .map(({ id, note, publishedAt }) => ({
        text: note,
        publishedAt,
        url: absolute(`${article.url}#ghi-chu-${id}`),
      })),
    publisher: { name: publisher, url: absolute(homeUrl), logoUrl: absolute('/favicon.svg') },
    sections: [
      { name: t('home'), url: absolute(homeUrl) },
      ...sections.map((section) => ({
        name: sectionName(section, article.locale),
        url: absolute(sectionUrl(section.slug)),
      })),
    ],
  };
  return live === undefined ? newsArticleJsonLd(facts) : liveBlogJsonLd(facts, liveBlogFacts(live, facts));
}

const shareWidth = 1280;

/** The lead photo as others show it: JPEG, at most 1,280 pixels wide. */
function shareImage({ article: { lead } }: Pick<ArticlePage, 'article'>) {
  if (!lead) return null;
  const width = lead.widths.findLast((each) => each <= shareWidth) ?? lead.widths[0] ?? lead.width;
  return {
    url: mediaUrl(lead.id, width, 'jpeg'),
    width,
    height: Math.round((width * lead.height) / lead.width),
  };
}
