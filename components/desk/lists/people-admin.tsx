'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { GRANTS, type Grant, type HeldRole, ROLES, type Role } from '#core/people/roles.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { useErrorText } from '../use-error-text.ts';

type Person = {
  readonly id: string;
  readonly kind: 'staff' | 'guest' | 'agency';
  readonly name: string;
  readonly email: string | null;
  readonly disabledAt: Date | null;
  readonly roles: readonly HeldRole[];
  readonly grants: readonly Grant[];
};
/** Roles that hold everywhere, and those that name a desk. */
const EVERYWHERE = ['managing_editor', 'legal', 'admin'] as const;
const BY_DESK = ['editor', 'journalist', 'contributor'] as const;

type Done = Promise<ActionResult<unknown>>;
type PeopleDoors = {
  readonly addPerson: (input: Record<string, string>) => Done;
  readonly setRights: (input: { personId: string; roles: HeldRole[]; grants: Grant[] }) => Done;
  readonly disable: (personId: string) => Done;
  readonly enable: (personId: string) => Done;
};

/** Who belongs to the newsroom and what they may do. */
export function PeopleAdmin({
  people,
  sections,
  selfId,
  doors,
}: {
  people: readonly Person[];
  sections: readonly SectionNode[];
  selfId: string;
  doors: PeopleDoors;
}) {
  const t = useTranslations('admin');
  const router = useRouter();
  const [opened, setOpened] = useState<Person | 'new' | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const desks = sections.flatMap((section) => [section, ...section.children]);
  const deskName = new Map(desks.map((desk) => [desk.id, desk.name]));

  async function toggle(person: Person) {
    const answer = await (person.disabledAt === null ? doors.disable(person.id) : doors.enable(person.id));
    setFailure(answer.ok ? null : answer.error);
    router.refresh();
  }

  function close() {
    setOpened(null);
    router.refresh();
  }

  return (
    <div>
      <div className="page-head">
        <h1>{t('people')}</h1>
        <button type="button" className="button button-primary" onClick={() => setOpened('new')}>
          {t('newPerson')}
        </button>
      </div>
      {failure !== null && (
        <p className="notice notice-danger" role="alert">
          {failure.message}
        </p>
      )}
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id} className="rows-item" data-off={person.disabledAt !== null || undefined}>
            <div>
              <strong>{person.name}</strong> <span className="badge">{t(`kind.${person.kind}`)}</span>{' '}
              {person.disabledAt !== null && <span className="badge">{t('disabled')}</span>}
              <p className="hint">
                {[
                  person.email,
                  ...person.roles.map((held) =>
                    [t(`role.${held.role}`), held.sectionId && deskName.get(held.sectionId)]
                      .filter(Boolean)
                      .join(' '),
                  ),
                  ...person.grants.map((grant) => t(`grant.${grant}`)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {person.kind === 'staff' && (
              <div className="row">
                <button
                  type="button"
                  className="button button-small"
                  aria-label={t('rightsOf', { name: person.name })}
                  onClick={() => setOpened(person)}
                >
                  {t('rights')}
                </button>
                {person.id !== selfId && (
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t(person.disabledAt === null ? 'disableOne' : 'enableOne', {
                      name: person.name,
                    })}
                    onClick={() => void toggle(person)}
                  >
                    {t(person.disabledAt === null ? 'disable' : 'enable')}
                  </button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {opened === 'new' && <NewPersonDialog addPerson={doors.addPerson} onClose={close} />}
      {opened !== null && opened !== 'new' && (
        <RightsDialog person={opened} desks={desks} setRights={doors.setRights} onClose={close} />
      )}
    </div>
  );
}

function NewPersonDialog({
  addPerson,
  onClose,
}: {
  addPerson: PeopleDoors['addPerson'];
  onClose: () => void;
}) {
  const t = useTranslations('admin');
  const id = useId();
  const errorText = useErrorText();
  const [kind, setKind] = useState('staff');
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const answer = await addPerson({ ...fields, kind });
    if (answer.ok) onClose();
    else setFailure(answer.error);
  }

  const field = (name: string, type: string, autoComplete: string) => (
    <div className="field" key={name}>
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}` as 'field.name')}</label>
      <input
        id={`${id}-${name}`}
        name={name}
        type={type}
        required
        autoComplete={autoComplete}
        aria-invalid={failure?.fieldErrors?.[name] !== undefined || undefined}
      />
      {failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>}
    </div>
  );

  return (
    <Dialog title={t('newPerson')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {failure !== null && (
          <p className="notice notice-danger" role="alert">
            {errorText(failure.code)}
          </p>
        )}
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('field.kind')}</label>
          <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value)}>
            {(['staff', 'guest', 'agency'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </select>
        </div>
        {field('name', 'text', 'off')}
        {kind === 'staff' && field('email', 'email', 'off')}
        {kind === 'staff' && field('password', 'password', 'new-password')}
        <DialogActions onClose={onClose} />
      </form>
    </Dialog>
  );
}

function RightsDialog({
  person,
  desks,
  setRights,
  onClose,
}: {
  person: Person;
  desks: readonly SectionNode[];
  setRights: PeopleDoors['setRights'];
  onClose: () => void;
}) {
  const t = useTranslations('admin');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const holdsRole = (role: Role, sectionId: string | null) =>
    person.roles.some((held) => held.role === role && held.sectionId === sectionId);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const roles = ROLES.flatMap((role) =>
      form.getAll(role).map((value): HeldRole => ({ role, sectionId: String(value) || null })),
    );
    const answer = await setRights({
      personId: person.id,
      roles,
      grants: GRANTS.filter((grant) => form.has(`grant.${grant}`)),
    });
    if (answer.ok) onClose();
    else setFailure(answer.error);
  }

  const box = (name: string, label: string, isHeld: boolean, value = '') => (
    <label className="check" key={`${name}-${value}`}>
      <input type="checkbox" name={name} value={value} defaultChecked={isHeld} /> {label}
    </label>
  );

  return (
    <Dialog title={t('rightsOf', { name: person.name })} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <fieldset className="checks-group">
          <legend className="label">{t('roles')}</legend>
          {EVERYWHERE.map((role) => box(role, t(`role.${role}`), holdsRole(role, null)))}
        </fieldset>
        {BY_DESK.map((role) => (
          <fieldset key={role} className="checks-group">
            <legend className="label">{t(`role.${role}`)}</legend>
            {role !== 'editor' && box(role, t('noDesk'), holdsRole(role, null))}
            {desks.map((desk) => box(role, desk.name, holdsRole(role, desk.id), desk.id))}
          </fieldset>
        ))}
        <fieldset className="checks-group">
          <legend className="label">{t('grants')}</legend>
          {GRANTS.map((grant) => box(`grant.${grant}`, t(`grant.${grant}`), person.grants.includes(grant)))}
        </fieldset>
        {failure !== null && (
          <p className="notice notice-danger" role="alert">
            {failure.message}
          </p>
        )}
        <DialogActions onClose={onClose} />
      </form>
    </Dialog>
  );
}

function DialogActions({ onClose }: { onClose: () => void }) {
  const t = useTranslations('admin');
  return (
    <div className="dialog-actions">
      <button type="button" className="button" onClick={onClose}>
        {t('cancel')}
      </button>
      <button type="submit" className="button button-primary">
        {t('save')}
      </button>
    </div>
  );
}
