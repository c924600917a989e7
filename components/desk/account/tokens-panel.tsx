'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { endToken, makeToken } from '#app/(desk)/actions/tokens.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { TOKEN_SCOPES, type TokenScope } from '#core/people/token-scopes.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useMoment } from '../moments/use-moment.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';

type Token = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
};

/** Choices for the lifetime of a token, in days. */
const LIVES = [7, 30, 90, 365] as const;

/** The person's own API tokens: scopes, expiry, last use, and actions to create and revoke them. */
export function TokensPanel({
  tokens,
}: {
  /** Tokens that are not expired or revoked. */
  tokens: readonly Token[];
}) {
  const call = useActionCall();
  const t = useTranslations('factors');
  const when = useMoment();
  const refresh = useRefresh();
  const proven = useProven();
  const id = useId();
  const { isBusy, once } = useSingleFlight();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [made, setMade] = useState<string | null>(null);

  async function submit(form: HTMLFormElement) {
    const fields = new FormData(form);
    const answer = await proven(() =>
      call(
        makeToken({
          name: String(fields.get('name') ?? ''),
          scopes: fields.getAll('scope').map(String),
          days: Number(fields.get('days')),
        }),
      ),
    );
    setFailure(answer.ok ? null : answer.error);
    setMade(answer.ok ? answer.data.token : null);
    if (answer.ok) {
      form.reset();
      refresh();
    }
    return answer;
  }

  async function end(tokenId: string) {
    const answer = await call(endToken(tokenId));
    setFailure(answer.ok ? null : answer.error);
    refresh();
  }

  return (
    <section className="factors" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('tokens.title')}</h2>
      <p className="hint">{t('tokens.intro')}</p>
      <FailureNotice failure={failure} />
      {made !== null && (
        <p className="notice" role="status">
          {t('tokens.once')} <code className="factor-secret">{made}</code>
        </p>
      )}
      <ul className="rows">
        {tokens.map((token) => (
          <li key={token.id} className="rows-item">
            <div>
              <strong>{token.name}</strong>{' '}
              <span className="muted">
                {token.scopes.map((scope) => t(`tokens.scope.${scope}`)).join(' · ')}
              </span>
              <p className="hint">
                {t('tokens.until', { when: when(token.expiresAt) })} ·{' '}
                {token.lastUsedAt === null ? t('tokens.unused') : t('used', { when: when(token.lastUsedAt) })}
              </p>
            </div>
            <button
              type="button"
              className="button button-small"
              aria-label={t('tokens.endOne', { name: token.name })}
              onClick={() => void end(token.id)}
            >
              {t('tokens.end')}
            </button>
          </li>
        ))}
      </ul>
      <DraftForm className="stack" keep="token" onSend={(form) => once(() => submit(form))}>
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('tokens.name')}</label>
          <input id={`${id}-name`} name="name" maxLength={80} required />
        </div>
        <fieldset className="checks-group">
          <legend className="label">{t('tokens.scopes')}</legend>
          {TOKEN_SCOPES.map((scope) => (
            <label key={scope} className="check">
              <input type="checkbox" name="scope" value={scope} defaultChecked={scope === 'read'} />{' '}
              {t(`tokens.scope.${scope}`)}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={`${id}-days`}>{t('tokens.life')}</label>
          <select id={`${id}-days`} name="days" defaultValue={90}>
            {LIVES.map((days) => (
              <option key={days} value={days}>
                {t('tokens.days', { count: days })}
              </option>
            ))}
          </select>
        </div>
        <div className="row">
          <button type="submit" className="button" aria-disabled={isBusy || undefined}>
            {t('tokens.make')}
          </button>
        </div>
      </DraftForm>
    </section>
  );
}
