import { notFound } from 'next/navigation';
import { act, checksOf, findEditions, link, plan } from '#app/(desk)/actions/articles.ts';
import {
  findMentionable,
  reopenThread,
  replyInThread,
  resolveThread,
  startThread,
  threadsOf,
} from '#app/(desk)/actions/comments.ts';
import {
  factBoxesByIds,
  findFactBoxes,
  keepFactBox,
  takeOutFactBox,
} from '#app/(desk)/actions/fact-boxes.ts';
import { addWord, styleOfDesk } from '#app/(desk)/actions/house-style.ts';
import { changeMedia, findMedia, readMedia } from '#app/(desk)/actions/library.ts';
import { linksOf, makeLink, revokeLink } from '#app/(desk)/actions/outside-links.ts';
import { findPeople } from '#app/(desk)/actions/people.ts';
import {
  automaticOf,
  matchPublished,
  publishedByIds,
  refuseRelated,
  searchPublished,
  suggestPublished,
} from '#app/(desk)/actions/stories.ts';
import { addTag, findTags, suggestTagsFor } from '#app/(desk)/actions/tags.ts';
import { namesOf, openForksOf, timelineOf } from '#app/(desk)/actions/versions.ts';
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
        doors={{
          act,
          plan,
          link,
          findEditions,
          checksOf,
          timelineOf,
          openForksOf,
          namesOf,
          findMedia,
          readMedia,
          changeMedia,
          findPeople,
          searchPublished,
          publishedByIds,
          matchPublished,
          suggestPublished,
          automaticOf,
          refuseRelated,
          findFactBoxes,
          factBoxesByIds,
          keepFactBox,
          takeOutFactBox,
          comments: { threadsOf, startThread, replyInThread, resolveThread, reopenThread, findMentionable },
          outside: { linksOf, makeLink, revokeLink },
          styleOfDesk,
          addHouseWord: addWord,
          findTags,
          addTag,
          suggestTags: suggestTagsFor,
        }}
      />
      {story && <ViewBeacon reads={story.reads} />}
    </>
  );
}

const noForks = { items: [], nextCursor: null };
