'use client';
import { useCallback } from 'react';
import { useMessages } from 'use-intl/react';

type Errors = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The words of an error by its stable code, in the language of the screen; the code itself where none are known. */
export function useErrorText(): (code: string) => string {
  const { errors } = useMessages() as { errors?: Errors };
  return useCallback(
    (code) => {
      const [noun = '', name = ''] = code.split(/\.(.*)/s);
      return errors?.[noun]?.[name] ?? code;
    },
    [errors],
  );
}
