'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { editProfile, endSessionOf } from '#app/(desk)/actions/people.ts';
import type { Rights } from '#core/people/rights.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { adminDeskUrl } from '#core/urls.ts';
import { type Profile, ProfileForm } from '../account/profile-form.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { FactorResetPanel } from './factor-reset-panel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { InvitationPanel } from './invitation-panel.tsx';
import { LeavingPanel } from './leaving-panel.tsx';
import { RightsFailure } from './rights-failure.tsx';
import { RightsForm } from './rights-form.tsx';
import { RightsRequests, type ShownRequest } from './rights-requests.tsx';
import { useRightsWords } from './use-rights-words.ts';

type Person = Profile &
  Rights & {
    readonly id: string;
    readonly kind: 'staff' | 'guest' | 'agency';
    readonly email: string | null;
    readonly disabledAt: Date | null;
    readonly hasPassword: boolean;
    readonly invitedUntil: Date | null;
    readonly identity: Parameters<typeof IdentityPanel>[0]['identity'] | null;
    readonly groupRoles: Parameters<typeof RightsForm>[0]['groupRoles'];
    readonly hasFactor: boolean;
    readonly hasDecider: boolean;
    readonly work: Parameters<typeof LeavingPanel>[0]['work'];
    readonly sessions: readonly {
      readonly id: string;
      readonly address: string;
      readonly lastSeenAt: Date;
    }[];
  };

/** The page of a person: profile, rights, sessions and open work. */
export function PersonView({
  person,
  requests,
  sections,
  writers,
  isSelf,
  isAdmin,
}: {
  person: Person;
  requests: readonly ShownRequest[];
  sections: readonly SectionNode[];
  writers: readonly { readonly id: string; readonly name: string }[];
  isSelf: boolean;
  /** Only an administrator edits rights, sessions and the account; others see the rights. */
  isAdmin: boolean;
}) {
  const call = useActionCall();
  const t = useTranslations('people');
  const ta = useTranslations('admin');
  const when = useMoment();
  const words = useRightsWords(sections);
  const refresh = useRefresh();
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function endSession(sessionId: string) {
    const answer = await call(endSessionOf({ personId: person.id, sessionId }));
    setFailure(answer.ok ? null : answer.error);
    refresh();
  }

  return (
    <div className="person-page">
      <p>
        <DeskLink href={adminDeskUrl('people')}>{t('back')}</DeskLink>
      </p>
      <div className="page-head">
        <h1>{person.name}</h1>
        <div className="row">
          <span className="badge">{ta(`kind.${person.kind}`)}</span>
          {person.disabledAt !== null && <span className="badge">{ta('disabled')}</span>}
        </div>
      </div>
      {person.email !== null && <p className="muted">{person.email}</p>}
      <RightsRequests requests={requests} sections={sections} />
      <h2>{t('profile')}</h2>
      <ProfileForm
        of={person.id}
        profile={person}
        sections={sections}
        save={(fields) => call(editProfile({ ...fields, personId: person.id }))}
        onSaved={refresh}
      />
      {person.kind === 'staff' && (
        <>
          <h2>{t('rightsHeading')}</h2>
          {isAdmin ? (
            <RightsForm
              key={JSON.stringify([person.roles, person.grants])}
              personId={person.id}
              rights={person}
              groupRoles={person.groupRoles}
              sections={sections}
              onSaved={refresh}
            />
          ) : (
            <p>{words(person)}</p>
          )}
        </>
      )}
      {isAdmin && person.kind === 'staff' && !person.hasPassword && person.disabledAt === null && (
        <InvitationPanel personId={person.id} invitedUntil={person.invitedUntil} onInvited={refresh} />
      )}
      {person.identity !== null && (
        <IdentityPanel personId={person.id} identity={person.identity} onUnlinked={refresh} />
      )}
      {isAdmin && person.hasFactor && !isSelf && person.disabledAt === null && (
        <FactorResetPanel
          person={person}
          isAsked={requests.some(({ kind }) => kind === 'factors')}
          onAsked={refresh}
        />
      )}
      {isAdmin && person.kind === 'staff' && (
        <>
          <h2>{t('sessions')}</h2>
          <RightsFailure failure={failure} />
          {person.sessions.length === 0 && <p className="muted">{t('noSession')}</p>}
          <ul className="rows">
            {person.sessions.map((session) => (
              <li key={session.id} className="rows-item">
                <p>
                  {session.address} · {t('seen', { when: when(session.lastSeenAt) })}
                </p>
                <button
                  type="button"
                  className="button button-small"
                  aria-label={t('endSessionAt', { address: session.address })}
                  onClick={() => void endSession(session.id)}
                >
                  {t('endSession')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {isAdmin && (
        <LeavingPanel
          person={person}
          work={person.work}
          writers={writers}
          isSelf={isSelf}
          onChanged={refresh}
        />
      )}
    </div>
  );
}
