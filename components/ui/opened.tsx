'use client';
import { type ComponentType, useState } from 'react';
import type { Lazy } from './lazy.ts';
import { LazyPart } from './lazy-part.tsx';

/** A collapsed part of the screen, rendered anew with current data each time it is opened. */
export function Opened<P extends object>({
  title,
  className,
  titleClass,
  part,
  props,
}: {
  title: string;
  className?: string;
  titleClass: string;
  part: Lazy<ComponentType<P>>;
  props: P;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={className}
      // No event reports that it was opened before hydration.
      ref={(details) => {
        if (details?.open) setOpen(true);
      }}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={titleClass}>{title}</summary>
      {isOpen && <LazyPart part={part} {...props} />}
    </details>
  );
}
