'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { QUEUE_STATES, QUEUE_VIEWS, type QueueState } from '#core/articles/queue.ts';
import type { PublicState, WorkState } from '#core/articles/states.ts';
import { articleDeskUrl, deskUrl, newArticleDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../desk-link.tsx';
import { StateBadge } from '../state-badge.tsx';
import { useMoment } from '../use-moment.ts';
import { type Present, PresentPeople } from './present-people.tsx';
import { usePresence } from './use-presence.ts';

type Item = {
  readonly id: string;
  readonly number: number;
  readonly headline: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly state: QueueState;
  readonly savedAt: Date;
  readonly savedByName: string | null;
  readonly claimedByName: string | null;
  readonly publishAt: Date | null;
  readonly bylineNames: readonly string[];
};

/** The queue: whose, which pile, and what lies on it, last saved first. */
export function QueueView({
  queue,
  present,
  view,
  state,
  canCreate,
}: {
  queue: {
    readonly items: readonly Item[];
    readonly counts: Readonly<Record<QueueState, number>>;
    readonly nextCursor: string | null;
  };
  present: readonly Present[];
  view: string;
  state: string | null;
  canCreate: boolean;
}) {
  const t = useTranslations('desk.queue');
  const presentIn = usePresence(present);
  const address = (to: Record<string, string | null>) => {
    const entries = Object.entries(to).filter((entry): entry is [string, string] => entry[1] !== null);
    return `${deskUrl}?${new URLSearchParams(entries)}`;
  };
  const all = Object.values(queue.counts).reduce((sum, count) => sum + count, 0);
  const piles = QUEUE_STATES.filter((each) => queue.counts[each] > 0 || each === state);
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
          <DeskLink key={each} href={address({ view: each })} isHere={each === view ? 'page' : undefined}>
            {t(`view.${each}`)}
          </DeskLink>
        ))}
      </nav>
      <nav aria-label={t('piles')} className="piles">
        <DeskLink href={address({ view })} isHere={state === null ? 'true' : undefined}>
          {t('everything')} <span className="pile-count">{all}</span>
        </DeskLink>
        {piles.map((each) => (
          <DeskLink
            key={each}
            href={address({ view, state: each })}
            isHere={each === state ? 'true' : undefined}
          >
            <span className="pile-dot" data-state={each} aria-hidden="true" />
            {t(`state.${each}`)} <span className="pile-count">{queue.counts[each]}</span>
          </DeskLink>
        ))}
      </nav>
      {queue.items.length === 0 ? (
        <p className="empty">{t('empty')}</p>
      ) : (
        <ul className="queue-list">
          {queue.items.map((item) => (
            <QueueRow key={item.id} item={item} present={presentIn(item.id)} />
          ))}
        </ul>
      )}
      {queue.nextCursor !== null && (
        <DeskLink className="button" href={address({ view, state, cursor: queue.nextCursor })}>
          {t('more')}
        </DeskLink>
      )}
    </div>
  );
}

function QueueRow({ item, present }: { item: Item; present: readonly Present[] }) {
  const t = useTranslations('desk.queue');
  const when = useMoment();
  const section = useLocale() === 'en' ? item.sectionNameEn : item.sectionName;
  return (
    <li className="queue-row">
      <DeskLink className="queue-headline" href={articleDeskUrl(item.id)}>
        {item.headline || t('untitled')}
      </DeskLink>
      <span className="queue-states">
        <StateBadge
          work={item.workState}
          publicState={item.publicState}
          isSettled={item.state === 'live' || item.state === 'scheduled'}
        />
      </span>
      <span className="queue-facts muted">
        {section}
        {item.bylineNames.length > 0 && ` · ${item.bylineNames.join(', ')}`}
        <PresentPeople people={present} />
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
