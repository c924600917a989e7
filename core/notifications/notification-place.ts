import { articleDeskUrl, frontDeskUrl, personDeskUrl } from '../urls.ts';
import type { NotificationItem } from './notification-item.ts';

export type NotificationPlace = { readonly kind: 'story' | 'front' | 'person'; readonly url: string };

/** Where in the desk what somebody was told of is seen and dealt with; null where it has no place of its own. */
export function notificationPlace({
  articleId,
  detail,
}: Pick<NotificationItem, 'articleId' | 'detail'>): NotificationPlace | null {
  if (detail.front !== undefined) return { kind: 'front', url: frontDeskUrl(detail.front) };
  if (detail.personId !== undefined) return { kind: 'person', url: personDeskUrl(detail.personId) };
  return articleId === null ? null : { kind: 'story', url: articleDeskUrl(articleId) };
}
