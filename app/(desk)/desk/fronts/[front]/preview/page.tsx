import '#components/site/base.css';
import '#components/site/stories.css';
import '#components/site/front.css';
import { deskContext } from '#app/_shell/desk-context.ts';
import { deskLocale } from '#app/_shell/locale.ts';
import { translator } from '#app/_shell/messages.ts';
import { pageStyle } from '#app/_shell/page-style.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { HomeView } from '#components/site/home-view.tsx';
import { SiteFrame } from '#components/site/site-frame.tsx';
import { siteName } from '#components/site/site-name.ts';
import { frontDeskUrl } from '#core/urls.ts';
import { readOwnDrafts } from '#usecases/fronts/read-own-drafts.ts';
import { readFrame } from '#usecases/site/read-frame.ts';
import { readHome } from '#usecases/site/read-home.ts';

type Props = { params: Promise<{ front: string }> };

/** The home page as readers would see it if one launched all one’s drafts now: for oneself alone, never kept, never found. */
export default async function FrontPreviewPage({ params }: Props) {
  const ctx = await deskContext();
  const { front } = await params;
  const { settings, drafts } = await refusedOr(() => readOwnDrafts(ctx, { front }));
  const [frame, home] = await Promise.all([readFrame(ctx), readHome(ctx, settings, drafts)]);
  const t = translator(await deskLocale(), 'fronts');
  const style = pageStyle();
  return (
    <SiteFrame sections={frame.sections} settings={settings} style={style}>
      <p className="preview-note" role="note">
        {t(drafts.size > 0 ? 'previewNote' : 'previewEmpty')}{' '}
        <a href={frontDeskUrl(front)}>{t('backToFront')}</a>
      </p>
      <HomeView home={home} name={siteName(settings, style.locale)} style={style} />
    </SiteFrame>
  );
}
