'use client';
import { useTranslations } from 'use-intl/react';
import { QUEUE_STATES, QUEUE_VIEWS, type QueueState } from '#core/articles/queue.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { newArticleDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../desk-link.tsx';
import type { Present } from './present-people.tsx';
import {
  type Filter,
  type FilterDoors,
  listAddress,
  type NamedFilter,
  QueueFilter,
} from './queue-filter.tsx';
import type { QueueItem } from './queue-item.ts';
import { QueueRow } from './queue-row.tsx';
import { usePresence } from './use-presence.ts';
import './work.css';

/** Piles are counted no further than this. */
const mostCounted = 100;

/** The queue: whose, which pile, narrowed to what, and what is left, last saved or soonest due first. */
export function QueueView({
  queue,
  present,
  filter,
  sections,
  now,
  canCreate,
  doors,
}: {
  /** Null where the address names something that is not there. */
  queue: {
    readonly items: readonly QueueItem[];
    readonly counts: Readonly<Record<QueueState, number>> | null;
    readonly named: NamedFilter;
    readonly nextCursor: string | null;
  } | null;
  present: readonly Present[];
  filter: Filter;
  sections: readonly SectionNode[];
  now: Date;
  canCreate: boolean;
  doors: FilterDoors;
}) {
  const t = useTranslations('desk.queue');
  const work = useTranslations('work.filter');
  const presentIn = usePresence(present);
  const view = filter.view ?? 'desk';
  const { state, ...anyState } = filter;
  const counts = queue?.counts ?? null;
  const piles = QUEUE_STATES.filter((each) => counts === null || counts[each] > 0 || each === state);
  const countOf = (pile: QueueState) => {
    if (counts === null) return null;
    const count = counts[pile];
    return <span className="pile-count">{count < mostCounted ? count : `${mostCounted - 1}+`}</span>;
  };
  return (
    <div className="queue">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {canCreate && (
          <DeskLink className="button button-primary" href={newArticleDeskUrl}>
            {t('new')}
          </DeskLink>
        )}
      </div>
      <nav aria-label={t('views')} className="tabs">
        {QUEUE_VIEWS.map((each) => (
          <DeskLink
            key={each}
            href={listAddress({ ...anyState, view: each })}
            isHere={each === view ? 'page' : undefined}
          >
            {t(`view.${each}`)}
          </DeskLink>
        ))}
      </nav>
      <nav aria-label={t('piles')} className="piles">
        <DeskLink href={listAddress(anyState)} isHere={state === undefined ? 'true' : undefined}>
          {t('everything')}
        </DeskLink>
        {piles.map((each) => (
          <DeskLink
            key={each}
            href={listAddress({ ...anyState, state: each })}
            isHere={each === state ? 'true' : undefined}
          >
            <span className="pile-dot" data-state={each} aria-hidden="true" />
            {t(`state.${each}`)} {countOf(each)}
          </DeskLink>
        ))}
      </nav>
      <QueueFilter filter={filter} named={queue?.named ?? {}} sections={sections} doors={doors} />
      {queue === null && (
        <p className="notice notice-danger" role="alert">
          {work('broken')}
        </p>
      )}
      {queue?.items.length === 0 && (
        <p className="empty">{queue.counts === null || state !== undefined ? work('empty') : t('empty')}</p>
      )}
      {queue !== null && queue.items.length > 0 && (
        <ul className="queue-list">
          {queue.items.map((item) => (
            <QueueRow key={item.id} item={item} present={presentIn(item.id)} now={now} />
          ))}
        </ul>
      )}
      {queue !== null && queue.nextCursor !== null && (
        <DeskLink className="button" href={listAddress({ ...filter, cursor: queue.nextCursor })}>
          {t('more')}
        </DeskLink>
      )}
    </div>
  );
}
