'use client';
import { type FocusEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';

export type MenuChoice = { readonly id: string; readonly label: string };

/**
 * A menu button (ARIA): arrows, Home, End and first letters move in the list. Enter takes, Escape and any
 * outside event close it.
 */
export function Menu<T extends MenuChoice>({
  label,
  choices,
  onOpen,
  onPick,
}: {
  label: string;
  choices: readonly T[];
  onOpen?: () => void;
  onPick: (choice: T) => void;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!isOpen || list.current === null || trigger.current === null) return;
    // Below the end of its button, unless the screen is too short for the list.
    const { right } = trigger.current.getBoundingClientRect();
    list.current.dataset.side = right < list.current.offsetWidth ? 'start' : 'end';
    list.current.querySelector('button')?.focus({ preventScroll: true });
  }, [isOpen]);

  function open() {
    onOpen?.();
    setOpen(true);
  }

  function close() {
    setOpen(false);
    trigger.current?.focus();
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>) {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  }

  function onTriggerKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    // Tab continues from the button, as if the list had not been open.
    if (event.key === 'Tab') return close();
    const items = [...event.currentTarget.querySelectorAll('button')];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (!focusByLetter([...items.slice(at + 1), ...items.slice(0, at + 1)], event.key)) return;
    event.preventDefault();
  }

  return (
    <div className="menu-place">
      <button
        ref={trigger}
        id={id}
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        // Keeps the focus in the list: losing it would close the list, and the click would open it again.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => (isOpen ? setOpen(false) : open())}
        onKeyDown={onTriggerKey}
      >
        {label} ▾
      </button>
      {isOpen && (
        <div
          ref={list}
          role="menu"
          tabIndex={-1}
          aria-labelledby={id}
          className="menu"
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {choices.map((choice) => (
            <button
              key={choice.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu-item"
              onPointerEnter={(event) => event.currentTarget.focus({ preventScroll: true })}
              onClick={() => {
                close();
                onPick(choice);
              }}
            >
              {choice.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Focuses the next item that begins with the letter. False if there is none, or the key is no letter. */
function focusByLetter(items: readonly HTMLElement[], key: string): boolean {
  if (key.length !== 1 || key === ' ') return false;
  const found = items.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()));
  found?.focus();
  return found !== undefined;
}
