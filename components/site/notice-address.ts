import type { PublicNote } from '#core/articles/public-note.ts';
import { cursorTo } from '#core/shared/list-cursor.ts';
import { noticeUrl } from '#core/urls.ts';

/** The URL of a notice: the page that begins with it, so that later notices do not move it. */
export function noticeAddress(notice: Pick<PublicNote, 'id' | 'publishedAt'>): string {
  return noticeUrl(notice.id, cursorTo(notice));
}
