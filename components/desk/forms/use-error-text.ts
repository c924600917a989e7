'use client';
import { useCallback } from 'react';
import { useMessages } from 'use-intl/react';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { ErrorDetails } from '#core/shared/domain-error.ts';

type Errors = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Translates an error code; the code itself if there is no message. */
export function useErrorText(): (code: string, details?: ErrorDetails) => string {
  const { errors } = useMessages() as { errors?: Errors };
  return useCallback(
    (code, details = {}) => {
      const [noun = '', name = ''] = code.split(/\.(.*)/s);
      return fillLabel(errors?.[noun]?.[name] ?? code, details as Readonly<Record<string, string>>);
    },
    [errors],
  );
}
