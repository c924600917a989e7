'use client';
import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import { changeText } from '#core/working-copy/change-text.ts';

/** A textarea that grows with its text, with character counter and error. */
export function TextField({
  name,
  label,
  value,
  maxChars,
  advisedChars,
  error,
  placeholder,
  className = '',
  isReadOnly,
  isOneLine = false,
  onChange,
}: {
  name: string;
  label: ReactNode;
  value: string;
  maxChars: number;
  /** A recommended length; longer texts only get a warning. */
  advisedChars?: number;
  error?: string;
  placeholder?: string;
  className?: string;
  isReadOnly: boolean;
  isOneLine?: boolean;
  onChange: (text: string) => void;
}) {
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  useKeptCursor(ref, value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const area = ref.current;
    // Browsers with `field-sizing` also adapt the height when the window is resized.
    if (area === null || CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [value]);
  const shown = advisedChars ?? maxChars;
  return (
    <div className={`field ${className}`}>
      <div className="field-head">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        {value.length > shown * 0.7 && (
          <span className={value.length > shown ? 'hint count-over' : 'hint'} aria-hidden="true">
            {value.length}/{shown}
          </span>
        )}
      </div>
      <LimitedArea
        id={id}
        ref={ref}
        className="input"
        name={name}
        rows={1}
        value={value}
        placeholder={placeholder}
        maxChars={maxChars}
        readOnly={isReadOnly}
        error={error}
        onKeyDown={(event) => {
          if (isOneLine && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
        }}
        onChange={(event) =>
          onChange(isOneLine ? event.target.value.replace(/\n/g, ' ') : event.target.value)
        }
      />
    </div>
  );
}

/** Preserves the cursor when another person changes the text of the field. */
function useKeptCursor(ref: RefObject<HTMLTextAreaElement | null>, value: string): void {
  const area = ref.current;
  // Before React writes the new text, which would move the cursor to the end.
  const isTheirs = area !== null && area === area.ownerDocument.activeElement && area.value !== value;
  const cursor = isTheirs ? { start: area.selectionStart, end: area.selectionEnd, text: area.value } : null;
  useLayoutEffect(() => {
    const change = cursor === null ? null : changeText(cursor.text, value);
    if (cursor === null || change === null) return;
    const moved = (place: number) =>
      place <= change.index ? place : Math.max(change.index, place + change.insert.length - change.remove);
    ref.current?.setSelectionRange(moved(cursor.start), moved(cursor.end));
  });
}
