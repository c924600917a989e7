import { notFound, redirect } from 'next/navigation';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { outsideContext } from '#app/_shell/session/outside-context.ts';
import { outsideVisitSecret } from '#app/_shell/session/outside-visit.ts';
import { messagesFor, translator } from '#app/_shell/shared/messages.ts';
import { LandingView } from '#components/outside/landing-view.tsx';
import { Review } from '#components/outside/review.tsx';
import { WatchLink } from '#components/outside/watch-link.tsx';
import { ArticleView } from '#components/site/article-view.tsx';
import { bodyLabels } from '#components/site/body-labels.ts';
import { storyText } from '#components/site/story-text.ts';
import { Words } from '#components/ui/words.tsx';
import { longDateTime } from '#core/i18n/format-date.ts';
import { outsideVisitHours } from '#core/outside/outside-link.ts';
import { outsideOpenUrl, outsideStoryUrl, parseOutsideSegment } from '#core/urls.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { findLinkLanding } from '#usecases/outside/find-link-landing.ts';
import { listOutsideThreads } from '#usecases/outside/list-threads.ts';
import { readOutsideStory } from '#usecases/outside/read-story.ts';

type Props = { params: Promise<{ link: string }> };

/** With a secret in the URL the landing page of a link, without one the story behind it. */
export default async function OutsidePage({ params }: Props) {
  const named = parseOutsideSegment((await params).link);
  if (named === null) notFound();
  const { linkId, secret } = named;
  const visitSecret = await outsideVisitSecret(linkId);
  return secret === null ? story(linkId, visitSecret) : landing(linkId, secret, visitSecret);
}

async function landing(linkId: string, secret: string, visitSecret: string | undefined) {
  const ctx = await outsideContext();
  const found = await refusedOr(() => findLinkLanding(ctx, { linkId, secret, visitSecret }));
  if (found.isOpened) redirect(outsideStoryUrl(linkId));
  const t = translator(ctx.site.locale, 'outside');
  return (
    <LandingView
      words={{
        title: t(`landing.${found.kind}`),
        label: t('landing.label'),
        until: t('landing.until'),
        visit: t('landing.visit', { hours: outsideVisitHours }),
        once: found.singleUse ? t('landing.once') : null,
        discreet: t('landing.discreet'),
        open: t('landing.open'),
      }}
      label={found.label}
      until={longDateTime(found.expiresAt, pageStyle())}
      opensAt={outsideOpenUrl(linkId, secret)}
      // A double press or a retry after a lost answer counts as the same opening.
      visitSecret={newSecret('')}
    />
  );
}

async function story(linkId: string, visitSecret: string | undefined) {
  const ctx = await outsideContext();
  const visit = { linkId, visitSecret };
  const { kind, label, endsAt, page } = await refusedOr(() => readOutsideStory(ctx, visit));
  const { locale } = page.article;
  const threads = kind === 'review' ? await refusedOr(() => listOutsideThreads(ctx, visit)) : [];
  const labels = bodyLabels(locale, await readHouseForms(ctx));
  const t = translator(locale, 'outside');
  const style = { ...pageStyle(), locale };
  return (
    <div className="outside-story" data-kind={kind} lang={locale}>
      <p className="outside-note">
        <strong>{t('story.note', { number: page.version })}</strong>
        <span>{t('story.label', { label })}</span>
        <span>{t('story.until', { when: longDateTime(endsAt, style) })}</span>
      </p>
      <div className="outside-text" data-outside-text="">
        <ArticleView page={page} text={storyText(page, labels)} style={style} />
      </div>
      <Words
        locale={locale}
        messages={messagesFor(locale, ['outside', 'errors'])}
        timeZone={ctx.site.timeZone}
      >
        {kind === 'review' ? (
          <Review linkId={linkId} label={label} start={threads} />
        ) : (
          <WatchLink linkId={linkId} />
        )}
      </Words>
    </div>
  );
}
