import { type FormEvent, useCallback, useState } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { withoutFields } from '#core/shared/without-fields.ts';

/**
 * The failure of a form. An edited field loses its error, and without field errors the whole failure is
 * cleared. `onInput` is for the form.
 */
export function useFailure() {
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const onInput = useCallback(({ target }: Pick<FormEvent, 'target'>) => {
    const name = (target as Element).getAttribute('name');
    if (name === null) return;
    setFailure((shown) => shown && withoutFields(shown, (field) => isAbout(field, name)));
  }, []);
  return { failure, setFailure, onInput };
}

/** `quiet.from` belongs to the form field `from`, `names.2` to `names`. */
function isAbout(field: string, name: string): boolean {
  return `.${field}.`.includes(`.${name}.`);
}
