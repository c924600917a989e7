'use client';
import { useTranslations } from 'use-intl/react';
import type { CheckResult } from '#core/checks/run-checks.ts';

/** The check results with links to their fields: required for the next step, required later, and advice. */
export function ChecksList({
  checks,
  onShow,
}: {
  checks: readonly CheckResult[];
  onShow: (field: CheckResult['field']) => void;
}) {
  const t = useTranslations('checks.panel');
  const words = useFaultWords();
  const stage = nextStage(checks);
  const now = requiredNow(checks);
  const later = without(now, checks).filter(({ level, passed }) => level === 'required' && !passed);
  const advised = onceEach(
    without([...now, ...later], checks).filter(({ level, passed }) => level === 'advised' && !passed),
  );
  const list = (items: readonly CheckResult[]) => (
    <ul className="checks">
      {items.map((check) => (
        <li key={check.name}>
          <button type="button" className="link-button" onClick={() => onShow(check.field)}>
            {words(check)}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="panel" aria-labelledby="checks-title">
      <h2 id="checks-title" className="panel-title">
        {t(stage)}
      </h2>
      {now.length === 0 ? <p className="hint">{t(`${stage}Ready`)}</p> : list(now)}
      {later.length > 0 && (
        <>
          <h3 className="panel-subtitle">{t('publish')}</h3>
          {list(later)}
        </>
      )}
      {advised.length > 0 && (
        <>
          <h3 className="panel-subtitle">{t('advised')}</h3>
          {list(advised)}
        </>
      )}
    </section>
  );
}

/** Failed requirements of the next step, in the order of the fields. */
export function requiredNow(checks: readonly CheckResult[]): CheckResult[] {
  const stage = nextStage(checks);
  return checks.filter((check) => check.stage === stage && check.level === 'required' && !check.passed);
}

/** Describes a check result, with its numbers. */
export function useFaultWords(): (check: CheckResult) => string {
  const t = useTranslations('checks.fault');
  return ({ name, isPending, parameters }) =>
    t(isPending && name === 'outside-links-alive' ? 'outside-links-pending' : name, parameters);
}

function nextStage(checks: readonly CheckResult[]): CheckResult['stage'] {
  return checks.some(({ stage }) => stage === 'submit') ? 'submit' : 'publish';
}

function without(excluded: readonly CheckResult[], checks: readonly CheckResult[]): CheckResult[] {
  return checks.filter(({ name }) => !excluded.some((each) => each.name === name));
}

function onceEach(checks: readonly CheckResult[]): CheckResult[] {
  return checks.filter(({ name }, place) => checks.findIndex((each) => each.name === name) === place);
}
