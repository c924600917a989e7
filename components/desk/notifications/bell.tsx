import { notificationsDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { BellWords } from './hold-notification-stream.ts';
import { LiveBell } from './live-bell.tsx';

/** The link to the notifications, with the number of unread ones. */
export function Bell({
  unread,
  name,
  ...live
}: { unread: number; personId: string; name: string } & BellWords) {
  return (
    <DeskLink href={notificationsDeskUrl()} className="bell">
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M12 3a6 6 0 0 0-6 6v4l-2 3.5h16L18 13V9a6 6 0 0 0-6-6Zm-2.5 16a2.5 2.5 0 0 0 5 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      <span className="visually-hidden">{name}</span>
      <LiveBell first={unread} {...live} />
    </DeskLink>
  );
}
