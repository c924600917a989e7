import { useId } from 'react';
import { LimitedInput } from '#components/ui/limited-field.tsx';

/** A text field in a style form, with its error. */
export function StyleField({
  name,
  label,
  value,
  error,
  maxChars,
  isRequired = false,
  isCode = false,
}: {
  name: string;
  label: string;
  value: string | undefined;
  error: string | undefined;
  maxChars: number;
  isRequired?: boolean;
  isCode?: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <LimitedInput
        id={id}
        name={name}
        className={isCode ? 'style-code' : undefined}
        defaultValue={value}
        required={isRequired}
        maxChars={maxChars}
        spellCheck={!isCode}
        autoCapitalize={isCode ? 'none' : undefined}
        autoComplete="off"
        error={error}
      />
    </div>
  );
}
