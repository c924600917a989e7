'use client';
import type { ReactNode } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useErrorText } from './use-error-text.ts';

/**
 * Shows why an action was rejected, and announces it to screen readers. Children are further help. Nothing
 * without a failure.
 */
export function FailureNotice({
  failure,
  children,
}: {
  failure: ActionFailure | null;
  children?: ReactNode;
}) {
  const errorText = useErrorText();
  if (failure === null) return null;
  return (
    <p className="notice notice-danger" role="alert">
      {failure.message || errorText(failure.code, failure.details)} {children}
    </p>
  );
}
