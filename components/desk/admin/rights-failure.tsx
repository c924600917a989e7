import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';

/** Explains a rejection. If a desk would be left without an editor, names the desk. */
export function RightsFailure({ failure }: { failure: ActionFailure | null }) {
  const t = useTranslations('people');
  const { desk, count } = failure?.details ?? {};
  return (
    <FailureNotice failure={failure}>
      {typeof desk === 'string' && t('onDesk', { desk, count: Number(count) })}
    </FailureNotice>
  );
}
