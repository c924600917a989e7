import { articleDeskUrl, assignmentDeskUrl, frontDeskUrl, personDeskUrl } from '../urls.ts';
import type { NotificationItem } from './notification-item.ts';

export type NotificationPlace = {
  readonly kind: 'story' | 'front' | 'person' | 'assignment';
  readonly url: string;
};

/** The desk page where a notification is handled; null if there is none. */
export function notificationPlace({
  articleId,
  detail,
}: Pick<NotificationItem, 'articleId' | 'detail'>): NotificationPlace | null {
  if (detail.front !== undefined) return { kind: 'front', url: frontDeskUrl(detail.front) };
  if (detail.personId !== undefined) return { kind: 'person', url: personDeskUrl(detail.personId) };
  if (articleId !== null) return { kind: 'story', url: articleDeskUrl(articleId) };
  // Without a title this person may not see it any more.
  if (detail.assignmentId === undefined || detail.title === undefined) return null;
  return { kind: 'assignment', url: assignmentDeskUrl(detail.assignmentId) };
}
