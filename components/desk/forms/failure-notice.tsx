'use client';
import type { ReactNode } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useErrorText } from './use-error-text.ts';

/** Why something was refused, told at once to whoever listens; what else helps stands behind it. Nothing where nothing was refused. */
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
