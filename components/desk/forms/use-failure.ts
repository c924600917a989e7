import { type FormEvent, useCallback, useState } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { withoutFields } from '#core/shared/without-fields.ts';

/**
 * Why a form was refused, as long as that holds: of a field that is filled in otherwise since nothing is said any more, and of
 * the whole form nothing once that was all. `onInput` is for the form.
 */
export function useFailure() {
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const onInput = useCallback(({ target }: Pick<FormEvent, 'target'>) => {
    const name = (target as Element).getAttribute('name');
    if (name === null) return;
    setFailure((said) => said && withoutFields(said, (field) => isAbout(field, name)));
  }, []);
  return { failure, setFailure, onInput };
}

/** `quiet.from` is said of what the form calls `from`, `names.2` of its `names`. */
function isAbout(field: string, name: string): boolean {
  return `.${field}.`.includes(`.${name}.`);
}
