'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { closeMonth } from '#app/(desk)/actions/royalties.ts';
import { monthAfter, monthBefore } from '#core/royalties/royalty-month.ts';
import type { RoyaltyRates } from '#core/royalties/royalty-rates.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { royaltiesDeskUrl, royaltiesExportDeskUrl, storyRoyaltiesDeskUrl } from '#core/urls.ts';
import { ExportForm } from '../account/export-form.tsx';
import { useProven } from '../factors/reauthentication.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { RatesForm } from './rates-form.tsx';
import './royalties.css';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { type RoyaltyRow, RoyaltyRows } from './royalty-rows.tsx';
import { useRoyaltyWords } from './use-royalty-words.ts';

export const ROYALTY_VIEWS = ['stories', 'people', 'rates'] as const;
export type RoyaltyView = (typeof ROYALTY_VIEWS)[number];

type Story = {
  readonly id: string;
  readonly number: number;
  readonly headline: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly publishedAt: Date;
  readonly bylineNames: readonly string[];
  readonly unmarked: number;
  /** The closed month from which it was carried over. */
  readonly carriedFrom: string | null;
  readonly amountDong: number;
};
type Total = {
  readonly personId: string | null;
  readonly name: string;
  readonly texts: number;
  readonly photos: number;
  readonly adjustments: number;
  readonly pointTenths: number;
  readonly amountDong: number;
};
export type Month = {
  readonly month: string;
  readonly isOver: boolean;
  readonly closing: { readonly closedAt: Date; readonly closedByName: string } | null;
  readonly mayKeep: boolean;
  readonly stories: readonly Story[];
  readonly unmarked: { readonly stories: number; readonly marks: number };
  /** The month to which unmarked items are carried over at closing. */
  readonly carriedTo: string;
  readonly nextCursor: string | null;
  readonly totals: readonly Total[];
  readonly lines: readonly RoyaltyRow[];
  readonly rates: RoyaltyRates;
};

/** A month of royalties: open items, totals per person, usual rates. */
export function RoyaltiesScreen({
  royalties,
  view,
  only,
  personId,
}: {
  royalties: Month;
  view: RoyaltyView;
  only: 'unmarked' | 'all';
  personId: string | null;
}) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const { month } = royalties;
  const views = royalties.mayKeep ? ROYALTY_VIEWS : ROYALTY_VIEWS.filter((each) => each !== 'rates');
  return (
    <div className="royalties">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <nav aria-label={t('month')} className="row royalties-months">
          <DeskLink
            className="button button-small"
            href={royaltiesDeskUrl({ month: monthBefore(month), view })}
          >
            <span aria-hidden="true">←</span>
            <span className="visually-hidden">{t('previous')}</span>
          </DeskLink>
          <strong>{words.monthName(month)}</strong>
          <DeskLink
            className="button button-small"
            href={royaltiesDeskUrl({ month: monthAfter(month), view })}
          >
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">{t('next')}</span>
          </DeskLink>
        </nav>
      </div>
      <MonthState royalties={royalties} />
      <nav aria-label={t('views')} className="tabs">
        {views.map((each) => (
          <DeskLink
            key={each}
            href={royaltiesDeskUrl({ month, view: each })}
            isHere={each === view ? 'page' : undefined}
          >
            {t(each)}
          </DeskLink>
        ))}
      </nav>
      {view === 'stories' && <Stories royalties={royalties} only={only} />}
      {view === 'people' && <People royalties={royalties} personId={personId} />}
      {view === 'rates' && royalties.mayKeep && <RatesForm rates={royalties.rates} />}
    </div>
  );
}

function MonthState({ royalties }: { royalties: Month }) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const when = useMoment();
  const [asks, setAsks] = useState(false);
  const { closing, isOver, mayKeep, unmarked, carriedTo } = royalties;
  if (closing !== null) {
    return (
      <p className="hint royalties-state">
        {t('closed', { when: when(closing.closedAt), name: closing.closedByName })}
        {unmarked.stories > 0 &&
          ` ${t('carried', { count: unmarked.stories, month: words.monthName(carriedTo) })}`}
      </p>
    );
  }
  return (
    <div className="royalties-state">
      <div className="row">
        <span className="badge">{t('open')}</span>
        {mayKeep && isOver && (
          <button type="button" className="button button-small" onClick={() => setAsks(true)}>
            {t('close')}
          </button>
        )}
        {mayKeep && !isOver && <span className="hint">{t('notOver')}</span>}
      </div>
      {asks && <CloseDialog royalties={royalties} onClose={() => setAsks(false)} />}
    </div>
  );
}

/** Confirms closing the month: the payouts, and the unmarked items that are carried over. */
function CloseDialog({
  royalties: { month, totals, unmarked, carriedTo },
  onClose,
}: {
  royalties: Month;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const refresh = useRefresh();
  const proven = useProven();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useSingleFlight();

  async function close() {
    const answer = await proven(() => call(closeMonth(month)));
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) onClose();
    refresh();
  }

  return (
    <ConfirmDialog
      title={t('closeAsk', { month: words.monthName(month) })}
      go={t('closeNow')}
      failure={failure}
      isBusy={isBusy}
      onGo={() => void once(close)}
      onClose={onClose}
    >
      <p>
        {t('closeSum', {
          count: totals.length,
          amount: words.amount(totals.reduce((sum, { amountDong }) => sum + amountDong, 0)),
        })}
      </p>
      {unmarked.stories > 0 && (
        <p className="notice notice-danger">
          {t('closeUnmarked', {
            stories: unmarked.stories,
            marks: unmarked.marks,
            month: words.monthName(carriedTo),
          })}
        </p>
      )}
      <p>{t('closeForGood')}</p>
    </ConfirmDialog>
  );
}

function Stories({ royalties, only }: { royalties: Month; only: 'unmarked' | 'all' }) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const when = useMoment();
  const isEnglish = useLocale() === 'en';
  const { month, stories, nextCursor } = royalties;
  return (
    <>
      <nav aria-label={t('only')} className="piles">
        {(['unmarked', 'all'] as const).map((each) => (
          <DeskLink
            key={each}
            href={royaltiesDeskUrl({ month, only: each })}
            isHere={each === only ? 'true' : undefined}
          >
            {t(each)}
          </DeskLink>
        ))}
      </nav>
      {stories.length === 0 ? (
        <p className="empty">{t(only === 'unmarked' ? 'emptyUnmarked' : 'emptyAll')}</p>
      ) : (
        <ul className="rows">
          {stories.map((story) => (
            <li key={story.id} className="rows-item">
              <div>
                <DeskLink className="queue-headline" href={storyRoyaltiesDeskUrl(story.id)}>
                  {story.headline || t('untitled')}
                </DeskLink>
                <p className="hint">
                  {isEnglish ? story.sectionNameEn : story.sectionName}
                  {story.bylineNames.length > 0 && ` · ${story.bylineNames.join(', ')}`} ·{' '}
                  {when(story.publishedAt)}
                  {story.carriedFrom !== null && (
                    <>
                      {' '}
                      <span className="badge">
                        {t('carriedFrom', { month: words.monthName(story.carriedFrom) })}
                      </span>
                    </>
                  )}
                </p>
              </div>
              <span className="royalties-sum">
                {story.amountDong !== 0 && <strong>{words.amount(story.amountDong)}</strong>}
                <span className={story.unmarked > 0 ? 'royalties-left' : 'muted'}>
                  {story.unmarked > 0 ? t('left', { count: story.unmarked }) : t('done')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {nextCursor !== null && (
        <DeskLink className="button" href={royaltiesDeskUrl({ month, only, cursor: nextCursor })}>
          {t('more')}
        </DeskLink>
      )}
    </>
  );
}

function People({ royalties, personId }: { royalties: Month; personId: string | null }) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const { month, totals, lines, mayKeep } = royalties;
  const shown = totals.find((total) => total.personId !== null && total.personId === personId);
  const sum = (pick: (total: Total) => number) => totals.reduce((all, total) => all + pick(total), 0);
  if (totals.length === 0) return <p className="empty">{t('emptyPeople')}</p>;
  return (
    <>
      <ul className="rows royalties-people">
        {totals.map((total) => (
          <li key={total.personId ?? `credit ${total.name}`} className="rows-item">
            <div>
              {total.personId !== null && mayKeep ? (
                <DeskLink
                  href={royaltiesDeskUrl({ month, view: 'people', person: total.personId })}
                  isHere={total.personId === personId ? 'true' : undefined}
                >
                  {total.name}
                </DeskLink>
              ) : (
                total.name || t('noName')
              )}
              <p className="hint">
                {[
                  total.texts > 0 && `${t('texts')}: ${words.number(total.texts)}`,
                  total.photos > 0 && `${t('photos')}: ${words.number(total.photos)}`,
                  total.adjustments > 0 && `${t('adjustments')}: ${words.number(total.adjustments)}`,
                  `${t('points')}: ${words.points(total.pointTenths)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <strong className="rows-time">{words.amount(total.amountDong)}</strong>
          </li>
        ))}
        <li className="rows-item royalties-total">
          <span>{t('total')}</span>
          <strong className="rows-time">{words.amount(sum(({ amountDong }) => amountDong))}</strong>
        </li>
      </ul>
      {shown !== undefined && (
        <section aria-label={t('lines', { name: shown.name })}>
          <h2>{t('lines', { name: shown.name })}</h2>
          <RoyaltyRows lines={lines} linksTo="marks" />
        </section>
      )}
      {mayKeep && (
        <ExportForm
          action={royaltiesExportDeskUrl}
          className="royalties-export"
          fields={{ month }}
          words={{ title: t('export'), hint: t('exportHint'), csv: t('csv'), jsonl: t('jsonl') }}
        />
      )}
    </>
  );
}
