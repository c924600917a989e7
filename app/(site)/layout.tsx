import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import type { SiteMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { StaticHtml } from '#app/_shell/reader/static-html.tsx';
import { cachedForRender, renderPath } from '#platform/rendering/current-render.ts';
import '#components/ui/tokens.css';
import '#components/site/base.css';
import '#components/site/stories.css';
import '#components/site/article.css';
import '#components/site/print.css';
import { SiteAtBar } from '#components/site/site-at-bar.tsx';
import { siteDescription } from '#components/site/site-description.ts';
import { Colophon, Masthead, SkipLink } from '#components/site/site-frame.tsx';
import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import { FontPreloads } from '#components/ui/font-preloads.tsx';
import { ownLookScript } from '#core/reading/own-look.ts';
import { placeAmongSections } from '#core/taxonomy/place-among-sections.ts';
import { iconUrl, manifestUrl, openSearchUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readFrame } from '#usecases/site/read-frame.ts';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffefb' },
    { media: '(prefers-color-scheme: dark)', color: '#15140f' },
  ],
};

/** Loads the frame once for the metadata and the page. */
const load = cachedForRender(() => readFrame(services()));

export async function generateMetadata(): Promise<SiteMetadata> {
  const { site, settings } = await load();
  const t = siteText(site.locale);
  const name = siteName(settings, site.locale);
  return {
    metadataBase: new URL(site.url),
    title: { default: `${name} – ${settings.tagline || t('tagline')}`, template: `%s – ${name}` },
    description: siteDescription(settings, site.locale),
    // Allows large image previews in search results and Google Discover.
    robots: services().siteAt
      ? { index: false, follow: false }
      : { index: true, follow: true, 'max-image-preview': 'large' },
    icons: { icon: '/favicon.svg', apple: iconUrl(180) },
    manifest: manifestUrl,
    openGraph: {
      siteName: name,
      locale: site.locale === 'vi' ? 'vi_VN' : 'en_GB',
      type: 'website',
      images: [{ url: iconUrl(512), width: 512, height: 512, alt: name }],
    },
    // The logo is square. Only stories have a picture for the large card.
    twitter: { card: 'summary' },
  };
}

/** Fonts of the first view of any page. Italics and rare letters load on demand. */
const FIRST_FONTS = ['source-serif-4', 'be-vietnam-pro-400', 'be-vietnam-pro-600'];

/** The root of every reader page. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const { site, now, sections, topics, settings } = await load();
  const style = { timeZone: site.timeZone, locale: site.locale, now };
  const frame = { sections, topics, settings, style };
  const { siteAt } = services();
  return (
    <html lang={site.locale}>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash. */}
        <script data-keep="" dangerouslySetInnerHTML={{ __html: ownLookScript }} />
        <FontPreloads names={FIRST_FONTS} />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={siteName(settings, site.locale)}
          href={openSearchUrl}
        />
        {/* After fonts and pictures: the page works without it. */}
        <script type="module" src="/js/reading.js" fetchPriority="low" data-keep="" />
      </head>
      <body>
        {siteAt && <SiteAtBar siteAt={siteAt} style={style} />}
        <SkipLink style={style} />
        <StaticHtml as="header" className="masthead">
          <Masthead {...frame} place={placeAmongSections(sections, renderPath())} />
        </StaticHtml>
        {children}
        <StaticHtml as="footer" className="colophon">
          <Colophon {...frame} />
        </StaticHtml>
      </body>
    </html>
  );
}
