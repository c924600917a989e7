'use client';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

export type ComboOption = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  /** The option creates something: Enter takes it only after an arrow key has reached it. */
  readonly isMade?: boolean;
};

/** Debounce of the search for options, in milliseconds. */
const askDelayMs = 150;
/** The step of Page Up and Page Down. */
const pageOptions = 8;

type ComboboxProps<T extends ComboOption> = {
  label: string;
  listLabel: string;
  placeholder?: string;
  describedBy?: string;
  isInvalid?: boolean;
  isDisabled?: boolean;
  /** Null if the request failed: no options and no message are shown. */
  ask: (text: string) => Promise<readonly T[] | null>;
  onPick: (option: T) => void;
  /** Called for Backspace in an empty field, without key repeat. */
  onBackspaceEmpty?: () => void;
  /**
   * Called for Enter in an empty field without an open list. A list then opens by typing or by an arrow key.
   */
  onEnterEmpty?: () => void;
  onFocus?: () => void;
  emptyText: string;
  /** The hint on how to choose if no option is highlighted. */
  unchosenText?: string;
  children?: ReactNode;
};

/**
 * A text field with suggestions (ARIA combobox with a list box). Arrows, Page Up, Page Down, Home and End
 * move, Enter takes, Escape closes. It has no value itself; `onPick` gets each chosen option.
 */
export function Combobox<T extends ComboOption>({
  label,
  listLabel,
  placeholder,
  describedBy,
  isInvalid = false,
  isDisabled = false,
  ask,
  onPick,
  onBackspaceEmpty,
  onEnterEmpty,
  onFocus,
  emptyText,
  unchosenText,
  children,
}: ComboboxProps<T>) {
  const id = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { options, active, setActive, clear } = useOptions({ ask, text, isOpen });

  function close() {
    setOpen(false);
    clear();
  }

  function pick(option: T | undefined) {
    if (option === undefined) return;
    onPick(option);
    setText('');
    close();
  }

  function moveTo(index: number) {
    setActive(index);
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const count = isOpen ? (options?.length ?? 0) : 0;
    if (event.nativeEvent.isComposing) return;
    const next = count === 0 || event.shiftKey ? null : optionAfter(event.key, { active, count });
    if (next !== null) {
      event.preventDefault();
      moveTo(next);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isOpen) pick(active === null ? undefined : options?.[active]);
      else if (text === '') onEnterEmpty?.();
    } else if (event.key === 'Escape' && isOpen) {
      // An enclosing dialog closes only if there is no open list.
      if (options !== null) event.preventDefault();
      close();
      // A held Backspace clears the typed text and stops there.
    } else if (event.key === 'Backspace' && text === '' && !event.repeat) onBackspaceEmpty?.();
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      <div className="combo">
        <input
          id={id}
          className="input"
          role="combobox"
          aria-expanded={isOpen && options !== null}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={
            isOpen && active !== null && options?.[active] ? `${id}-${active}` : undefined
          }
          aria-describedby={describedBy}
          aria-invalid={isInvalid || undefined}
          autoComplete="off"
          placeholder={placeholder}
          disabled={isDisabled}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            clear();
            setOpen(onEnterEmpty === undefined || event.target.value !== '');
          }}
          onClick={() => setOpen(onEnterEmpty === undefined || text !== '')}
          onFocus={onFocus}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        <OptionList
          id={id}
          label={listLabel}
          isHidden={!isOpen || options === null || options.length === 0}
          options={options ?? []}
          active={active}
          unchosenText={unchosenText}
          onPick={pick}
          onHover={setActive}
        />
        {isOpen && options?.length === 0 && (
          <p className="combo-list hint combo-empty" role="status">
            {emptyText}
          </p>
        )}
      </div>
    </div>
  );
}

/** The options for the typed text, and the index of the one that Enter takes. */
function useOptions<T extends ComboOption>({
  ask,
  text,
  isOpen,
}: {
  ask: (text: string) => Promise<readonly T[] | null>;
  text: string;
  isOpen: boolean;
}) {
  const [options, setOptions] = useState<readonly T[] | null>(null);
  /** The option that Enter takes, or null. */
  const [active, setActive] = useState<number | null>(null);
  const latestAsk = useRef(ask);
  latestAsk.current = ask;

  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const found = await latestAsk.current(text);
      if (!isCurrent) return;
      setOptions(found);
      setActive(found?.[0] === undefined || found[0].isMade ? null : 0);
    }, askDelayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, isOpen]);
  return { options, active, setActive, clear: () => setOptions(null) };
}

function OptionList<T extends ComboOption>({
  id,
  label,
  isHidden,
  options,
  active,
  unchosenText,
  onPick,
  onHover,
}: {
  id: string;
  label: string;
  isHidden: boolean;
  options: readonly T[];
  active: number | null;
  unchosenText?: string;
  onPick: (option: T) => void;
  onHover: (index: number) => void;
}) {
  return (
    <div id={`${id}-list`} role="listbox" aria-label={label} className="combo-list" hidden={isHidden}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input, which has the focus, handles keys.
        <div
          key={option.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="combo-option"
          // On mousedown: a list above may grow before mouseup and move this option away. A screen reader
          // only sends a click.
          onMouseDown={(event) => {
            event.preventDefault();
            if (event.button === 0) onPick(option);
          }}
          // Only real movement: the list may open under a pointer that rests.
          onMouseMove={() => onHover(index)}
          onClick={() => onPick(option)}
        >
          <span>{option.label}</span>
          {option.note && <span className="muted">{option.note}</span>}
        </div>
      ))}
      {active === null && unchosenText !== undefined && (
        <p className="hint combo-unchosen" id={`${id}-unchosen`}>
          {unchosenText}
        </p>
      )}
    </div>
  );
}

/** The option that a key moves to, or null for other keys. */
function optionAfter(
  key: string,
  { active, count }: { active: number | null; count: number },
): number | null {
  switch (key) {
    case 'ArrowDown':
      return active === null ? 0 : (active + 1) % count;
    case 'ArrowUp':
      return active === null ? count - 1 : (active + count - 1) % count;
    case 'PageDown':
      return Math.min(count - 1, (active ?? -1) + pageOptions);
    case 'PageUp':
      return Math.max(0, (active ?? 0) - pageOptions);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
