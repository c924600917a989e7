import type { Viewport } from 'next';
import type {
  Alternates,
  OpenGraph,
  ReaderMetadata,
  Robots,
  SiteMetadata,
} from '#app/_shell/reader/reader-metadata.ts';

type Props = { readonly site: SiteMetadata; readonly page: ReaderMetadata; readonly viewport: Viewport };

/**
 * Renders the head of a reader page from the metadata of layout and page, with the same elements as Next
 * (`tests/http/same-as-next.test.ts` compares them). Open Graph (ogp.me) and X cards fall back to title and
 * description of the page.
 */
export function PageHead({ site, page, viewport }: Props) {
  const title =
    page.title === undefined ? site.title.default : site.title.template.replace('%s', () => page.title ?? '');
  const description = page.description ?? site.description;
  const openGraph = { title, description, ...withoutGaps(page.openGraph ?? site.openGraph) };
  return (
    <>
      <ScreenMeta {...viewport} />
      <title>{title}</title>
      <meta name="description" content={description} />
      {page.authors?.map(({ name, url }) => (
        <AuthorMeta key={url} name={name} url={url} />
      ))}
      <link rel="manifest" href={site.manifest} />
      <meta name="robots" content={robotsText(page.robots ?? site.robots)} />
      {page.pagination?.previous && <link rel="prev" href={at(site, page.pagination.previous)} />}
      {page.pagination?.next && <link rel="next" href={at(site, page.pagination.next)} />}
      {page.alternates && <AlternateLinks site={site} {...page.alternates} />}
      <OpenGraphMeta site={site} {...openGraph} />
      <meta name="twitter:card" content={(page.twitter ?? site.twitter).card} />
      <CardMeta site={site} {...openGraph} />
      <link rel="icon" href={site.icons.icon} />
      <link rel="apple-touch-icon" href={site.icons.apple} />
    </>
  );
}

function ScreenMeta({ themeColor, colorScheme }: Viewport) {
  const colours = Array.isArray(themeColor) ? themeColor : [];
  return (
    <>
      {colours.map(({ color, media }) => (
        <meta key={media} name="theme-color" content={color} media={media} />
      ))}
      <meta name="color-scheme" content={colorScheme ?? 'normal'} />
    </>
  );
}

function AuthorMeta({ name, url }: { name: string; url: string }) {
  return (
    <>
      <link rel="author" href={url} />
      <meta name="author" content={name} />
    </>
  );
}

function AlternateLinks({
  site,
  canonical,
  languages = {},
  types = {},
}: Alternates & { site: SiteMetadata }) {
  const forms = Object.entries(types).flatMap(([type, form]) =>
    (typeof form === 'string' ? [{ url: form, title: undefined }] : form).map((one) => ({ type, ...one })),
  );
  return (
    <>
      <link rel="canonical" href={at(site, canonical)} />
      {Object.entries(languages).map(([language, url]) => (
        <link key={language} rel="alternate" hrefLang={language} href={at(site, url)} />
      ))}
      {forms.map(({ type, url, title }) => (
        <link key={`${type} ${url}`} rel="alternate" type={type} href={at(site, url)} title={title} />
      ))}
    </>
  );
}

type OpenGraphProps = OpenGraph & {
  readonly site: SiteMetadata;
  readonly title: string;
  readonly description: string;
};

function OpenGraphMeta({ site, ...openGraph }: OpenGraphProps) {
  return (
    <>
      <Property of="og:title" is={openGraph.title} />
      <Property of="og:description" is={openGraph.description} />
      <Property of="og:url" is={openGraph.url && at(site, openGraph.url)} />
      <Property of="og:site_name" is={openGraph.siteName} />
      <Property of="og:locale" is={openGraph.locale} />
      {openGraph.images.map(({ url, width, height, alt }) => [
        <Property key={url} of="og:image" is={at(site, url)} />,
        <Property key={`${url} width`} of="og:image:width" is={String(width)} />,
        <Property key={`${url} height`} of="og:image:height" is={String(height)} />,
        <Property key={`${url} alt`} of="og:image:alt" is={alt} />,
      ])}
      <Property of="og:type" is={openGraph.type} />
      <Property of="article:published_time" is={openGraph.publishedTime} />
      <Property of="article:modified_time" is={openGraph.modifiedTime} />
      <Property of="article:section" is={openGraph.section} />
      {openGraph.tags?.map((tag) => (
        <Property key={tag} of="article:tag" is={tag} />
      ))}
    </>
  );
}

function Property({ of, is }: { of: string; is: string | undefined }) {
  return is ? <meta property={of} content={is} /> : null;
}

/** The X card of a shared link. */
function CardMeta({ site, title, description, images }: OpenGraphProps) {
  return (
    <>
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      {images.map(({ url, width, height, alt }) => [
        <meta key={url} name="twitter:image" content={at(site, url)} />,
        <meta key={`${url} alt`} name="twitter:image:alt" content={alt} />,
        <meta key={`${url} width`} name="twitter:image:width" content={String(width)} />,
        <meta key={`${url} height`} name="twitter:image:height" content={String(height)} />,
      ])}
    </>
  );
}

function robotsText({ index, follow, 'max-image-preview': preview }: Robots): string {
  const words = [
    index ? 'index' : 'noindex',
    ...(follow === undefined ? [] : [follow ? 'follow' : 'nofollow']),
    ...(preview === undefined ? [] : [`max-image-preview:${preview}`]),
  ];
  return words.join(', ');
}

/** The absolute URL of a path. The home page has no trailing slash, as is usual. */
function at({ metadataBase }: SiteMetadata, path: string): string {
  const { href, origin } = new URL(path, metadataBase);
  return href === `${origin}/` ? origin : href;
}

function withoutGaps<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
