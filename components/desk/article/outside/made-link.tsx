'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';

/** The URL of a new link. It is shown only once, because its secret is not stored. */
export function MadeLink({ made, onDone }: { made: { label: string; url: string }; onDone: () => void }) {
  const t = useTranslations('outside.panel');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copyResult, setCopyResult] = useState<'copied' | 'notCopied' | null>(null);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(made.url);
      setCopyResult('copied');
    } catch {
      setCopyResult('notCopied');
    }
  }

  return (
    <div className="outside-made">
      <p className="panel-title">{t('made', { label: made.label })}</p>
      <div className="field">
        <label htmlFor={id}>{t('address')}</label>
        <input id={id} ref={field} readOnly value={made.url} onFocus={({ target }) => target.select()} />
        <p className="hint">{t('madeHint')}</p>
      </div>
      <div className="row">
        <button type="button" className="button button-primary" onClick={() => void copy()}>
          {t('copy')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('done')}
        </button>
        <span className="hint" role="status">
          {copyResult !== null && t(copyResult)}
        </span>
      </div>
    </div>
  );
}
