'use client';
import {
  type ComponentProps,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl/react';
import { charsOver } from '#components/ui/chars-over.ts';

type Limited = {
  maxChars: number;
  /** What the note looks like where it stands. */
  noteClass?: string;
};

/**
 * A line of text that takes all that is typed or pasted, and says by how much it is too long. A browser's own
 * `maxLength` cuts what is pasted, and nobody is told which words are gone.
 */
export function LimitedInput({ maxChars, noteClass, ...props }: ComponentProps<'input'> & Limited) {
  const { field, typed, note } = useLimit<HTMLInputElement>(props, { maxChars, noteClass });
  return (
    <>
      <input
        {...props}
        {...field}
        onInput={(event) => {
          typed(event.currentTarget.value);
          props.onInput?.(event);
        }}
      />
      {note}
    </>
  );
}

/** The same for a text of several lines. */
export function LimitedArea({ maxChars, noteClass, ...props }: ComponentProps<'textarea'> & Limited) {
  const { field, typed, note } = useLimit<HTMLTextAreaElement>(props, { maxChars, noteClass });
  return (
    <>
      <textarea
        {...props}
        {...field}
        onInput={(event) => {
          typed(event.currentTarget.value);
          props.onInput?.(event);
        }}
      />
      {note}
    </>
  );
}

type Given<Field> = {
  ref?: Ref<Field> | undefined;
  value?: unknown;
  defaultValue?: unknown;
  'aria-invalid'?: ComponentProps<'input'>['aria-invalid'];
  'aria-describedby'?: string | undefined;
};

function useLimit<Field extends HTMLInputElement | HTMLTextAreaElement>(
  given: Given<Field>,
  { maxChars, noteClass = 'field-error' }: { maxChars: number; noteClass?: string | undefined },
) {
  const t = useTranslations('errors');
  const noteId = useId();
  const own = useRef<Field>(null);
  useImperativeHandle(given.ref, () => own.current as Field);
  const [typed, setTyped] = useState(String(given.defaultValue ?? ''));
  const over = charsOver(given.value === undefined ? typed : String(given.value), maxChars);
  const words = over === 0 ? '' : t('field.too-long-by', { over, max: maxChars });
  // A form that is sent shows the first field that is too long, and goes nowhere.
  useEffect(() => own.current?.setCustomValidity(words), [words]);
  // Who listens is told when it becomes too long, and not again with every key.
  const [told, setTold] = useState('');
  if ((words === '') !== (told === '')) setTold(words);
  const describedBy = [given['aria-describedby'], words === '' ? undefined : noteId]
    .filter(Boolean)
    .join(' ');
  const note: ReactNode = (
    <>
      {words !== '' && (
        <p id={noteId} className={noteClass}>
          {words}
        </p>
      )}
      <span className="visually-hidden" role="status">
        {told}
      </span>
    </>
  );
  return {
    field: {
      ref: own,
      'aria-invalid': words === '' ? given['aria-invalid'] : true,
      'aria-describedby': describedBy || undefined,
    },
    typed: setTyped,
    note,
  } as const;
}
