'use client';
import { useTranslations } from 'use-intl/react';
import { auditDeskUrl, auditExportDeskUrl } from '#core/urls.ts';
import { ExportForm } from '../account/export-form.tsx';
import { DeskLink } from '../shell/desk-link.tsx';
import './audit.css';
import { type Act, AuditAct } from './audit-act.tsx';

type Filters = Readonly<Partial<Record<FilterName, string>>>;
const FILTERS = ['person', 'act', 'about', 'from', 'to', 'address', 'words'] as const;
type FilterName = (typeof FILTERS)[number];

type Choices = {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly { readonly group: string; readonly acts: readonly string[] }[];
};

/** The audit log: filters, results, pagination and export. */
export function AuditScreen({
  filters,
  choices,
  page,
  faulty,
}: {
  filters: Filters;
  choices: Choices;
  page: { readonly acts: readonly Act[]; readonly older: string | null; readonly newer: string | null };
  /** The invalid filter fields. */
  faulty: readonly string[];
}) {
  const t = useTranslations('audit');
  const asked: Record<string, string> = {};
  for (const name of FILTERS) if (filters[name]) asked[name] = filters[name];
  const isAsked = Object.keys(asked).length > 0;
  const pageUrl = (side: 'older' | 'newer', place: string) => auditDeskUrl({ ...asked, [side]: place });
  return (
    <div className="audit">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="muted audit-lead">{t('lead')}</p>
      <AuditForm filters={filters} choices={choices} isAsked={isAsked} />
      {faulty.length > 0 && (
        <p className="notice notice-danger" role="alert">
          {t('invalid', { fields: faulty.map((name) => fieldName(t, name)).join(', ') })}
        </p>
      )}
      {page.acts.length === 0 ? (
        <p className="empty">{isAsked ? t('nothingFound') : t('empty')}</p>
      ) : (
        <ol className="audit-acts">
          {page.acts.map((act) => (
            <AuditAct key={act.seq} act={act} />
          ))}
        </ol>
      )}
      {(page.newer !== null || page.older !== null) && (
        <nav aria-label={t('pages')} className="row audit-pages">
          {page.newer !== null && (
            <DeskLink className="button" href={pageUrl('newer', page.newer)}>
              {t('newer')}
            </DeskLink>
          )}
          {page.older !== null && (
            <DeskLink className="button" href={pageUrl('older', page.older)}>
              {t('older')}
            </DeskLink>
          )}
        </nav>
      )}
      <ExportForm
        action={auditExportDeskUrl}
        className="audit-export"
        fields={asked}
        words={{
          ...{ title: t('export'), hint: t('exportHint') },
          ...{ csv: t('exportCsv'), jsonl: t('exportJsonl') },
        }}
      />
    </div>
  );
}

function AuditForm({ filters, choices, isAsked }: { filters: Filters; choices: Choices; isAsked: boolean }) {
  const t = useTranslations('audit');
  const done = useTranslations('actions.done');
  const actName = (act: string) => {
    const key = act.replace('.', '_') as never;
    return done.has(key) ? done(key) : act;
  };
  return (
    // A new search resets the fields, also after a link.
    <search aria-label={t('search')}>
      <form method="get" action={auditDeskUrl()} className="audit-form" key={JSON.stringify(filters)}>
        <label className="field">
          <span className="label">{t('person')}</span>
          <select className="input" name="person" defaultValue={filters.person ?? ''}>
            <option value="">{t('anybody')}</option>
            <option value="system">{t('system')}</option>
            {choices.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">{t('act')}</span>
          <select className="input" name="act" defaultValue={filters.act ?? ''}>
            <option value="">{t('anything')}</option>
            {choices.groups.map(({ group, acts }) => (
              <optgroup key={group} label={t(`group.${group}` as never)}>
                <option value={`group:${group}`}>
                  {t('wholeGroup', { group: t(`group.${group}` as never) })}
                </option>
                {acts.map((act) => (
                  <option key={act} value={act}>
                    {actName(act)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <TextFilter name="about" value={filters.about} hint={t('aboutHint')} />
        <TextFilter name="words" value={filters.words} />
        <TextFilter name="from" value={filters.from} type="date" />
        <TextFilter name="to" value={filters.to} type="date" />
        <TextFilter name="address" value={filters.address} />
        <div className="row audit-buttons">
          <button className="button button-primary" type="submit">
            {t('find')}
          </button>
          {isAsked && (
            <DeskLink className="button button-quiet" href={auditDeskUrl()}>
              {t('clear')}
            </DeskLink>
          )}
        </div>
      </form>
    </search>
  );
}

function TextFilter({
  name,
  value,
  type = 'text',
  hint,
}: {
  name: 'about' | 'words' | 'from' | 'to' | 'address';
  value: string | undefined;
  type?: 'text' | 'date';
  hint?: string;
}) {
  const t = useTranslations('audit');
  return (
    <label className="field">
      <span className="label">{t(name)}</span>
      <input
        className="input"
        name={name}
        type={type}
        defaultValue={value ?? ''}
        placeholder={hint}
        maxLength={200}
      />
    </label>
  );
}

function fieldName(t: ReturnType<typeof useTranslations<'audit'>>, name: string): string {
  return FILTERS.some((each) => each === name) ? t(name as FilterName) : name;
}
