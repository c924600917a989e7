'use client';
import {
  type ComponentProps,
  type InputEvent,
  type InputEventHandler,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { charsOver } from '#components/ui/chars-over.ts';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';

/** Loaded lazily, because fields rarely exceed their limit. */
export const limitNote = lazy(async () => (await import('./limit-note.tsx')).LimitNote);

type Limited = {
  maxChars: number;
  /** The class of the note. */
  noteClass?: string;
  /** The server's error about the field. */
  error?: string | undefined;
};

/**
 * A text input that accepts text over its limit and shows the excess. The browser's own `maxLength` silently
 * truncates pasted text.
 */
export function LimitedInput({ maxChars, noteClass, error, ...props }: ComponentProps<'input'> & Limited) {
  const { field, note } = useLimit<HTMLInputElement>(props, { maxChars, noteClass, error });
  return (
    <>
      <input {...props} {...field} />
      {note}
    </>
  );
}

/** The same for a textarea. */
export function LimitedArea({ maxChars, noteClass, error, ...props }: ComponentProps<'textarea'> & Limited) {
  const { field, note } = useLimit<HTMLTextAreaElement>(props, { maxChars, noteClass, error });
  return (
    <>
      <textarea {...props} {...field} />
      {note}
    </>
  );
}

type Given<Field> = {
  ref?: Ref<Field> | undefined;
  value?: unknown;
  defaultValue?: unknown;
  onInput?: InputEventHandler<Field> | undefined;
  'aria-invalid'?: ComponentProps<'input'>['aria-invalid'];
  'aria-describedby'?: string | undefined;
};

function useLimit<Field extends HTMLInputElement | HTMLTextAreaElement>(
  given: Given<Field>,
  { maxChars, noteClass = 'field-error', error }: Limited,
) {
  const id = useId();
  const own = useRef<Field>(null);
  useImperativeHandle(given.ref, () => own.current as Field);
  const [typed, setTyped] = useState(String(given.defaultValue ?? ''));
  const over = charsOver(given.value === undefined ? typed : String(given.value), maxChars);
  const isOver = over > 0;
  // The note has already explained a field that was over its limit when the answer came.
  const [answered, setAnswered] = useState({ error, isOver });
  if (answered.error !== error) setAnswered({ error, isOver });
  const shown = isOver || answered.isOver ? undefined : error;
  return {
    field: {
      ref: own,
      onInput(event: InputEvent<Field>) {
        setTyped(event.currentTarget.value);
        given.onInput?.(event);
      },
      'aria-invalid': isOver || shown !== undefined || given['aria-invalid'],
      'aria-describedby':
        [given['aria-describedby'], (isOver || shown !== undefined) && id].filter(Boolean).join(' ') ||
        undefined,
    },
    note: isOver ? (
      <LazyPart part={limitNote} field={own} className={noteClass} {...{ id, over, maxChars }} />
    ) : (
      shown !== undefined && (
        <p id={id} className={noteClass}>
          {shown}
        </p>
      )
    ),
  } as const;
}
