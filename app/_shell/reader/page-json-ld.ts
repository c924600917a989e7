import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { jpegWidths } from '#core/media/renditions.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import { type Breadcrumb, breadcrumbsJsonLd } from '#core/seo/breadcrumbs-json-ld.ts';
import type { JsonLdNode } from '#core/seo/json-ld.ts';
import { collectionJsonLd, profileJsonLd } from '#core/seo/list-json-ld.ts';
import { liveBlogFacts, liveBlogJsonLd } from '#core/seo/live-blog-json-ld.ts';
import { type NewsArticleFacts, newsArticleJsonLd } from '#core/seo/news-article-json-ld.ts';
import { type Publisher, publisherId, publisherJsonLd, webSiteJsonLd } from '#core/seo/publisher-json-ld.ts';
import { type TagFacts, tagJsonLd } from '#core/seo/tag-json-ld.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { pick } from '#core/shared/pick.ts';
import type { PublicTag } from '#core/taxonomy/public-tag.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { countWords } from '#core/text/count-words.ts';
import {
  absoluteUrl,
  authorUrl,
  homeUrl,
  mediaUrl,
  renditionUrl,
  sectionUrl,
  tagPageUrl,
} from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import type { ArticlePage } from '#usecases/site/read-article-page.ts';
import type { AuthorPage } from '#usecases/site/read-author.ts';
import type { LivePage } from '#usecases/site/read-live.ts';
import { type SiteWords, socialImages } from './social-image.ts';

/** The home page: the site, its search action and its publisher. */
export function homeJsonLd(settings: SiteSettings): JsonLdNode[] {
  const publisher = publisherOf(settings);
  return [webSiteJsonLd(publisher), publisherJsonLd(publisher)];
}

/** A story: the article, its publisher and the breadcrumbs. */
export function storyJsonLd(page: ArticlePage, words: SiteWords, live?: LivePage): JsonLdNode[] {
  const { article, bylines, tags, notes, sections } = page;
  const { settings } = words;
  const { site } = services();
  const url = absolute(article.url);
  const images = socialImages(article, words);
  const facts: NewsArticleFacts = {
    url,
    ...pick(article, TEXT_FIELDS),
    format: article.format,
    locale: article.locale,
    publishedAt: article.publishedAt,
    updatedAt: article.modifiedAt,
    wordCount: countWords(bodyText(article.body)),
    authors: bylines.map(({ name, slug, kind }) => {
      return { name, url: absolute(authorUrl(slug)), isOrganisation: kind === 'agency' };
    }),
    // The card contains text. Google prefers images without text, if there are any.
    images: (images.length > 1 ? images.slice(1) : images).map(({ path, width, height }) => {
      return { url: absolute(path), width, height };
    }),
    tags: tags.map((tag) => ({ type: tag.type, name: tag.name, url: absolute(tagPageUrl(tag)) })),
    corrections: notes
      .filter(({ kind }) => kind === 'correction')
      .map(({ id, note, publishedAt }) => ({ text: note, publishedAt, url: `${url}#ghi-chu-${id}` })),
    publisherId: publisherId(site.url),
    section: sectionName(article.section, article.locale),
  };
  return [
    live === undefined
      ? newsArticleJsonLd(facts)
      : liveBlogJsonLd(facts, liveBlogFacts(live, { url, locale: article.locale, timeZone: site.timeZone })),
    publisherJsonLd(publisherOf(settings)),
    breadcrumbsJsonLd([
      homeCrumb(article.locale),
      ...sections.map((section) => ({
        name: sectionName(section, article.locale),
        url: absolute(sectionUrl(section.slug)),
      })),
      { name: article.headline, url },
    ]),
  ];
}

/** A list of stories with breadcrumbs: a section, a tag, an event. */
export function listJsonLd(list: {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly stories: readonly PublicStory[];
  /** The ancestors of this list, from the top. */
  readonly above: readonly { readonly name: string; readonly url: string }[];
  /** The tag of the list. */
  readonly tag?: PublicTag;
}): JsonLdNode[] {
  const { locale } = services().site;
  const url = absolute(list.path);
  return [
    collectionJsonLd({
      url,
      name: list.name,
      description: list.description,
      locale,
      storyUrls: list.stories.map((story) => absolute(story.url)),
      about: list.tag && tagJsonLd(factsOf(list.tag, url)),
    }),
    wayTo(list),
  ];
}

function factsOf(
  { type, name, aliases, description, picture, mediaTopic }: PublicTag,
  url: string,
): TagFacts {
  const imageUrl = picture && absolute(renditionUrl(picture, jpegWidths(picture).large, 'jpeg'));
  return { url, type, name, aliases, description, imageUrl, mediaTopic };
}

/** The page of an author. */
export function authorJsonLd({ author }: Pick<AuthorPage, 'author'>): JsonLdNode[] {
  const url = absolute(authorUrl(author.slug));
  return [
    profileJsonLd({
      url,
      name: author.name,
      bio: author.bio,
      jobTitle: author.jobTitle,
      image: portraitOf(author),
      email: author.publicEmail,
      link: author.publicLink,
      isOrganisation: author.kind === 'agency',
      worksForId: author.kind === 'staff' ? publisherId(services().site.url) : null,
    }),
    breadcrumbsJsonLd([homeCrumb(), { name: author.name, url }]),
  ];
}

/** The portrait of an author for machines: JPEG, with an absolute URL. */
export function portraitOf({ picture }: Pick<PublicByline, 'picture'>) {
  if (picture === null) return null;
  const width = jpegWidths(picture).page;
  const height = Math.round((width * picture.height) / picture.width);
  return { url: absolute(mediaUrl(picture.id, width, 'jpeg')), width, height };
}

/** Any other page: its breadcrumbs. `above` are the pages between it and the home page. */
export function placeJsonLd(place: {
  readonly path: string;
  readonly name: string;
  readonly above?: readonly { readonly name: string; readonly url: string }[];
}): JsonLdNode[] {
  return [wayTo(place)];
}

function wayTo({ path, name, above = [] }: Parameters<typeof placeJsonLd>[0]): JsonLdNode {
  const crumbs = above.map((each): Breadcrumb => ({ name: each.name, url: absolute(each.url) }));
  return breadcrumbsJsonLd([homeCrumb(), ...crumbs, { name, url: absolute(path) }]);
}

function publisherOf(settings: SiteSettings): Publisher {
  const { url, locale } = services().site;
  const editorInChiefTitle = siteText(locale)('publisher.editorInChief');
  return { siteUrl: url, locale, settings, editorInChiefTitle, name: siteName(settings, locale) };
}

function homeCrumb(locale: Locale = services().site.locale): Breadcrumb {
  return { name: siteText(locale)('home'), url: absolute(homeUrl) };
}

function absolute(path: string): string {
  return absoluteUrl(services().site.url, path);
}
