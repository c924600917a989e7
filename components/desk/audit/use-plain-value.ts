'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import type { PlainValue } from '#core/audit/changes-of.ts';
import { useMoment } from '../moments/use-moment.ts';

const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** The message namespaces for the values of a field. */
const WORDS: Readonly<Record<string, string>> = {
  work: 'desk.workState',
  public: 'desk.publicState',
  updateKind: 'actions.updateKind',
  roles: 'admin.role',
  grants: 'admin.grant',
  kind: 'audit.kind',
  type: 'desk.tagType',
  why: 'audit.why',
  level: 'checks.level',
  stage: 'checks.stage',
  format: 'desk.article.formats',
};

/** Formats a value of the audit log, with dates in the site's time zone. */
export function usePlainValue(): (field: string, value: PlainValue) => string {
  const t = useTranslations();
  const when = useMoment();
  const locale = useLocale();
  return function plainValue(field, value): string {
    if (value === null) return t('audit.nothingBefore' as never);
    if (typeof value === 'number') return value.toLocaleString(locale);
    if (typeof value === 'boolean') return t((value ? 'audit.yes' : 'audit.no') as never);
    if (Array.isArray(value)) {
      return value.length === 0
        ? plainValue(field, null)
        : value.map((each) => plainValue(field, each)).join(', ');
    }
    const text = String(value);
    if (text.startsWith('group:')) return t(`audit.group.${text.slice('group:'.length)}` as never);
    const key = `${WORDS[field] ?? ''}.${text}` as never;
    if (WORDS[field] !== undefined && t.has(key)) return t(key);
    return isoMoment.test(text) ? when(text) : text;
  };
}
