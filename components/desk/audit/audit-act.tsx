'use client';
import { useTranslations } from 'use-intl/react';
import { changesOf, factsOf } from '#core/audit/changes-of.ts';
import { adminDeskUrl, articleDeskUrl, mediaDeskUrl, tagsDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { usePlainValue } from './use-plain-value.ts';

export type Act = {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly story: { readonly number: number; readonly headline: string | null } | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly address: string;
};

/** The audit log's id of the operator (command line). */
const operatorId = '00000000-0000-0000-0000-000000000000';

/** An audit entry as a sentence: who did what to what, the change, the reason, the time and the address. */
export function AuditAct({ act }: { act: Act }) {
  const t = useTranslations('audit');
  const done = useTranslations('actions.done');
  const when = useMoment();
  const plainValue = usePlainValue();
  const key = act.action.replace('.', '_') as never;
  const field = (name: string) => {
    const known = `field.${name}` as never;
    return t.has(known) ? t(known) : name;
  };
  const changes = changesOf(act.detail);
  const facts = factsOf(act.detail);
  return (
    <li className="audit-act">
      <p className="audit-sentence">
        <strong>{useActorName(act)}</strong> {lowered(done.has(key) ? done(key) : act.action)}{' '}
        <Subject act={act} />
      </p>
      {(changes.length > 0 || facts.length > 0) && (
        <ul className="audit-changes">
          {changes.map(({ field: name, from, to }) => (
            <li key={name}>
              {name !== '' && <span className="muted">{field(name)}: </span>}
              {t('becomes', { from: plainValue(name, from), to: plainValue(name, to) })}
            </li>
          ))}
          {facts.map(({ field: name, value }) => (
            <li key={name}>
              <span className="muted">{field(name)}: </span>
              {plainValue(name, value)}
            </li>
          ))}
        </ul>
      )}
      {act.reason !== '' && <q className="audit-why">{act.reason}</q>}
      <p className="hint audit-where">
        <time dateTime={new Date(act.at).toISOString()}>{when(act.at)}</time>
        {act.address !== '' && <span>{t('at', { address: act.address })}</span>}
        <span>{t('seq', { seq: String(act.seq) })}</span>
      </p>
    </li>
  );
}

function useActorName({ actorId, actorName, action }: Act): string {
  const t = useTranslations('audit');
  if (actorName !== null) return actorName;
  if (actorId === operatorId) return t('operator');
  if (actorId !== null) return t('gone');
  return action.startsWith('session.') ? t('stranger') : t('system');
}

/** The object of the action, with a link. */
function Subject({ act }: { act: Act }) {
  const t = useTranslations('audit');
  if (act.story !== null) {
    const { number, headline } = act.story;
    return (
      <DeskLink href={articleDeskUrl(act.subjectId)} className="audit-subject">
        {t('story', { number: String(number) })}
        {headline !== null && headline !== '' && ` “${headline}”`}
      </DeskLink>
    );
  }
  const { name, title } = act.detail;
  const called = act.subjectName ?? [name, title].find((each) => typeof each === 'string' && each !== '');
  if (typeof called !== 'string' || act.subjectId === act.actorId) return null;
  const href = PLACES[act.subjectType];
  if (href === undefined) return <span className="audit-subject">{called}</span>;
  return (
    <DeskLink href={href} className="audit-subject">
      {called}
    </DeskLink>
  );
}

/** The pages of administration objects. */
const PLACES: Readonly<Record<string, string>> = {
  person: adminDeskUrl('people'),
  section: adminDeskUrl('sections'),
  tag: tagsDeskUrl,
  media: mediaDeskUrl,
  abbreviation: adminDeskUrl('style'),
  synonyms: adminDeskUrl('search'),
  style_rule: adminDeskUrl('style'),
  house_word: adminDeskUrl('style'),
  check_rule: adminDeskUrl('checks'),
};

/** Lowercases the first letter within a sentence. */
function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
