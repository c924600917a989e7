'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('factors');
  const id = useId();
  return (
    <section className="panel recovery-codes" aria-labelledby={id}>
      <h3 id={id}>{t('codes.title')}</h3>
      <p>{t('codes.once')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}
        >
          {t('codes.copy')}
        </button>
        <button type="button" className="button button-primary" onClick={onKept}>
          {t('codes.kept')}
        </button>
      </div>
    </section>
  );
}
