'use client';
import { type RefObject, useEffect, useState } from 'react';
import { useMessages } from 'use-intl/react';
import { fillLabel } from './fill-label.ts';

/**
 * Stands under a field that is too long and says by how much, as long as it is. Whoever listens is told once, when it becomes so,
 * and not again with every key.
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
  // `field.too-long-by`: texts of errors come as they are written (`core/i18n/messages.ts`), and in development no translator gives
  // out such.
  const { errors } = useMessages() as unknown as { errors: { field: Record<'too-long-by', string> } };
  const words = fillLabel(errors.field['too-long-by'], { over, max: maxChars });
  const [told, setTold] = useState('');
  if (told === '') setTold(words);
  // A form that is sent shows the first field that is too long, and goes nowhere.
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
        {told}
      </span>
    </>
  );
}
