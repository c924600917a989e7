import { useEffect, useId, useState } from 'react';

/**
 * A line of text that belongs to a block. It keeps what is typed in a state of its own, so that a keyboard
 * that composes letters (Telex, VNI) is never written over while the document follows.
 */
export function BlockField(props: {
  label: string;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}) {
  const { label, value, disabled, onChange } = props;
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [isFocused, setIsFocused] = useState(false);
  useEffect(() => {
    if (!isFocused) setTyped(value);
  }, [value, isFocused]);
  return (
    <div className="editor-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={typed}
        disabled={disabled}
        onFocus={() => setIsFocused(true)}
        onKeyDown={(event) => {
          // Enter would send the form of the story.
          if (event.key === 'Enter') event.preventDefault();
        }}
        onBlur={() => setIsFocused(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value);
        }}
      />
    </div>
  );
}
