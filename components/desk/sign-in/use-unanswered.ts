import { useTranslations } from 'use-intl/react';
import { outdated, serverError } from '#components/ui/network-failure.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';

const WORDS: Readonly<Record<string, 'outdated-page' | 'faulty'>> = {
  [outdated.code]: 'outdated-page',
  [serverError.code]: 'faulty',
};

/** The words of a failure, also of one of which the server has said none: pages of sign-in do not come with those of all errors. */
export function useUnanswered(): (failure: ActionFailure) => string {
  const t = useTranslations('auth.unanswered');
  return ({ code, message }) => message || t(WORDS[code] ?? 'failed');
}
