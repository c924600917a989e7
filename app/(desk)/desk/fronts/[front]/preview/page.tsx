import '#components/site/base.css';
import '#components/site/stories.css';
import '#components/site/front.css';
import '#components/site/article.css';
import '#components/site/lists.css';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { HomeView } from '#components/site/home-view.tsx';
import { SectionView } from '#components/site/section-view.tsx';
import { SiteFrame } from '#components/site/site-frame.tsx';
import { siteName } from '#components/site/site-name.ts';
import { frontDeskUrl } from '#core/urls.ts';
import type { ActorContext } from '#usecases/context.ts';
import { readOwnDrafts } from '#usecases/fronts/read-own-drafts.ts';
import { readFrame } from '#usecases/site/read-frame.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readSection } from '#usecases/site/read-section.ts';

type Props = { params: Promise<{ front: string }>; searchParams: PageQuery };
type Drafts = Awaited<ReturnType<typeof readOwnDrafts>>;

/**
 * A preview of the home page or a section page with all front drafts of the person applied. Private: not
 * cached and not indexed.
 */
export default async function FrontPreviewPage({ params, searchParams }: Props) {
  const ctx = await deskContext();
  const { front } = await params;
  const section = await queryValue(searchParams, 'section');
  const own = await refusedOr(() => readOwnDrafts(ctx, { front }));
  const { settings, drafts } = own;
  const [frame, view] = await Promise.all([
    readFrame(ctx),
    section === undefined ? homeWith(ctx, own) : sectionWith(ctx, own, section),
  ]);
  const t = translator(await deskLocale(), 'fronts');
  const style = pageStyle();
  return (
    <SiteFrame sections={frame.sections} topics={frame.topics} settings={settings} style={style}>
      <p className="preview-note" role="note">
        {t(drafts.size > 0 ? 'previewNote' : 'previewEmpty')}{' '}
        <a href={frontDeskUrl(front)}>{t('backToFront')}</a>
      </p>
      {view}
    </SiteFrame>
  );
}

async function homeWith(ctx: ActorContext, { settings, drafts }: Drafts): Promise<ReactNode> {
  const style = pageStyle();
  const home = await readHome(ctx, settings, drafts);
  return <HomeView home={home} name={siteName(settings, style.locale)} style={style} />;
}

async function sectionWith(ctx: ActorContext, { drafts }: Drafts, slug: string): Promise<ReactNode> {
  const page = await readSection(ctx, { slug, drafts });
  if (page === null || 'redirectTo' in page) notFound();
  return <SectionView page={page} style={pageStyle()} />;
}
