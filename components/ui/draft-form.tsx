'use client';
import { type ComponentProps, type FormEvent, useContext, useEffect, useRef, useState } from 'react';
import {
  type Conflict,
  deleteFormDraft,
  findFormDraft,
  isSameValue,
  saveFormDraft,
  type Values,
} from './form-draft.ts';
import { FormKeeper } from './form-keeper.ts';
import { enterValues, fieldsOf, firstValuesOf, labelOf, valuesOf } from './form-values.ts';
import { lazy } from './lazy.ts';
import { LazyPart } from './lazy-part.tsx';
import { markUnsent } from './unsent-forms.ts';

const restoredNote = lazy(async () => (await import('./restored-note.tsx')).RestoredNote);

/** The server's answer to a form. */
export type Sent = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

/** The answer if the owner only knows that the form was sent. */
export const SENT: Sent = { ok: true };

/**
 * A form that stores typed text in this browser until the server confirms it. The text is stored per person,
 * by the form's name `keep` and the object `of`. It is restored after a reload, a closed tab or an expired
 * session. After an expired session the form asks for a sign-in in place and retries. Secrets and files are
 * never stored.
 */
export function DraftForm({
  keep,
  of = '',
  onSend,
  onChange,
  children,
  ...props
}: Omit<ComponentProps<'form'>, 'onSubmit' | 'action' | 'ref'> & {
  /** The name of the form, stable across releases. */
  keep: string;
  of?: string;
  /** Sends the form and returns the server's answer. Null if nothing was sent. */
  onSend: (form: HTMLFormElement) => Promise<Sent | null>;
}) {
  const { form, note, submit, restored, discard, settleConflict } = useDraftForm({ keep, of, onSend });
  return (
    <form
      {...props}
      ref={form}
      onSubmit={submit}
      onChange={(event) => {
        onChange?.(event);
        note(event);
      }}
    >
      {restored !== null && (
        <LazyPart part={restoredNote} conflicts={restored} onDiscard={discard} onSettle={settleConflict} />
      )}
      {children}
    </form>
  );
}

function useDraftForm({
  keep,
  of,
  onSend,
}: {
  keep: string;
  of: string;
  onSend: (form: HTMLFormElement) => Promise<Sent | null>;
}) {
  const keeper = useContext(FormKeeper);
  const form = useRef<HTMLFormElement>(null);
  const base = useRef<Values>({});
  /** Texts that could not be restored into their fields. They stay stored until the person decides. */
  const open = useRef<Values>({});
  /** While the form is being sent: the fields that are edited in that time. */
  const sending = useRef<Set<string> | null>(null);
  const [restored, setRestored] = useState<readonly Conflict[] | null>(null);
  const personId = keeper?.personId;
  const place = personId === undefined ? null : { personId, form: keep, of };

  function forget() {
    open.current = {};
    if (place !== null) deleteFormDraft(place);
    if (form.current !== null) markUnsent(form.current, null);
    setRestored(null);
  }

  function note(event?: FormEvent) {
    const element = form.current;
    if (element === null) return;
    if (event !== undefined) sending.current?.add((event.target as Element).getAttribute('name') ?? '');
    const values = valuesOf(element);
    const typed = [...new Set([...Object.keys(values), ...Object.keys(base.current)])].filter(
      (name) => !isSameValue(values[name], base.current[name]),
    );
    if (typed.length === 0 && Object.keys(open.current).length === 0) return forget();
    const of = (all: Values) => Object.fromEntries(typed.map((name) => [name, all[name] ?? []]));
    if (place !== null)
      saveFormDraft(place, { base: of(base.current), values: { ...of(values), ...open.current } });
    markUnsent(element, forget);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another form is read again.
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    base.current = firstValuesOf(element);
    const kept = place === null ? null : findFormDraft(place);
    if (kept !== null) {
      void putBack(element, { kept, now: base.current }).then(({ conflicts, left }) => {
        open.current = left;
        setRestored(conflicts);
        note();
      });
    }
    return () => markUnsent(element, null);
  }, [personId, keep, of]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A dialog may be inside another dialog's form in React's tree, where the event would bubble to that
    // form.
    event.stopPropagation();
    const element = event.currentTarget;
    if (sending.current !== null) return;
    const sent = valuesOf(element);
    sending.current = new Set();
    try {
      if (!(await isSentByPerson(element))) return;
      forget();
      // After React has rendered the effects of the answer on the form.
      await new Promise((drawn) => setTimeout(drawn));
      if (form.current === null) return;
      const typedSince = [...sending.current].map((name) => [name, sent[name] ?? []] as const);
      base.current = { ...valuesOf(form.current), ...Object.fromEntries(typedSince) };
      note();
    } finally {
      sending.current = null;
    }
  }

  async function isSentByPerson(element: HTMLFormElement): Promise<boolean> {
    if (keeper !== null && !keeper.isSamePerson() && !(await keeper.signInAgain())) return false;
    for (;;) {
      const answer = await onSend(element);
      if (answer === null || answer.ok) return answer !== null;
      if (answer.error.code !== 'auth.required' || !(await keeper?.signInAgain())) return false;
    }
  }

  function discard() {
    const element = form.current;
    if (element === null) return;
    for (const name of Object.keys({ ...valuesOf(element), ...base.current })) {
      enterValues(fieldsOf(element, name), base.current[name] ?? []);
    }
    forget();
  }

  function settleConflict(name: string, isMine: boolean) {
    const { [name]: mine = [], ...rest } = open.current;
    open.current = rest;
    if (isMine && form.current !== null) enterValues(fieldsOf(form.current, name), mine);
    setRestored((all) => all?.filter((each) => each.name !== name) ?? null);
    note();
  }

  return { form, note, submit, restored, discard, settleConflict };
}

/** Restores stored text into fields whose saved value is unchanged. The rest are conflicts. */
async function putBack(
  form: HTMLFormElement,
  { kept, now }: { kept: { base: Values; values: Values }; now: Values },
): Promise<{ conflicts: Conflict[]; left: Values }> {
  const left = new Set(Object.keys(kept.values));
  const changed = [...left].filter(
    (name) => !isSameValue(kept.base[name], now[name]) && !isSameValue(kept.values[name], now[name]),
  );
  // A restored choice may render further fields. The second pass fills those.
  for (const name of [...left, ...left]) {
    const fields = fieldsOf(form, name);
    if (changed.includes(name) || fields.length === 0 || !left.delete(name)) continue;
    enterValues(fields, kept.values[name] ?? []);
    await null;
  }
  const conflicts = [...left].map((name) => ({
    name,
    label: labelOf(form, name),
    now: (now[name] ?? []).join(', '),
    mine: (kept.values[name] ?? []).join(', '),
    isGone: fieldsOf(form, name).length === 0,
  }));
  return { conflicts, left: Object.fromEntries([...left].map((name) => [name, kept.values[name] ?? []])) };
}
