'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Locale } from '#core/i18n/locales.ts';
import type { StoryGroup } from '#core/notifications/group-by-story.ts';
import type { NotificationKind } from '#core/notifications/kinds.ts';
import type { NotificationItem } from '#core/notifications/notification-item.ts';
import { notificationPlace } from '#core/notifications/notification-place.ts';
import { kindName, notificationText, notificationTitle } from '#core/notifications/notification-words.ts';
import { notificationPreferencesUrl, notificationReadUrl, notificationsDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { unreadIncreased } from './unread-increased.ts';

type Shown = { readonly show: string; readonly kind: string | null };

/** The notifications by story, newest first. */
export function NotificationList({
  groups,
  nextCursor,
  kinds,
  shown,
  madeAt,
  locale,
}: {
  groups: readonly StoryGroup<NotificationItem>[];
  nextCursor: string | null;
  kinds: readonly NotificationKind[];
  shown: Shown;
  madeAt: Date;
  locale: Locale;
}) {
  const t = useTranslations('notifications');
  const refresh = useRefresh();
  const [failed, setFailed] = useState(false);
  // New notifications appear in the open list.
  useEffect(() => unreadIncreased.subscribe(refresh), [refresh]);
  const hasUnread = groups.some(({ items }) => items.some(({ readAt }) => readAt === null));

  async function markRead(what: { ids: string[] } | { until: Date }) {
    const isDone = await sendRead(what);
    setFailed(!isDone);
    if (isDone) refresh();
  }

  return (
    <div className="notifications">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {hasUnread && (
          <button type="button" className="button" onClick={() => void markRead({ until: madeAt })}>
            {t('markAll')}
          </button>
        )}
      </div>
      <Filters kinds={kinds} shown={shown} locale={locale} />
      {failed && (
        <p className="notice notice-danger" role="alert">
          {t('unavailable')}
        </p>
      )}
      {groups.length === 0 && (
        <p className="empty">{t(shown.show === 'unread' ? 'nothingUnread' : 'empty')}</p>
      )}
      <ul className="rows">
        {groups.map((group) => (
          <Group
            key={group.items[0].id}
            group={group}
            locale={locale}
            onRead={(ids) => void markRead({ ids })}
          />
        ))}
      </ul>
      {nextCursor !== null && (
        <DeskLink className="button" href={addressOf(shown, { cursor: nextCursor })}>
          {t('more')}
        </DeskLink>
      )}
    </div>
  );
}

function Filters({
  kinds,
  shown,
  locale,
}: {
  kinds: readonly NotificationKind[];
  shown: Shown;
  locale: Locale;
}) {
  const t = useTranslations('notifications');
  return (
    <>
      <div className="notifications-bar">
        <nav aria-label={t('show')} className="tabs">
          {(['all', 'unread'] as const).map((each) => (
            <DeskLink
              key={each}
              href={addressOf(shown, { show: each })}
              isHere={shown.show === each ? 'page' : undefined}
            >
              {t(each)}
            </DeskLink>
          ))}
        </nav>
        <DeskLink className="button button-quiet" href={notificationPreferencesUrl}>
          {t('preferencesLink')}
        </DeskLink>
      </div>
      <nav aria-label={t('kinds')} className="piles">
        {[null, ...kinds].map((kind) => (
          <DeskLink
            key={kind ?? 'every'}
            href={addressOf(shown, { kind })}
            isHere={shown.kind === kind ? 'true' : undefined}
          >
            {kind === null ? t('everyKind') : kindName(kind, locale)}
          </DeskLink>
        ))}
      </nav>
    </>
  );
}

function Group({
  group,
  locale,
  onRead,
}: {
  group: StoryGroup<NotificationItem>;
  locale: Locale;
  onRead: (ids: string[]) => void;
}) {
  const t = useTranslations('notifications');
  const when = useMoment();
  const title = notificationTitle(group.items[0], locale);
  const place = notificationPlace(group.items[0]);
  const unread = group.items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <li className="rows-item notification" data-unread={unread.length > 0 || undefined}>
      <div>
        {place === null ? (
          <strong className="queue-headline">{title}</strong>
        ) : (
          <a
            className="queue-headline"
            href={place.url}
            onClick={() => {
              if (unread.length > 0) void sendRead({ ids: unread });
            }}
          >
            {title}
          </a>
        )}
        <ul className="notification-items">
          {group.items.map((item) => (
            <li key={item.id} data-unread={item.readAt === null || undefined} data-kind={item.kind}>
              {item.readAt === null && <span className="visually-hidden">{t('isUnread')}: </span>}
              {notificationText(item, locale)} <span className="muted">· {when(item.at)}</span>
            </li>
          ))}
        </ul>
      </div>
      {unread.length > 0 && (
        <button
          type="button"
          className="button button-small"
          aria-label={t('markOneOf', { title })}
          onClick={() => onRead(unread)}
        >
          {t('markOne')}
        </button>
      )}
    </li>
  );
}

/** `keepalive`: the request is also sent while the page unloads. */
async function sendRead(what: { ids: string[] } | { until: Date }): Promise<boolean> {
  try {
    const answer = await fetch(notificationReadUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
      keepalive: true,
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function addressOf(shown: Shown, changes: { show?: string; kind?: string | null; cursor?: string }): string {
  const wanted = { ...shown, ...changes };
  return notificationsDeskUrl({
    ...(wanted.show !== 'all' && { show: wanted.show }),
    ...(wanted.kind !== null && { kind: wanted.kind }),
    ...(wanted.cursor !== undefined && { cursor: wanted.cursor }),
  });
}
