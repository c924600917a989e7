'use client';
import { useTranslations } from 'use-intl/react';
import type { CheckResult } from '#core/articles/checks.ts';

/** What the story still needs, each with the way to its field; advice apart from what is required. */
export function ChecksList({
  checks,
  onShow,
}: {
  checks: readonly CheckResult[];
  onShow: (field: CheckResult['field']) => void;
}) {
  const t = useTranslations('desk.checks');
  const missing = checks.filter((check) => !check.passed);
  const required = missing.filter((check) => check.level === 'required');
  const advised = missing.filter((check) => check.level === 'advised');
  const list = (items: readonly CheckResult[]) => (
    <ul className="checks">
      {items.map((check) => (
        <li key={check.name}>
          <button type="button" className="link-button" onClick={() => onShow(check.field)}>
            {t(check.name)}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="panel" aria-labelledby="checks-title">
      <h2 id="checks-title" className="panel-title">
        {t('title')}
      </h2>
      {required.length === 0 ? <p className="hint">{t('ready')}</p> : list(required)}
      {advised.length > 0 && (
        <>
          <h3 className="panel-subtitle">{t('advised')}</h3>
          {list(advised)}
        </>
      )}
    </section>
  );
}
