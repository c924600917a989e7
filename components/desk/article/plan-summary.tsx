'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { Plan, SavedView } from './desk-article.ts';

const planDialog = lazy(async () => (await import('./plan-dialog.tsx')).PlanDialog);

/** The priority and deadline of the story, with an edit button for people who may change them. */
export function PlanSummary({
  view,
  when,
  onChanged,
}: {
  view: SavedView;
  when: (moment: Date | string) => string;
  onChanged: (plan: Plan) => void;
}) {
  const t = useTranslations('work');
  const [isAsking, setAsking] = useState(false);
  const { priority, dueAt, abilities } = view;
  const facts = [
    ...(priority === 'normal' ? [] : [`${t('filter.priority')}: ${t(`priority.${priority}`)}`]),
    ...(dueAt === null ? [] : [t('dueAt', { when: when(dueAt) })]),
  ];
  if (facts.length === 0 && !abilities.plan.ok) return null;
  return (
    <div className="plan-line">
      <span>{facts.join(' · ') || t('notPlanned')}</span>
      {abilities.plan.ok && (
        <button
          type="button"
          className="button button-quiet"
          onPointerEnter={() => void planDialog.prepare()}
          onFocus={() => void planDialog.prepare()}
          onClick={() => setAsking(true)}
        >
          {t('bulk.plan')}
        </button>
      )}
      {isAsking && (
        <LazyPart
          part={planDialog}
          articleId={view.id}
          current={view}
          onDone={(plan) => {
            setAsking(false);
            onChanged(plan);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
