import type { Locale } from '#core/i18n/locales.ts';

/** What search engines are told about a story. All addresses are absolute. */
export type NewsArticleFacts = {
  readonly url: string;
  readonly headline: string;
  readonly sapo: string;
  readonly locale: Locale;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly authors: readonly {
    readonly name: string;
    readonly url?: string;
    readonly isOrganisation?: boolean;
  }[];
  readonly images: readonly { readonly url: string; readonly width: number; readonly height: number }[];
  readonly tags: readonly string[];
  /** What was wrong and was put right. */
  readonly corrections: readonly {
    readonly text: string;
    readonly publishedAt: Date;
    readonly url: string;
  }[];
  readonly publisher: { readonly name: string; readonly url: string; readonly logoUrl?: string };
  /** From the home page down to the story's own section. */
  readonly sections: readonly { readonly name: string; readonly url: string }[];
};

/**
 * JSON-LD (NewsArticle and BreadcrumbList of schema.org), safe to stand inside a `<script>` element as it is. `more`:
 * what another type of article says besides, or otherwise.
 */
export function newsArticleJsonLd(facts: NewsArticleFacts, more: Record<string, unknown> = {}): string {
  const article = { ...newsArticle(facts), ...more };
  return escapedForScript(
    JSON.stringify({ '@context': 'https://schema.org', '@graph': [article, breadcrumbs(facts)] }),
  );
}

function newsArticle(facts: NewsArticleFacts): Record<string, unknown> {
  const { publisher } = facts;
  return {
    '@type': 'NewsArticle',
    '@id': `${facts.url}#article`,
    mainEntityOfPage: facts.url,
    headline: facts.headline,
    description: facts.sapo,
    inLanguage: facts.locale,
    datePublished: facts.publishedAt.toISOString(),
    dateModified: facts.updatedAt.toISOString(),
    author: facts.authors.map(({ name, url, isOrganisation }) => {
      return { '@type': isOrganisation ? 'Organization' : 'Person', name, url };
    }),
    image: facts.images.map(({ url, width, height }) => ({ '@type': 'ImageObject', url, width, height })),
    keywords: facts.tags,
    correction:
      facts.corrections.length === 0
        ? undefined
        : facts.corrections.map(({ text, publishedAt, url }) => {
            return { '@type': 'CorrectionComment', text, datePublished: publishedAt.toISOString(), url };
          }),
    articleSection: facts.sections.at(-1)?.name,
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: publisher.name,
      url: publisher.url,
      logo: publisher.logoUrl === undefined ? undefined : { '@type': 'ImageObject', url: publisher.logoUrl },
    },
  };
}

function breadcrumbs({ sections, headline, url }: NewsArticleFacts): Record<string, unknown> {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [...sections, { name: headline, url }].map((place, index) => {
      return { '@type': 'ListItem', position: index + 1, name: place.name, item: place.url };
    }),
  };
}

/** `</script>` and `<!--` would end or change the element wherever they stand; the line separators end old strings. */
function escapedForScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
