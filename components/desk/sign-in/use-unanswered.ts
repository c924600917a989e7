import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { outdated } from '../or-unreached.ts';

/** The words of a failure, also of one of which the server has said none: pages of sign-in do not come with those of all errors. */
export function useUnanswered(): (failure: ActionFailure) => string {
  const t = useTranslations('auth.unanswered');
  return ({ code, message }) => message || t(code === outdated.code ? 'outdated-page' : 'failed');
}
