import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { setRights } from '#app/(desk)/actions/people.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import type { SourcedRole } from '#core/people/group-roles.ts';
import type { Rights } from '#core/people/rights.ts';
import { GRANTS, type HeldRole, ROLES, type Role } from '#core/people/roles.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { RightsFailure } from './rights-failure.tsx';

/** Roles for the whole newsroom, and roles for one desk. */
const EVERYWHERE = ['managing_editor', 'legal', 'admin'] as const;
const BY_DESK = ['editor', 'journalist', 'contributor'] as const;

type Right = { name: string; label: string; isHeld: boolean; value?: string };

/** A checkbox for each right. */
export function RightsForm({
  personId,
  rights,
  groupRoles,
  sections,
  onSaved,
}: {
  personId: string;
  rights: Rights;
  /** Roles from groups of the identity provider. If revoked here, the next sign-in restores them. */
  groupRoles: readonly SourcedRole[];
  sections: readonly SectionNode[];
  onSaved: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('admin');
  const tp = useTranslations('people');
  const proven = useProven();
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const { isBusy, once } = useSingleFlight();
  const desks = sections.flatMap((section) => [section, ...section.children]);
  const holdsRole = (role: Role, sectionId: string | null) =>
    rights.roles.some((held) => held.role === role && held.sectionId === sectionId);

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    const roles = ROLES.flatMap((role) =>
      form.getAll(role).map((value): HeldRole => ({ role, sectionId: String(value) || null })),
    );
    const input = {
      personId,
      roles,
      grants: GRANTS.filter((grant) => form.has(`grant.${grant}`)),
      reason: String(form.get('reason') ?? ''),
      seen: { roles: [...rights.roles], grants: [...rights.grants] },
    };
    const answer = await proven(() => call(setRights(input)));
    setFailure(answer.ok ? null : answer.error);
    setAnnouncement(answer.ok ? tp(answer.data.requestId === null ? 'saved' : 'asked') : '');
    if (answer.ok) onSaved();
    return answer;
  }

  const box = ({ name, label, isHeld, value = '' }: Right) => {
    const source = groupRoles.find(({ role, sectionId }) => role === name && (sectionId ?? '') === value);
    return (
      <label className="check" key={`${name}-${value}`}>
        <input type="checkbox" name={name} value={value} defaultChecked={isHeld} />{' '}
        <span>
          {label}
          {source !== undefined && (
            <span className="muted"> · {tp('fromGroup', { group: source.group ?? '' })}</span>
          )}
        </span>
      </label>
    );
  };

  return (
    <DraftForm className="stack" keep="rights" of={personId} onSend={(form) => once(() => submit(form))}>
      <p className="hint">{tp('rightsHint')}</p>
      {groupRoles.length > 0 && <p className="hint">{tp('fromGroupHint')}</p>}
      <fieldset className="checks-group">
        <legend className="label">{t('roles')}</legend>
        {EVERYWHERE.map((role) =>
          box({ name: role, label: t(`role.${role}`), isHeld: holdsRole(role, null) }),
        )}
      </fieldset>
      {BY_DESK.map((role) => (
        <fieldset key={role} className="checks-group">
          <legend className="label">{t(`role.${role}`)}</legend>
          {role !== 'editor' && box({ name: role, label: t('noDesk'), isHeld: holdsRole(role, null) })}
          {desks.map(({ id, name }) =>
            box({ name: role, label: name, isHeld: holdsRole(role, id), value: id }),
          )}
        </fieldset>
      ))}
      <fieldset className="checks-group">
        <legend className="label">{t('grants')}</legend>
        {GRANTS.map((grant) =>
          box({ name: `grant.${grant}`, label: t(`grant.${grant}`), isHeld: rights.grants.includes(grant) }),
        )}
      </fieldset>
      <div className="field">
        <label htmlFor={id}>{tp('reason')}</label>
        <LimitedInput id={id} name="reason" maxChars={500} aria-describedby={`${id}-hint`} />
        <p className="hint" id={`${id}-hint`}>
          {tp('reasonHint')}
        </p>
      </div>
      <RightsFailure failure={failure} />
      <div className="row">
        <button type="submit" className="button button-primary" aria-disabled={isBusy || undefined}>
          {tp('saveRights')}
        </button>
        <span role="status" className="muted">
          {announcement}
        </span>
      </div>
    </DraftForm>
  );
}
