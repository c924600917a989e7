import type { ReactNode } from 'react';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import type { PageQuery } from '#app/_shell/shared/query-value.ts';
import * as securityTxt from '#app/(site)/.well-known/security.txt/route.ts';
import * as anyOther from '#app/(site)/[...path]/page.tsx';
import * as history from '#app/(site)/[section]/[slugAndNumber]/lich-su/page.tsx';
import * as story from '#app/(site)/[section]/[slugAndNumber]/page.tsx';
import * as sectionAtom from '#app/(site)/[section]/atom.xml/route.ts';
import * as sectionJson from '#app/(site)/[section]/feed.json/route.ts';
import * as section from '#app/(site)/[section]/page.tsx';
import * as sectionRss from '#app/(site)/[section]/rss.xml/route.ts';
import * as adsTxt from '#app/(site)/ads.txt/route.ts';
import * as siteAtom from '#app/(site)/atom.xml/route.ts';
import * as notices from '#app/(site)/cai-chinh/page.tsx';
import * as tagAtom from '#app/(site)/chu-de/[tag]/atom.xml/route.ts';
import * as tagJson from '#app/(site)/chu-de/[tag]/feed.json/route.ts';
import * as tag from '#app/(site)/chu-de/[tag]/page.tsx';
import * as tagRss from '#app/(site)/chu-de/[tag]/rss.xml/route.ts';
import * as saved from '#app/(site)/da-luu/page.tsx';
import * as corrections from '#app/(site)/dinh-chinh/page.tsx';
import * as event from '#app/(site)/dong-su-kien/[event]/page.tsx';
import * as siteJson from '#app/(site)/feed.json/route.ts';
import * as about from '#app/(site)/gioi-thieu/page.tsx';
import * as contact from '#app/(site)/lien-he/page.tsx';
import * as liveUpdates from '#app/(site)/live/[number]/updates/route.ts';
import * as llms from '#app/(site)/llms.txt/route.ts';
import * as archivePeriod from '#app/(site)/luu-tru/[...period]/page.tsx';
import * as archive from '#app/(site)/luu-tru/page.tsx';
import * as webManifest from '#app/(site)/manifest.webmanifest/route.ts';
import * as newsSitemap from '#app/(site)/news-sitemap.xml/route.ts';
import * as openSearch from '#app/(site)/opensearch.xml/route.ts';
import * as home from '#app/(site)/page.tsx';
import * as robots from '#app/(site)/robots.txt/route.ts';
import * as siteRss from '#app/(site)/rss.xml/route.ts';
import * as sitemapPart from '#app/(site)/sitemap/[part]/route.ts';
import * as sitemapIndex from '#app/(site)/sitemap.xml/route.ts';
import * as authorAtom from '#app/(site)/tac-gia/[author]/atom.xml/route.ts';
import * as authorJson from '#app/(site)/tac-gia/[author]/feed.json/route.ts';
import * as author from '#app/(site)/tac-gia/[author]/page.tsx';
import * as authorRss from '#app/(site)/tac-gia/[author]/rss.xml/route.ts';
import * as suggestions from '#app/(site)/tim-kiem/goi-y/route.ts';
import * as search from '#app/(site)/tim-kiem/page.tsx';

type Params = Promise<Readonly<Record<string, string | string[]>>>;
type PageProps = { readonly params?: Params; readonly searchParams?: PageQuery };

/** A `page.tsx` of readers. (Methods: each page names its own parameters.) */
export type PageModule = {
  default(props: PageProps): ReactNode | Promise<ReactNode>;
  generateMetadata?(props: PageProps): ReaderMetadata | Promise<ReaderMetadata>;
};

/** A `route.ts` of readers. */
export type RouteModule = {
  GET(request: Request, context: { params: Params }): Response | Promise<Response>;
};

/** Browsers and bots request it on every site. Pages link to the SVG itself. */
const favicon: RouteModule = {
  GET: () => new Response(null, { status: 301, headers: { location: '/favicon.svg' } }),
};

/**
 * The modules of `app/(site)` by folder: a bundler includes only named imports. `oembed` is left to Next,
 * because each client asks with other parameters.
 */
export const readerRoutes: Readonly<Record<string, PageModule | RouteModule>> = {
  '/favicon.ico': favicon,
  '/': home,
  '/.well-known/security.txt': securityTxt,
  '/[...path]': anyOther,
  '/[section]': section,
  '/[section]/[slugAndNumber]': story,
  '/[section]/[slugAndNumber]/lich-su': history,
  '/[section]/atom.xml': sectionAtom,
  '/[section]/feed.json': sectionJson,
  '/[section]/rss.xml': sectionRss,
  '/ads.txt': adsTxt,
  '/atom.xml': siteAtom,
  '/cai-chinh': notices,
  '/chu-de/[tag]': tag,
  '/chu-de/[tag]/atom.xml': tagAtom,
  '/chu-de/[tag]/feed.json': tagJson,
  '/chu-de/[tag]/rss.xml': tagRss,
  '/da-luu': saved,
  '/dinh-chinh': corrections,
  '/dong-su-kien/[event]': event,
  '/feed.json': siteJson,
  '/gioi-thieu': about,
  '/lien-he': contact,
  '/live/[number]/updates': liveUpdates,
  '/llms.txt': llms,
  '/luu-tru': archive,
  '/luu-tru/[...period]': archivePeriod,
  '/manifest.webmanifest': webManifest,
  '/news-sitemap.xml': newsSitemap,
  '/opensearch.xml': openSearch,
  '/robots.txt': robots,
  '/rss.xml': siteRss,
  '/sitemap.xml': sitemapIndex,
  '/sitemap/[part]': sitemapPart,
  '/tac-gia/[author]': author,
  '/tac-gia/[author]/atom.xml': authorAtom,
  '/tac-gia/[author]/feed.json': authorJson,
  '/tac-gia/[author]/rss.xml': authorRss,
  '/tim-kiem': search,
  '/tim-kiem/goi-y': suggestions,
};
