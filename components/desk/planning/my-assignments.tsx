'use client';
import { useTranslations } from 'use-intl/react';
import { planningDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { PlanCard } from './plan-card.tsx';
import type { Planned } from './planned.ts';
import './planning.css';

/** The open assignments of a person. Nothing if there are none. */
export function MyAssignments({ assignments, now }: { assignments: readonly Planned[]; now: Date }) {
  const t = useTranslations('plan');
  if (assignments.length === 0) return null;
  return (
    <section className="my-assignments" aria-label={t('mine')}>
      <div className="row">
        <h2 className="plan-span">{t('mine')}</h2>
        <DeskLink className="muted" href={planningDeskUrl}>
          {t('seePlan')}
        </DeskLink>
      </div>
      <ul className="plan-cards">
        {assignments.map((assignment) => (
          <li key={assignment.id}>
            <PlanCard assignment={assignment} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}
