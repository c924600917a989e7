import { useTranslations } from 'use-intl/react';
import { outdated, serverError } from '#components/ui/network-failure.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';

const WORDS: Readonly<Record<string, 'outdated-page' | 'faulty'>> = {
  [outdated.code]: 'outdated-page',
  [serverError.code]: 'faulty',
};

/** The message of a failure, including network failures: the sign-in pages do not load all error messages. */
export function useUnanswered(): (failure: ActionFailure) => string {
  const t = useTranslations('auth.unanswered');
  return ({ code, message }) => message || t(WORDS[code] ?? 'failed');
}
