'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { act } from '#app/(desk)/actions/articles.ts';
import { ageOfDebt } from '#core/articles/debts.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { Decision } from '#core/shared/decision.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useRecentMoment } from '../moments/use-recent-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import './breaking.css';
import { useRefresh } from '../shell/screen-refresh.tsx';

type Debt = {
  readonly articleId: string;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly url: string;
  readonly section: { readonly name: string; readonly nameEn: string };
  readonly live: {
    readonly version: number;
    readonly headline: string;
    readonly sapo: string;
    readonly text: string;
  };
  readonly mayClear: Decision;
  readonly mayEndBreaking: Decision;
};
type Input = { articleId: string; action: 'clear_debt' | 'end_breaking'; liveVersion?: number };

/** Stories published without a second reader, in their public version, with an action to vouch for them. */
export function DebtList({ debts, now }: { debts: readonly Debt[]; now: Date }) {
  const t = useTranslations('breaking.debts');
  return (
    <div>
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      {debts.length === 0 && <p className="empty">{t('empty')}</p>}
      <ol className="rows">
        {debts.map((debt) => (
          <DebtRow key={`${debt.articleId} ${debt.live.version}`} debt={debt} now={now} />
        ))}
      </ol>
    </div>
  );
}

function DebtRow({ debt, now }: { debt: Debt; now: Date }) {
  const call = useActionCall();
  const t = useTranslations('breaking.debts');
  const refresh = useRefresh();
  const when = useRecentMoment();
  const errorText = useErrorText();
  const isEnglish = useLocale() === 'en';
  const actions = useTranslations('actions');
  const [asks, setAsks] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { articleId, openedAt, openedBy, url, section, live, mayClear, mayEndBreaking } = debt;
  const { minutes, stage } = ageOfDebt(openedAt, now);

  async function send(input: Input) {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    const answer = await call(act(input));
    setBusy(false);
    if (answer.ok) setAsks(false);
    else setFailure(answer.error);
    // After a rejection another version may be live, which must be read first.
    refresh();
  }

  return (
    <li className="rows-item debt" data-stage={stage}>
      <article>
        <h2 className="debt-headline">
          <DeskLink className="queue-headline" href={articleDeskUrl(articleId)}>
            {live.headline}
          </DeskLink>
        </h2>
        <p>{live.sapo}</p>
        {live.text !== '' && <p className="debt-text">{live.text}</p>}
        <p className="hint">
          {isEnglish ? section.nameEn : section.name} ·{' '}
          {t('opened', { name: openedBy, when: when(openedAt) })} ·{' '}
          <strong className="debt-age">{t('age', { minutes })}</strong> · <a href={url}>{t('asReaders')}</a>
        </p>
        {asks ? (
          <ConfirmDialog
            title={t('endBreaking')}
            go={t('endBreaking')}
            failure={failure}
            isBusy={isBusy}
            onGo={() => void send({ articleId, action: 'end_breaking' })}
            onClose={() => setAsks(false)}
          >
            <p>{actions('confirm.end_breaking')}</p>
          </ConfirmDialog>
        ) : (
          <FailureNotice failure={failure} />
        )}
        {!mayClear.ok && <p className="hint">{errorText(mayClear.why)}</p>}
      </article>
      <div className="row">
        {mayEndBreaking.ok && (
          <button
            type="button"
            className="button"
            aria-disabled={isBusy || undefined}
            onClick={() => {
              setFailure(null);
              setAsks(true);
            }}
          >
            {t('endBreaking')}
          </button>
        )}
        {mayClear.ok && (
          <button
            type="button"
            className="button button-primary"
            aria-disabled={isBusy || undefined}
            onClick={() => send({ articleId, action: 'clear_debt', liveVersion: live.version })}
          >
            {t('clear')}
          </button>
        )}
      </div>
    </li>
  );
}
