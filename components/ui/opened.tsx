'use client';
import { type ComponentType, useState } from 'react';
import type { Lazy } from './lazy.ts';
import { LazyPart } from './lazy-part.tsx';

/** A part of the screen that is folded away and comes when somebody opens it; each time anew, with what is known then. */
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
      // Whoever opens it before the page listens is not told to anybody.
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
