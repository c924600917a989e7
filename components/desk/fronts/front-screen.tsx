'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { screenOf } from '#app/(desk)/actions/fronts.ts';
import type { FrontScreen as Screen } from '#core/fronts/front-screen.ts';
import { articleDeskUrl, frontPreviewUrl, frontsDeskUrl, homeUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { ContainerPanel } from './container-panel.tsx';
import './fronts.css';

/** The editor of a front: its containers in page order, each launched separately. */
export function FrontScreen({ front, screen: atFirst }: { front: string; screen: Screen }) {
  const t = useTranslations('fronts');
  const moment = useMoment();
  const [screen, setScreen] = useState(atFirst);
  const newest = useRef(Promise.resolve(true));
  const { containers, breaking, changedAt, isStale } = screen;

  /**
   * Reloads all containers: a story placed in one no longer fills another. Not by the router, which leaves
   * the page on a network failure, and unsaved changes with it. False on failure.
   */
  function refresh(): Promise<boolean> {
    const own: Promise<boolean> = screenOf(front)
      .catch(() => null)
      .then((answer) => {
        // An older answer is dropped; its caller waits for the newer one.
        if (newest.current !== own) return newest.current;
        if (answer?.ok) setScreen(answer.data);
        return answer?.ok === true;
      });
    newest.current = own;
    return own;
  }

  return (
    <div className="fronts">
      <p className="hint">
        <DeskLink href={frontsDeskUrl}>{t('title')}</DeskLink>
      </p>
      <div className="page-head">
        <h1>{t(`front.${front as 'home'}`)}</h1>
        <div className="row">
          <a className="button" href={frontPreviewUrl(front)} target="_blank" rel="noreferrer">
            {t('preview')}
          </a>
          <a className="button button-quiet" href={homeUrl} target="_blank" rel="noreferrer">
            {t('asReadersSee')}
          </a>
        </div>
      </div>
      {isStale && changedAt !== null && (
        <p className="notice notice-danger">{t('staleSince', { time: moment(changedAt) })}</p>
      )}
      {breaking.length > 0 && (
        <section className="panel front-breaking" aria-labelledby="front-breaking">
          <h2 className="panel-title" id="front-breaking">
            {t('breaking')}
          </h2>
          <ul>
            {breaking.map(({ articleId, headline, breakingUntil }) => (
              <li key={articleId}>
                <DeskLink href={articleDeskUrl(articleId)}>{headline ?? t('secret')}</DeskLink>{' '}
                <span className="hint">{t('breakingUntil', { time: moment(breakingUntil) })}</span>
              </li>
            ))}
          </ul>
          <p className="hint">{t('breakingHint')}</p>
        </section>
      )}
      {containers.map((container) => (
        <ContainerPanel key={container.key} front={front} container={container} refresh={refresh} />
      ))}
    </div>
  );
}
