'use client';
import { useTranslations } from 'use-intl/react';
import type { FrontName } from '#core/fronts/fronts.ts';
import { frontDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import './fronts.css';

/** The fronts of the house with their state. */
export function FrontList({
  fronts,
}: {
  fronts: readonly {
    readonly front: FrontName;
    readonly changedAt: Date | null;
    readonly isStale: boolean;
    readonly lastLaunch: { readonly at: Date; readonly byName: string } | null;
    readonly ownDrafts: number;
    readonly drafters: readonly string[];
    readonly isWhole: boolean;
  }[];
}) {
  const t = useTranslations('fronts');
  const moment = useMoment();
  return (
    <div className="fronts">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="hint">{t('intro')}</p>
      <ul className="rows">
        {fronts.map(({ front, changedAt, isStale, lastLaunch, ownDrafts, drafters, isWhole }) => (
          <li key={front} className="front-row">
            <h2>
              <DeskLink href={frontDeskUrl(front)}>{t(`front.${front}`)}</DeskLink>
            </h2>
            <p className="row">
              <span className="badge" data-state={isStale ? 'withdrawn' : 'live'}>
                {t(isStale ? 'stale' : 'fresh')}
              </span>
              {ownDrafts > 0 && (
                <span className="badge" data-state="draft">
                  {t('ownDrafts', { count: ownDrafts })}
                </span>
              )}
            </p>
            <p className="hint">
              {changedAt === null ? t('nothingOnIt') : t('changedAt', { time: moment(changedAt) })}{' '}
              {lastLaunch === null
                ? t('neverLaunched')
                : t('launchedBy', { name: lastLaunch.byName, time: moment(lastLaunch.at) })}{' '}
              {drafters.length > 0 && t('othersDraft', { names: drafters.join(', ') })}{' '}
              {!isWhole && t('onlyStrips')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
