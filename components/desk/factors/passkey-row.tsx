'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { useMoment } from '../moments/use-moment.ts';
import type { Factors } from './shown-factors.ts';

/** A passkey: its name, its last use, and actions to rename and remove it. */
export function PasskeyRow({
  passkey,
  rename,
  remove,
}: {
  passkey: Factors['passkeys'][number];
  rename: (name: string) => Promise<boolean>;
  remove: () => void;
}) {
  const t = useTranslations('factors');
  const when = useMoment();
  const id = useId();
  const [isNaming, setNaming] = useState(false);

  async function submit(form: HTMLFormElement) {
    const isNamed = await rename(String(new FormData(form).get('name') ?? ''));
    if (isNamed) setNaming(false);
    return isNamed ? SENT : null;
  }

  const { name, createdAt, lastUsedAt } = passkey;
  return (
    <li className="rows-item">
      {isNaming ? (
        <DraftForm className="row" keep="passkey.name" of={passkey.id} onSend={submit}>
          <div className="field">
            <label htmlFor={id}>{t('passkey.name')}</label>
            <input id={id} name="name" defaultValue={name} maxLength={80} required />
          </div>
          <button type="submit" className="button button-primary">
            {t('save')}
          </button>
          <button type="button" className="button" onClick={() => setNaming(false)}>
            {t('cancel')}
          </button>
        </DraftForm>
      ) : (
        <>
          <div>
            <strong>{name}</strong>
            <p className="hint">
              {t('since', { when: when(createdAt) })}
              {lastUsedAt !== null && ` · ${t('used', { when: when(lastUsedAt) })}`}
            </p>
          </div>
          <div className="row">
            <button
              type="button"
              className="button button-small"
              aria-label={t('passkey.renameOne', { name })}
              onClick={() => setNaming(true)}
            >
              {t('passkey.rename')}
            </button>
            <button
              type="button"
              className="button button-small"
              aria-label={t('passkey.removeOne', { name })}
              onClick={remove}
            >
              {t('remove')}
            </button>
          </div>
        </>
      )}
    </li>
  );
}
