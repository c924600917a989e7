'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';

/** Recovery codes, shown only once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('factors');
  const id = useId();
  const [isCopied, setCopied] = useState<boolean | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      setCopied(true);
    } catch {
      // Without a secure context there is no clipboard, and access to it may be denied.
      setCopied(false);
    }
  }

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
        <button type="button" className="button" onClick={() => void copy()}>
          {t('codes.copy')}
        </button>
        <button type="button" className="button button-primary" onClick={onKept}>
          {t('codes.kept')}
        </button>
        <span role="status" className={isCopied === false ? 'field-error' : 'muted'}>
          {isCopied !== null && t(isCopied ? 'codes.copied' : 'codes.notCopied')}
        </span>
      </div>
    </section>
  );
}
