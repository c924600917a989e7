import { z } from 'zod';
import { FRONTS } from '../fronts/fronts.ts';
import { DEBT_STAGES } from './debt-escalation.ts';
import type { NotificationKind } from './kinds.ts';

/** The stored detail of a notification besides its story: ids and kinds, never a story's text. */
export const noticeDetailSchema = z.object({
  stage: z.enum(DEBT_STAGES.map(({ stage }) => stage)).optional(),
  correction: z.enum(['clarification', 'correction', 'take_down']).optional(),
  threadId: z.string().optional(),
  commentId: z.string().optional(),
  /** The recipient of the share link through which an outside person commented. */
  outside: z.string().optional(),
  assignmentId: z.string().optional(),
  /**
   * The title of an assignment or a webhook, or a person's name. A story's headline is read at display time.
   */
  title: z.string().optional(),
  /** The person whose second factors are to be reset, or who is to get rights. */
  personId: z.string().optional(),
  /** The front that is out of date. */
  front: z.enum(FRONTS).optional(),
});
export type NoticeDetail = z.infer<typeof noticeDetailSchema>;

/** An event to notify people about. */
export type Notice = {
  readonly kind: NotificationKind;
  readonly articleId: string | null;
  /** The person who acted; null for an automatic event. */
  readonly actorId: string | null;
  /** The people whom it mentions. */
  readonly personIds: readonly string[];
  readonly detail: NoticeDetail;
};

/**
 * The outbox events that `noticeOf` turns into notifications; a fast publication is announced as its debt.
 */
export const NOTICE_EVENTS = [
  'article.submit',
  'article.request_changes',
  'article.approve',
  'article.publish_update',
  'article.publish_scheduled',
  'article.schedule_missed',
  'article.take_down',
  'comment.mentioned',
  'comment.from_outside',
  'assignment.assigned',
] as const;

const articleEvent = z.object({
  articleId: z.uuid(),
  actorId: z.uuid().nullable().default(null),
  updateKind: z.string().nullish(),
});
const mention = articleEvent.extend({
  personIds: z.array(z.uuid()),
  threadId: z.string(),
  commentId: z.string(),
});
const outsideComment = mention.extend({ label: z.string() });
const assignment = z.object({
  assignmentId: z.string(),
  assigneeIds: z.array(z.uuid()),
  actorId: z.uuid().nullable().default(null),
  articleId: z.uuid().nullish(),
  title: z.string().max(500).nullish(),
});

/** The notification of an outbox event; null for an event without one. Throws on an invalid payload. */
export function noticeOf(event: string, payload: unknown): Notice | null {
  switch (event) {
    case 'article.submit':
      return ofArticle('submitted', payload);
    case 'article.request_changes':
      return ofArticle('changes_requested', payload);
    case 'article.approve':
      return ofArticle('approved', payload);
    case 'article.schedule_missed':
      return ofArticle('schedule_missed', payload);
    case 'article.take_down':
      return ofArticle('correction', payload, { correction: 'take_down' });
    case 'article.publish_update':
    case 'article.publish_scheduled':
      return ofUpdate(payload);
    case 'comment.mentioned': {
      const { articleId, actorId, personIds, threadId, commentId } = mention.parse(payload);
      return { kind: 'mentioned', articleId, actorId, personIds, detail: { threadId, commentId } };
    }
    case 'comment.from_outside': {
      const { articleId, personIds, threadId, commentId, label } = outsideComment.parse(payload);
      return {
        ...{ kind: 'mentioned', articleId, actorId: null, personIds },
        detail: { threadId, commentId, outside: label },
      };
    }
    case 'assignment.assigned':
      return ofAssignment(payload);
    default:
      return null;
  }
}

function ofArticle(kind: NotificationKind, payload: unknown, detail: NoticeDetail = {}): Notice {
  const { articleId, actorId } = articleEvent.parse(payload);
  return { kind, articleId, actorId, personIds: [], detail };
}

/** Of the four kinds of update only these two mean that something was wrong or unclear. */
function ofUpdate(payload: unknown): Notice | null {
  const { updateKind } = articleEvent.parse(payload);
  if (updateKind !== 'correction' && updateKind !== 'clarification') return null;
  return ofArticle('correction', payload, { correction: updateKind });
}

function ofAssignment(payload: unknown): Notice {
  const { assignmentId, assigneeIds, actorId, articleId, title } = assignment.parse(payload);
  return {
    kind: 'assigned',
    articleId: articleId ?? null,
    actorId,
    personIds: assigneeIds,
    detail: { assignmentId, ...(title ? { title } : {}) },
  };
}
