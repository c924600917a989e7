'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { endSession, signOutEverywhere } from '#app/(desk)/actions/sessions.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { workflowDeskUrl } from '#core/urls.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';

type SessionRow = {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** The signed-in person's account and sessions. */
export function AccountView({
  name,
  email,
  currentId,
  sessions,
  tokenCount,
}: {
  name: string;
  email: string;
  currentId: string;
  sessions: readonly SessionRow[];
  /** Number of valid API tokens. */
  tokenCount: number;
}) {
  const call = useActionCall();
  const t = useTranslations('desk.account');
  const when = useMoment();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function end(sessionId: string) {
    const answer = await call(endSession(sessionId));
    setFailure(answer.ok ? null : answer.error);
    refresh();
  }

  return (
    <div>
      <div className="page-head">
        <h1>{name}</h1>
      </div>
      <p className="muted">{email}</p>
      <p>
        <DeskLink href={workflowDeskUrl}>{t('workflow')}</DeskLink>
      </p>
      <h2>{t('sessions')}</h2>
      <FailureNotice failure={failure} />
      <ul className="rows">
        {sessions.map((session) => (
          <li key={session.id} className="rows-item">
            <div>
              <strong>{browserOf(session.userAgent) || t('unknown')}</strong>{' '}
              {session.id === currentId && <span className="badge">{t('here')}</span>}
              <p className="hint">
                {session.address} · {t('since', { when: when(session.createdAt) })} ·{' '}
                {t('seen', { when: when(session.lastSeenAt) })}
              </p>
            </div>
            {session.id !== currentId && (
              <button type="button" className="button button-small" onClick={() => void end(session.id)}>
                {t('end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form className="stack" action={signOutEverywhere}>
        {tokenCount > 0 && (
          <div>
            <label className="check">
              <input type="checkbox" name="tokens" /> {t('endTokens', { count: tokenCount })}
            </label>
            <p className="hint">{t('tokensStay')}</p>
          </div>
        )}
        <div className="row">
          <button type="submit" className="button">
            {t('endAll')}
          </button>
        </div>
      </form>
    </div>
  );
}

/** The browser and system in a user agent; enough for people to recognize their own devices. */
function browserOf(userAgent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(userAgent)?.[1] ?? '';
  const system = (/\(([^;)]+)/.exec(userAgent)?.[1] ?? '').replace(/^X11$/, 'Linux');
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(' · ');
}
