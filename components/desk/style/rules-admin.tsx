import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeRule, removeRule } from '#app/(desk)/actions/house-style.ts';
import {
  adviceMaxChars,
  patternMaxChars,
  replacementMaxChars,
  type StyleRule,
} from '#core/house-style/style-rule.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useIdempotencyKey } from '../forms/use-idempotency-key.ts';
import { DeskField } from './desk-field.tsx';
import type { StyleDesks } from './style-desks.ts';
import { StyleDialog } from './style-dialog.tsx';
import { StyleField } from './style-field.tsx';
import { StyleRow } from './style-row.tsx';

/** Makes spaces at both ends of a pattern visible. */
const withEndsInSight = (text: string) => text.replace(/^ +| +$/g, (spaces) => '␣'.repeat(spaces.length));

type Row = StyleRule & { readonly mayChange: boolean; readonly problem: string | null };

/** Manages the style rules of the house and its desks. */
export function RulesAdmin({
  rules,
  desks,
  onChanged,
}: {
  rules: readonly Row[];
  desks: StyleDesks;
  onChanged: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('style');
  const errorText = useErrorText();
  const [opened, setOpened] = useState<Row | 'new' | null>(null);
  const { idFor, isMade } = useIdempotencyKey();
  return (
    <section aria-labelledby="rules">
      <div className="page-head">
        <h2 id="rules">{t('rules')}</h2>
        <button type="button" className="button" onClick={() => setOpened('new')}>
          {t('newRule')}
        </button>
      </div>
      <p className="hint">{t('rulesHint')}</p>
      <ul className="rows">
        {rules.map((rule) => (
          <StyleRow
            key={rule.id}
            name={rule.pattern}
            mayChange={rule.mayChange}
            isOff={!rule.isOn}
            onEdit={() => setOpened(rule)}
            onRemove={() => call(removeRule(rule.id))}
            onChanged={onChanged}
          >
            <strong>{rule.advice}</strong> <span className="badge">{desks.nameOf(rule.sectionId)}</span>{' '}
            {!rule.isOn && <span className="badge">{t('off')}</span>}
            {rule.problem !== null && (
              <p className="field-error">
                {t('doesNotRun')} {errorText(rule.problem)}
              </p>
            )}
            <p className="hint">
              <code className="style-code">{withEndsInSight(rule.pattern)}</code>
              {rule.replacement !== null && (
                <>
                  {' → '}
                  {rule.replacement === '' ? (
                    t('leftOut')
                  ) : (
                    <code className="style-code">{withEndsInSight(rule.replacement)}</code>
                  )}
                </>
              )}
            </p>
          </StyleRow>
        ))}
      </ul>
      {rules.length === 0 && <p className="empty">{t('none')}</p>}
      {opened !== null && (
        <RuleDialog
          rule={opened === 'new' ? null : opened}
          desks={desks}
          save={(fields) =>
            call(
              changeRule(
                opened === 'new'
                  ? { ...fields, id: null, newId: idFor(fields) }
                  : // Only changed fields are sent, so that concurrent changes by others survive.
                    { ...changesOf(opened, fields).to, id: opened.id },
              ),
            )
          }
          onDone={() => {
            isMade();
            setOpened(null);
            onChanged();
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

function RuleDialog({
  rule,
  desks,
  save,
  onDone,
  onClose,
}: {
  rule: Row | null;
  desks: StyleDesks;
  save: (fields: Omit<StyleRule, 'id'>) => Promise<ActionResult<unknown>>;
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('style');
  const [hasReplacement, setHasReplacement] = useState((rule?.replacement ?? null) !== null);
  const offerId = useId();
  return (
    <StyleDialog
      title={rule === null ? t('newRule') : t('editOne', { name: rule.advice })}
      keep="style.rule"
      of={rule?.id ?? ''}
      save={(form) =>
        save({
          sectionId: String(form.get('sectionId')) || null,
          pattern: String(form.get('pattern')),
          advice: String(form.get('advice')),
          replacement: hasReplacement ? String(form.get('replacement')) : null,
          matchCase: form.get('matchCase') === 'on',
          isOn: form.get('isOn') === 'on',
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <StyleField
            name="pattern"
            label={t('pattern')}
            value={rule?.pattern}
            error={errors.pattern}
            maxChars={patternMaxChars}
            isRequired
            isCode
          />
          <StyleField
            name="advice"
            label={t('advice')}
            value={rule?.advice}
            error={errors.advice}
            maxChars={adviceMaxChars}
            isRequired
          />
          <label className="check" htmlFor={offerId}>
            <input
              id={offerId}
              name="hasReplacement"
              type="checkbox"
              checked={hasReplacement}
              onChange={(event) => setHasReplacement(event.target.checked)}
            />
            {t('withReplacement')}
          </label>
          {hasReplacement && (
            <StyleField
              name="replacement"
              label={t('replacement')}
              value={rule?.replacement ?? ''}
              error={errors.replacement}
              maxChars={replacementMaxChars}
              isCode
            />
          )}
          <DeskField desks={desks} sectionId={rule?.sectionId} />
          <label className="check">
            <input type="checkbox" name="matchCase" defaultChecked={rule?.matchCase ?? false} />
            {t('matchCase')}
          </label>
          <label className="check">
            <input type="checkbox" name="isOn" defaultChecked={rule?.isOn ?? true} />
            {t('isOn')}
          </label>
        </>
      )}
    </StyleDialog>
  );
}
