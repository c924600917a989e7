'use client';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/** A text field that grows with its text and counts towards its limits, with its error beside it. */
export function TextField({
  name,
  label,
  value,
  maxChars,
  advisedChars,
  error,
  className = '',
  isReadOnly,
  isOneLine = false,
  onChange,
}: {
  name: string;
  label: ReactNode;
  value: string;
  maxChars: number;
  /** More is allowed, but said. */
  advisedChars?: number;
  error?: string;
  className?: string;
  isReadOnly: boolean;
  isOneLine?: boolean;
  onChange: (text: string) => void;
}) {
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const area = ref.current;
    // Where the style sheet can do it, it also does it when the window is turned.
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
      <textarea
        id={id}
        ref={ref}
        className="input"
        name={name}
        rows={1}
        value={value}
        maxLength={maxChars}
        readOnly={isReadOnly}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onKeyDown={(event) => {
          if (isOneLine && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
        }}
        onChange={(event) =>
          onChange(isOneLine ? event.target.value.replace(/\n/g, ' ') : event.target.value)
        }
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
