import { useId } from 'react';

/** A field for a new password, with the requirements beside it and the error below. */
export function NewPasswordField({
  label,
  hint,
  error,
}: {
  label: string;
  hint: string;
  error: string | undefined;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== undefined || undefined}
      />
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
