import type { PublicNote } from '#core/articles/public-note.ts';
import { cursorTo } from '#core/shared/list-cursor.ts';
import { noticeUrl } from '#core/urls.ts';

/** Where a notice stands: on the page that begins with it, whatever was taken down since. */
export function noticeAddress(notice: Pick<PublicNote, 'id' | 'publishedAt'>): string {
  return noticeUrl(notice.id, cursorTo(notice));
}
