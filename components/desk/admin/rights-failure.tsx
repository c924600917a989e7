import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';

/** Why it was refused; where a desk would be left alone, which one. */
export function RightsFailure({ failure }: { failure: ActionFailure | null }) {
  const t = useTranslations('people');
  const { desk, count } = failure?.details ?? {};
  return (
    <FailureNotice failure={failure}>
      {typeof desk === 'string' && t('onDesk', { desk, count: Number(count) })}
    </FailureNotice>
  );
}
