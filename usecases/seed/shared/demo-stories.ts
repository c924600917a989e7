import { parseHTML } from 'linkedom';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { writtenBy } from '#core/articles/authorship.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { pick } from '#core/shared/pick.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import {
  getArticle,
  getVersion,
  insertApproval,
  insertArticle,
  putSchedule,
  updateArticle,
} from '#db/queries/articles/articles.ts';
import { setTranslationOf } from '#db/queries/articles/editions.ts';
import { setTranslatedVersion } from '#db/queries/articles/translations.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { sha256 } from '#platform/text/hash.ts';
import { projectAndInvalidate } from '../../articles/shared/project-and-invalidate.ts';
import { hashOf } from '../../articles/shared/version-content.ts';
import type { Services } from '../../context.ts';
import { addDemoCorrection } from './demo-correction.ts';
import type { DemoStory } from './demo-files.ts';
import { addDemoLive } from './demo-live.ts';
import { type DemoIds, need } from './demo-people.ts';

const hourMs = 3_600_000;

type Ids = DemoIds & { readonly media: ReadonlyMap<string, string> };

/** The approver of each desk; the managing editor for desks without an editor. */
const EDITOR_OF_DESK: Readonly<Record<string, string>> = {
  'thoi-su': 'thu',
  'the-gioi': 'thu',
  'kinh-te': 'binh',
  'khoa-hoc': 'binh',
  'khi-hau': 'binh',
};

/** The reporter of a story whose byline has only people who cannot sign in. */
const deskReporter = 'lan';
const signsIn = new Set(['minh', 'lan', 'huy', 'thu', 'binh', 'tam']);

/**
 * Inserts the stories, oldest first so that numbers grow with time, with the history of their state. Returns
 * their ids by key.
 */
export async function addDemoStories(
  services: Services,
  tx: Transaction,
  { stories, ids }: { stories: readonly DemoStory[]; ids: Ids },
): Promise<ReadonlyMap<string, string>> {
  const seededAt = services.now();
  const articleIds = new Map(stories.map((story) => [story.key, services.newId()]));
  const oldestFirst = stories.toSorted(
    (a, b) => momentOf(a, seededAt).getTime() - momentOf(b, seededAt).getTime(),
  );
  const scenes = oldestFirst.map((story) => {
    const reporter = need(ids.people, story.byline.find((key) => signsIn.has(key)) ?? deskReporter);
    const publishedAt = momentOf(story, seededAt);
    return {
      story,
      content: contentOf(firstText(story), { ...ids, articles: articleIds }),
      corrected: contentOf(story, { ...ids, articles: articleIds }),
      ids,
      articleId: need(articleIds, story.key),
      versionId: services.newId(),
      reporter,
      approver: approverOf(story, reporter, ids),
      managing: need(ids.people, 'tam'),
      publishedAt,
      seededAt,
      earlier: (hours: number) =>
        new Date(Math.min(publishedAt.getTime(), seededAt.getTime()) - hours * hourMs),
    };
  });
  // Stories refer to each other, so all are inserted before the read models are written.
  for (const scene of scenes) await insertStory(tx, scene);
  for (const scene of scenes) await giveHistory(services, tx, scene);
  for (const { articleId, story, publishedAt } of scenes) {
    if (story.translationOf === undefined) continue;
    const originalId = need(articleIds, story.translationOf);
    await setTranslationOf(tx, { articleId, originalId });
    const { working } = await getArticle(tx, originalId);
    const made = { fromNumber: 1, originalVersionId: working.id, markedAt: publishedAt };
    await setTranslatedVersion(tx, { articleId, ...made });
  }
  for (const scene of scenes) await giveCorrection(services, tx, scene);
  return articleIds;
}

/**
 * A story being inserted: its content, and the people and times of its history. `earlier` counts back in
 * hours.
 */
type Scene = {
  readonly story: DemoStory;
  readonly ids: Ids;
  /** The text that was published first, and the same without the error that was corrected. */
  readonly content: VersionContent;
  readonly corrected: VersionContent;
  readonly articleId: string;
  readonly versionId: string;
  readonly reporter: string;
  readonly approver: string;
  readonly managing: string;
  readonly publishedAt: Date;
  readonly seededAt: Date;
  readonly earlier: (hours: number) => Date;
};

const PUBLISHED: readonly string[] = ['live', 'withheld', 'killed'];
const UNAPPROVED: readonly string[] = ['draft', 'spiked', 'in_review', 'changes_requested', 'hold'];

function wasSubmitted({ state }: DemoStory): boolean {
  return state !== 'draft' && state !== 'spiked';
}

function contentOf(story: DemoStory, ids: Ids & { articles: ReadonlyMap<string, string> }): VersionContent {
  const html = story.bodyHtml
    .replace(/data-media="([^"]+)"/g, (_, key: string) => `data-media="${need(ids.media, key)}"`)
    .replace(/data-story="([^"]+)"/g, (_, key: string) => `data-story="${need(ids.articles, key)}"`);
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return {
    ...pick(story, TEXT_FIELDS),
    format: story.format,
    sectionId: need(ids.sections, story.section),
    lead:
      story.lead === undefined
        ? null
        : {
            mediaId: need(ids.media, story.lead.illustration),
            caption: story.lead.caption,
            credit: story.lead.credit,
            alt: story.lead.alt,
          },
    bylineIds: story.byline.map((key) => need(ids.people, key)),
    tagIds: story.tags.map((key) => need(ids.tags, key)),
    pinIds: story.related.map((key) => need(ids.articles, key)),
    body: bodyFromDom(document.body).body,
  };
}

async function insertStory(
  tx: Transaction,
  { story, content, articleId, versionId, reporter, publishedAt, earlier }: Scene,
): Promise<void> {
  const { state, note = '' } = story;
  const isPublished = PUBLISHED.includes(state);
  await insertArticle(tx, {
    article: {
      id: articleId,
      locale: story.locale,
      slug: slugFor(story.headline),
      sectionId: content.sectionId,
      workState: workStateOf(state),
      // A published row must refer to its live version, which is inserted later.
      publicState: state === 'scheduled' ? 'scheduled' : 'none',
      stateBefore: state === 'hold' || state === 'spiked' ? 'draft' : null,
      workingNumber: 1,
      createdBy: reporter,
      createdAt: earlier(5),
      savedAt: earlier(2),
      submittedAt: wasSubmitted(story) ? earlier(1.5) : null,
      changesReason: state === 'changes_requested' ? note : null,
      publishedAt: isPublished || state === 'scheduled' ? publishedAt : null,
      firstPublishedAt: isPublished ? publishedAt : null,
      withdrawalNote: state === 'killed' ? note : null,
    },
    version: {
      ...content,
      id: versionId,
      articleId,
      number: 1,
      baseNumber: 0,
      reason: 'created',
      savedBy: reporter,
      authorship: writtenBy(reporter, content),
      savedAt: earlier(2),
      contentHash: hashOf(content),
    },
  });
}

/** The approval, schedule, publication and audit of the story's state. */
async function giveHistory({ newId, site }: Services, tx: Transaction, scene: Scene): Promise<void> {
  const { story, content, articleId, versionId, reporter, approver, publishedAt, seededAt, earlier, ids } =
    scene;
  const { state, note } = story;
  const record = (
    action: string,
    { by, at }: { by: string; at: Date },
    detail: Record<string, unknown> = {},
  ) =>
    appendAudit(tx, {
      entry: {
        at,
        actorId: by,
        action: `article.${action}`,
        subjectType: 'article',
        subjectId: articleId,
        detail,
        address: '',
      },
      hash: sha256,
    });
  await record('create', { by: reporter, at: earlier(2) }, { headline: story.headline });
  if (wasSubmitted(story)) await record('submit', { by: reporter, at: earlier(1.5) });
  if (state === 'changes_requested')
    await record('request_changes', { by: approver, at: earlier(1) }, { reason: note });
  if (state === 'hold') await record('hold', { by: approver, at: earlier(1) }, { reason: note });
  if (state === 'spiked') await record('spike', { by: reporter, at: earlier(1) }, { reason: note });
  if (UNAPPROVED.includes(state)) return;
  await insertApproval(tx, {
    id: newId(),
    articleId,
    versionId,
    contentHash: hashOf(content),
    kind: 'approval',
    approvedBy: approver,
    approvedAt: earlier(1),
  });
  await record('approve', { by: approver, at: earlier(1) });
  if (state === 'approved') return;
  const modifiedAt =
    story.live &&
    (await addDemoLive({ newId }, tx, { live: story.live, ids, articleId, approver, seededAt }));
  await projectAndInvalidate({ site }, tx, { version: await getVersion(tx, versionId), publishedAt });
  if (state === 'scheduled') {
    await putSchedule(tx, { articleId, versionId, publishAt: publishedAt, approvedBy: approver });
    await record('schedule', { by: approver, at: earlier(0.5) }, { publishAt: publishedAt.toISOString() });
    return;
  }
  await updateArticle(tx, articleId, {
    liveVersionId: versionId,
    publicState: state === 'withheld' || state === 'killed' ? state : 'live',
    ...(modifiedAt && { modifiedAt }),
  });
  await record('publish', { by: approver, at: publishedAt }, { version: 1 });
  if (state === 'withheld') await record('withhold', { by: approver, at: seededAt }, { reason: note });
  if (state === 'killed') await record('kill', { by: scene.managing, at: seededAt }, { publicNote: note });
}

/** The first published text of a story, with the error that was corrected later. */
function firstText(story: DemoStory): DemoStory {
  const { correction, bodyHtml } = story;
  if (correction === undefined) return story;
  const { right, wrong } = correction;
  if (!bodyHtml.includes(right)) throw new Error(`${story.key} lacks its corrected words.`);
  return { ...story, bodyHtml: bodyHtml.replace(right, () => wrong) };
}

async function giveCorrection(services: Services, tx: Transaction, scene: Scene): Promise<void> {
  const { correction } = scene.story;
  if (correction === undefined) return;
  const at = new Date(scene.seededAt.getTime() - correction.hoursAgo * hourMs);
  await addDemoCorrection(services, tx, { ...scene, content: scene.corrected, note: correction.note, at });
}

/** Another person than the reporter, for the four-eyes rule. */
function approverOf(story: DemoStory, reporter: string, ids: Ids): string {
  const editor = need(ids.people, EDITOR_OF_DESK[story.section] ?? 'tam');
  return editor === reporter ? need(ids.people, 'tam') : editor;
}

function workStateOf(state: DemoStory['state']) {
  switch (state) {
    case 'draft':
    case 'in_review':
    case 'changes_requested':
    case 'hold':
    case 'spiked':
      return state;
    default:
      return 'approved';
  }
}

/** The publication time: `hoursAgo` in the past, or in the future for a scheduled story. */
export function momentOf(story: DemoStory, seededAt: Date): Date {
  const hours = story.state === 'scheduled' ? Math.abs(story.hoursAgo) : -Math.abs(story.hoursAgo);
  return new Date(seededAt.getTime() + hours * hourMs);
}
