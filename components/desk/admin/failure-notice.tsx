import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';

/** Why it was refused; where a desk would be left alone, which one. */
export function FailureNotice({ failure }: { failure: ActionFailure | null }) {
  const t = useTranslations('people');
  if (failure === null) return null;
  const { desk, count } = failure.details ?? {};
  return (
    <p className="notice notice-danger" role="alert">
      {failure.message}
      {typeof desk === 'string' && ` ${t('onDesk', { desk, count: Number(count) })}`}
    </p>
  );
}
