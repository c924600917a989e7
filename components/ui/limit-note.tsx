'use client';
import { type RefObject, useEffect, useState } from 'react';
import { useMessages } from 'use-intl/react';
import { fillLabel } from './fill-label.ts';

/**
 * A note below a field that exceeds its limit, with the number of excess characters. Screen readers announce
 * it once and not at every key.
 */
export function LimitNote({
  id,
  field,
  over,
  maxChars,
  className,
}: {
  id: string;
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  over: number;
  maxChars: number;
  className: string;
}) {
  // `field.too-long-by`: error messages are not compiled (`core/i18n/messages.ts`), and in development the
  // translator does not return such messages.
  const { errors } = useMessages() as unknown as { errors: { field: Record<'too-long-by', string> } };
  const words = fillLabel(errors.field['too-long-by'], { over, max: maxChars });
  const [announcement, setAnnouncement] = useState('');
  if (announcement === '') setAnnouncement(words);
  // A submitted form moves to the first field over its limit instead of sending.
  useEffect(() => {
    const limited = field.current;
    limited?.setCustomValidity(words);
    return () => limited?.setCustomValidity('');
  }, [field, words]);
  return (
    <>
      <p id={id} className={className}>
        {words}
      </p>
      <span className="visually-hidden" role="status">
        {announcement}
      </span>
    </>
  );
}
