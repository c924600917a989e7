import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import '#components/site/base.css';
import '#components/site/stories.css';
import '#components/site/front.css';
import '#components/site/article.css';
import '#components/site/lists.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { AboutView, ContactView } from '#components/site/about-view.tsx';
import { ArticleView } from '#components/site/article-view.tsx';
import { bodyLabels } from '#components/site/body-labels.ts';
import { HomeView } from '#components/site/home-view.tsx';
import { SiteFrame } from '#components/site/site-frame.tsx';
import { siteName } from '#components/site/site-name.ts';
import { storyText } from '#components/site/story-text.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { adminDeskUrl } from '#core/urls.ts';
import type { ActorContext } from '#usecases/context.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { readSettings } from '#usecases/settings/read-settings.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readFrame } from '#usecases/site/read-frame.ts';
import { readHome } from '#usecases/site/read-home.ts';

type Props = { searchParams: PageQuery };

/** A preview of the site with the person's draft of the settings. Private: not cached and not indexed. */
export default async function SettingsPreviewPage({ searchParams }: Props) {
  const ctx = await deskContext();
  const { wanted } = await refusedOr(() => readSettings(ctx));
  const page = await queryValue(searchParams, 'page');
  const frame = await readFrame(ctx);
  const t = translator(await deskLocale(), 'settings');
  return (
    <>
      <p className="preview-note" role="note">
        {t('previewNote')} <a href={adminDeskUrl('settings')}>{t('backToSettings')}</a>
      </p>
      <SiteFrame sections={frame.sections} topics={frame.topics} settings={wanted} style={pageStyle()}>
        {await shown(ctx, { page, settings: wanted })}
      </SiteFrame>
    </>
  );
}

/** The previewed page; the home page by default. */
async function shown(
  ctx: ActorContext,
  { page, settings }: { page: string | undefined; settings: SiteSettings },
): Promise<ReactNode> {
  if (page === 'article') return newestStory(ctx);
  if (page === 'about') return <AboutView settings={settings} style={pageStyle()} />;
  if (page === 'contact') return <ContactView settings={settings} style={pageStyle()} />;
  return frontPage(ctx, settings);
}

async function frontPage(ctx: ActorContext, settings: SiteSettings): Promise<ReactNode> {
  const style = pageStyle();
  const home = await readHome(ctx, settings);
  return <HomeView home={home} name={siteName(settings, style.locale)} style={style} />;
}

/** The lead story of the front page, as its own page. */
async function newestStory(ctx: ActorContext): Promise<ReactNode> {
  const { lead } = await readHome(ctx);
  if (lead === null) notFound();
  const [, section = '', segment = ''] = lead.url.split('/');
  const answer = await readArticlePage(ctx, { section, segment });
  if (answer?.kind !== 'page') notFound();
  const { page } = answer;
  const labels = bodyLabels(page.article.locale, await readHouseForms(ctx));
  return <ArticleView page={page} text={storyText(page, labels)} style={pageStyle()} />;
}
