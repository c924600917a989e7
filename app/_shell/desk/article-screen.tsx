import { notFound } from 'next/navigation';
import { ArticleScreen } from '#components/desk/article/article-screen.tsx';
import { blankContent } from '#core/articles/blank-content.ts';
import { mayCreate, mayPinAtFirst } from '#core/articles/policy.ts';
import { mayCreateTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { planNewStory } from '#usecases/articles/plan-new-story.ts';
import { readStoryScreen } from '#usecases/articles/read-story-screen.ts';
import { listSections } from '#usecases/sections/list-sections.ts';
import { SealedNotice } from '../reader/sealed-notice.tsx';
import { ViewBeacon } from '../reader/view-beacon.tsx';
import { currentSession } from '../session/session.ts';
import { deskLocale } from '../shared/locale.ts';
import { deskContext } from './desk-context.ts';
import { refusedOr } from './refused-or.ts';

/** The screen of an article, or of a new one (null). */
export async function articleScreen(articleId: string | null) {
  const ctx = await deskContext();
  const session = await currentSession();
  if (articleId === null && !mayCreate(ctx.actor).ok) notFound();
  const [story, sections] = await Promise.all([
    articleId === null ? null : refusedOr(() => readStoryScreen(ctx, { articleId })),
    listSections(ctx),
  ]);
  const article = story?.article ?? null;
  const { id, name, roles } = ctx.actor;
  const ownDesk = roles.find((held) => held.sectionId !== null)?.sectionId;
  const blank = blankContent(ownDesk ?? sections[0]?.id ?? '', { bylineIds: [id] });
  const startChecks = story?.checks ?? (await refusedOr(() => planNewStory(ctx, blank)));
  return (
    <>
      <ArticleScreen
        key={`${article?.id ?? 'new'} ${article?.isSealed}`}
        person={{ id, name, email: session?.email ?? '' }}
        article={article}
        sealedNotice={
          article?.isSealed ? (
            <SealedNotice articleId={article.id} url={article.url} locale={await deskLocale()} />
          ) : null
        }
        openForks={story?.openForks ?? noForks}
        storyLocale={article?.locale ?? ctx.site.locale}
        blank={blank}
        startChecks={startChecks}
        sections={sections}
        tagTypes={TAG_TYPES.filter((type) => mayCreateTag(ctx.actor, type).ok)}
        canPinAtFirst={mayPinAtFirst(ctx.actor).ok}
      />
      {story && <ViewBeacon views={story.views} />}
    </>
  );
}

const noForks = { items: [], nextCursor: null };
