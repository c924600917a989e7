import { articleDeskUrl, assignmentDeskUrl, frontDeskUrl, personDeskUrl } from '../urls.ts';
import type { NotificationItem } from './notification-item.ts';

export type NotificationPlace = {
  readonly kind: 'story' | 'front' | 'person' | 'assignment';
  readonly url: string;
};

/** Where in the desk what somebody was told of is seen and dealt with; null where it has no place of its own. */
export function notificationPlace({
  articleId,
  detail,
}: Pick<NotificationItem, 'articleId' | 'detail'>): NotificationPlace | null {
  if (detail.front !== undefined) return { kind: 'front', url: frontDeskUrl(detail.front) };
  if (detail.personId !== undefined) return { kind: 'person', url: personDeskUrl(detail.personId) };
  if (articleId !== null) return { kind: 'story', url: articleDeskUrl(articleId) };
  // Without a title it is not this person's to see any more.
  if (detail.assignmentId === undefined || detail.title === undefined) return null;
  return { kind: 'assignment', url: assignmentDeskUrl(detail.assignmentId) };
}
