import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeRule, previewRule } from '#app/(desk)/actions/checks.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { CHECK_STAGES, type CheckStage } from '#core/checks/check.ts';
import type { CheckPlace } from '#core/checks/resolve-rules.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { CheckAtPlace, PlaceNames, Preview, RuleInput, StageRule } from './check-at-place.ts';
import { StageFields } from './stage-fields.tsx';

type Draft = Readonly<Record<CheckStage, StageRule>>;

/** One check: its rule at each stage, and a preview of a change. */
export function CheckRuleRow({
  check,
  place,
  mayChange,
  names,
  onChanged,
}: {
  check: CheckAtPlace;
  place: CheckPlace;
  mayChange: boolean;
  names: PlaceNames;
  onChanged: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('checks');
  const stored = draftOf(check);
  const [before, setBefore] = useState(stored);
  const [draft, setDraft] = useState(stored);
  const heading = useRef<HTMLHeadingElement>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const about = t(`about.${check.name}`);
  const changes = changedStages(stored, draft);
  if (changedStages(before, stored).length > 0) {
    // Another person has changed it. Own unsaved changes stay, and all else is updated.
    setBefore(stored);
    setDraft({ ...stored, ...only(draft, changedStages(before, draft)) });
  }

  async function send<T>(action: (input: RuleInput) => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    setBusy(true);
    setFailure(null);
    const answer = await call(action({ ...place, name: check.name, ...only(draft, changes) }));
    setBusy(false);
    return answer;
  }

  async function save() {
    const answer = await send(changeRule);
    setPreview(null);
    if (!answer.ok) {
      setFailure(answer.error);
      return answer;
    }
    // The pressed button disappears.
    heading.current?.focus();
    onChanged();
    return answer;
  }

  async function look() {
    const answer = await send(previewRule);
    if (answer.ok) setPreview(answer.data);
    else setFailure(answer.error);
  }

  return (
    <li className="check-rule" data-check={check.name}>
      <h2 className="check-rule-name" ref={heading} tabIndex={-1}>
        {about}
      </h2>
      <DraftForm
        keep="check-rule"
        of={`${place.sectionId ?? ''}.${place.format ?? ''}.${check.name}`}
        onSend={save}
        noValidate
      >
        {check.isFixed ? (
          <p className="check-rule-fixed">
            <strong>{t('fixed')}</strong> <span className="hint">{t('fixedHint')}</span>
          </p>
        ) : (
          <div className="check-rule-stages">
            {check.stages.map((stageRule) => (
              <StageFields
                key={stageRule.stage}
                check={check}
                stageRule={stageRule}
                draft={draft[stageRule.stage]}
                isReadOnly={!mayChange}
                from={names.nameOf(stageRule.inherited.from)}
                errors={failure?.fieldErrors ?? {}}
                onChange={(next) => {
                  setPreview(null);
                  // The failure was about another draft.
                  setFailure(null);
                  setDraft({ ...draft, [stageRule.stage]: next });
                }}
              />
            ))}
          </div>
        )}
        <FailureNotice failure={failure} />
        {changes.length > 0 && (
          <div className="row check-rule-acts">
            <button
              type="button"
              className="button"
              disabled={isBusy}
              aria-label={t('previewOne', { check: about })}
              onClick={() => void look()}
            >
              {t('preview')}
            </button>
            <button
              type="submit"
              className="button button-primary"
              disabled={isBusy}
              aria-label={t('saveOne', { check: about })}
            >
              {t('save')}
            </button>
          </div>
        )}
      </DraftForm>
      {preview !== null && <PreviewList preview={preview} />}
    </li>
  );
}

function draftOf({ stages }: CheckAtPlace): Draft {
  const entries = stages.map(({ stage, own, inherited }) => [
    stage,
    { level: own?.level ?? null, parameters: own?.parameters ?? inherited.parameters },
  ]);
  return Object.fromEntries(entries) as Draft;
}

/** The stages at which two drafts differ. Numbers do not count at a stage without a rule. */
function changedStages(one: Draft, other: Draft): readonly CheckStage[] {
  const words = (rule: StageRule) => JSON.stringify(rule.level === null ? null : rule);
  return CHECK_STAGES.filter((stage) => words(one[stage]) !== words(other[stage]));
}

function only(draft: Draft, stages: readonly CheckStage[]): Partial<Draft> {
  return Object.fromEntries(stages.map((stage) => [stage, draft[stage]]));
}

/** The stories that a change would block. */
function PreviewList({ preview: { looked, stopped } }: { preview: Preview }) {
  const t = useTranslations('checks');
  const states = useTranslations('desk.workState');
  if (stopped.length === 0) {
    return (
      <p className="notice" role="status">
        {t('previewNone', { looked })}
      </p>
    );
  }
  return (
    <div className="notice" role="status">
      <p>{t('previewSome', { failing: stopped.length, looked })}</p>
      <ul>
        {stopped.map((story) => (
          <li key={story.id}>
            <DeskLink href={articleDeskUrl(story.id)}>{story.headline || t('untitled')}</DeskLink>{' '}
            <span className="hint">
              {states(story.workState)}
              {story.alreadyFails && ` · ${t('alreadyFails')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
