'use client';
import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useEffect } from 'react';

/**
 * A row of tools with one tab stop (ARIA toolbar): arrows, Home and End move inside it, Escape leaves it. Its
 * buttons are rendered with a tabIndex of -1; the last used one is the tab stop.
 */
export function Toolbar({
  label,
  className,
  barRef,
  onEscape,
  children,
}: {
  label: string;
  className?: string;
  barRef: RefObject<HTMLDivElement | null>;
  onEscape: () => void;
  children: ReactNode;
}) {
  // Tools depend on the cursor position. After each change one of them must be the tab stop.
  useEffect(() => {
    const tools = toolsIn(barRef.current);
    const [first] = tools;
    if (first && tools.every((tool) => tool.tabIndex < 0)) first.tabIndex = 0;
  });

  function onFocus({ currentTarget }: FocusEvent<HTMLDivElement>) {
    for (const tool of toolsIn(currentTarget)) tool.tabIndex = tool === document.activeElement ? 0 : -1;
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Escape') return onEscape();
    const tools = toolsIn(event.currentTarget);
    const at = tools.indexOf(document.activeElement as HTMLButtonElement);
    const next = {
      ArrowRight: (at + 1) % tools.length,
      ArrowLeft: (at - 1 + tools.length) % tools.length,
      Home: 0,
      End: tools.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    tools[next]?.focus();
  }

  return (
    <div
      ref={barRef}
      role="toolbar"
      aria-label={label}
      className={className}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

function toolsIn(bar: HTMLElement | null): HTMLButtonElement[] {
  return [...(bar?.querySelectorAll('button') ?? [])];
}
