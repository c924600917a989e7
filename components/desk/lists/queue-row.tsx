'use client';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { articleDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { StateBadge } from '../shell/state-badge.tsx';
import { type Present, PresentPeople } from './present-people.tsx';
import type { QueueItem } from './queue-item.ts';
import { useStoryName } from './use-story-name.ts';

/** A story in a list: its headline, its state, and its people. */
export function QueueRow({
  item,
  present,
  now,
  choice,
  note,
}: {
  item: QueueItem;
  present: readonly Present[];
  now: Date;
  /** The checkbox that selects the story, if bulk actions are available. */
  choice?: ReactNode;
  note?: ReactNode;
}) {
  const t = useTranslations('desk.queue');
  const work = useTranslations('work');
  const nameOf = useStoryName();
  const when = useMoment();
  const section = useLocale() === 'en' ? item.sectionNameEn : item.sectionName;
  const isLate = item.dueAt !== null && item.dueAt < now && item.publishAt === null;
  return (
    <li className="queue-row" data-choosable={choice === undefined ? undefined : ''}>
      {choice}
      <DeskLink className="queue-headline" href={articleDeskUrl(item.id)}>
        {nameOf(item)}
      </DeskLink>
      <span className="queue-states">
        {item.priority !== 'normal' && (
          <span className="badge" data-priority={item.priority}>
            {work(`priority.${item.priority}`)}
          </span>
        )}
        {item.translation !== null && item.translation !== 'current' && (
          <span className="badge" data-translation={item.translation}>
            {t(`translation.${item.translation}`)}
          </span>
        )}
        <StateBadge
          work={item.workState}
          publicState={item.publicState}
          isSettled={item.state === 'live' || item.state === 'scheduled'}
          isExpired={item.expiresAt !== null && item.expiresAt <= now}
        />
      </span>
      <span className="queue-facts muted">
        {section}
        {item.bylineNames.length > 0 && ` · ${item.bylineNames.join(', ')}`}
        {item.dueAt !== null && (
          <span className="queue-due" data-late={isLate || undefined}>
            {work(isLate ? 'overdue' : 'dueAt', { when: when(item.dueAt) })}
          </span>
        )}
        <PresentPeople people={present} />
        {note}
      </span>
      <span className="queue-time muted">
        {item.publishAt !== null && <strong>{t('goesOut', { when: when(item.publishAt) })} </strong>}
        {item.savedByName === null
          ? when(item.savedAt)
          : t('saved', { when: when(item.savedAt), name: item.savedByName })}
        {item.claimedByName !== null && (
          <span className="queue-claim">{t('claimed', { name: item.claimedByName })}</span>
        )}
      </span>
    </li>
  );
}
