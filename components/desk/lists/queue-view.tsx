'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { bulkMost } from '#core/articles/bulk.ts';
import { isUnfiltered } from '#core/articles/desk-filter.ts';
import { QUEUE_STATES, QUEUE_VIEWS, type QueueState, type QueueView as View } from '#core/articles/queue.ts';
import type { SavedSearch } from '#core/articles/saved-search.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { newArticleDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { BulkBar } from './bulk-bar.tsx';
import type { Present } from './present-people.tsx';
import { type Filter, listAddress, type NamedFilter, QueueFilter } from './queue-filter.tsx';
import type { QueueItem } from './queue-item.ts';
import { QueueRow } from './queue-row.tsx';
import { type Desk, SavedSearches } from './saved-searches.tsx';
import { useChosen } from './use-chosen.ts';
import { usePresence } from './use-presence.ts';
import { useStoryName } from './use-story-name.ts';
import './work.css';

/** Piles are counted up to this number. */
const mostCounted = 100;

type BulkOutcome = {
  readonly done: readonly string[];
  readonly refused: readonly { readonly articleId: string; readonly message: string }[];
};

type QueueProps = {
  /** Null if the URL refers to an unknown object. */
  queue: {
    readonly view: View;
    readonly items: readonly QueueItem[];
    readonly counts: Readonly<Record<QueueState, number>> | null;
    readonly named: NamedFilter;
    readonly nextCursor: string | null;
  } | null;
  present: readonly Present[];
  filter: Filter;
  sections: readonly SectionNode[];
  searches: readonly SavedSearch[];
  /** The desks with which a search can be shared. */
  desks: readonly Desk[];
  now: Date;
  canCreate: boolean;
};

/** The queue: its owner, its pile, its filters, and the stories, sorted by last save or deadline. */
export function QueueView({ queue, present, filter, sections, searches, desks, now, canCreate }: QueueProps) {
  const t = useTranslations('desk.queue');
  const work = useTranslations('work.filter');
  const bulk = useTranslations('work.bulk');
  const nameOf = useStoryName();
  const presentIn = usePresence(present);
  const items = queue?.items ?? [];
  const chosen = useChosen(
    items.map((item) => item.id),
    bulkMost,
  );
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const refusalOf = (id: string) => outcome?.refused.find((each) => each.articleId === id)?.message;
  const view = queue?.view ?? filter.view;
  const { state, ...anyState } = filter;
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
      <PileNav filter={filter} counts={queue?.counts ?? null} />
      <QueueFilter filter={filter} named={queue?.named ?? {}} sections={sections} />
      <SavedSearches searches={searches} filter={filter} desks={desks} />
      {outcome !== null && <OutcomeNotice outcome={outcome} items={items} onClose={() => setOutcome(null)} />}
      {queue === null && (
        <p className="notice notice-danger" role="alert">
          {work('broken')}
        </p>
      )}
      {queue?.items.length === 0 && (
        <p className="empty">{isUnfiltered(anyState) && state === undefined ? t('empty') : work('empty')}</p>
      )}
      {items.length > 0 && (
        <>
          <label className="check choose-all">
            <input
              type="checkbox"
              checked={chosen.ids.size === items.length}
              onChange={(event) => chosen.choose(event.target.checked ? items.map(({ id }) => id) : [])}
            />{' '}
            {bulk('chooseAll')}
          </label>
          <ul className="queue-list">
            {items.map((item) => (
              <QueueRow
                key={item.id}
                item={item}
                present={presentIn(item.id)}
                now={now}
                choice={
                  <span className="queue-choice">
                    <input
                      type="checkbox"
                      value={item.id}
                      aria-label={bulk('choose', { name: nameOf(item) })}
                      {...chosen.boxProps(item.id)}
                    />
                  </span>
                }
                note={
                  refusalOf(item.id) !== undefined && (
                    <span className="queue-refusal">{refusalOf(item.id)}</span>
                  )
                }
              />
            ))}
          </ul>
          {chosen.ids.size > 0 && (
            <BulkBar
              chosen={items.filter((item) => chosen.ids.has(item.id))}
              sections={sections}
              onDone={(what) => {
                setOutcome(what);
                chosen.choose(what.refused.map(({ articleId }) => articleId));
              }}
              onClear={() => chosen.choose([])}
            />
          )}
        </>
      )}
      {queue !== null && queue.nextCursor !== null && (
        <DeskLink className="button" href={listAddress({ ...filter, cursor: queue.nextCursor })}>
          {t('more')}
        </DeskLink>
      )}
    </div>
  );
}

/** The piles of the queue by state, each with its number of stories. */
function PileNav({
  filter,
  counts,
}: {
  filter: Filter;
  counts: Readonly<Record<QueueState, number>> | null;
}) {
  const t = useTranslations('desk.queue');
  const { state, ...anyState } = filter;
  const piles = QUEUE_STATES.filter((each) => counts === null || counts[each] > 0 || each === state);
  const countOf = (pile: QueueState) => {
    if (counts === null) return null;
    const count = counts[pile];
    return <span className="pile-count">{count < mostCounted ? count : `${mostCounted - 1}+`}</span>;
  };
  return (
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
  );
}

/** The result of a bulk action: the number of changed stories, and the refusals. */
function OutcomeNotice({
  outcome,
  items,
  onClose,
}: {
  outcome: BulkOutcome;
  items: readonly QueueItem[];
  onClose: () => void;
}) {
  const bulk = useTranslations('work.bulk');
  const nameOf = useStoryName();
  return (
    <div className="notice" role="status">
      <p>{bulk('done', { count: outcome.done.length })}</p>
      {outcome.refused.length > 0 && (
        <>
          <p>{bulk('refused', { count: outcome.refused.length })}</p>
          <ul>
            {outcome.refused.map(({ articleId, message }) => {
              const item = items.find(({ id }) => id === articleId);
              return (
                <li key={articleId}>
                  {item === undefined ? bulk('gone') : nameOf(item)}: {message}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <button type="button" className="button button-small" onClick={onClose}>
        {bulk('close')}
      </button>
    </div>
  );
}
