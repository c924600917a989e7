import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { addTag, changeTag, findTags } from '#app/(desk)/actions/tags.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import type { Locale } from '#core/i18n/locales.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { MEDIA_TOPICS } from '#core/taxonomy/media-topics.ts';
import { type TagFields, tagChanges } from '#core/taxonomy/tag-changes.ts';
import { isCalled, type TagItem } from '#core/taxonomy/tag-item.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { PictureField } from '../media/picture-field.tsx';

const TOP_TOPICS = MEDIA_TOPICS.filter(({ code, topCode }) => code === topCode);

/** Edits a tag's names, type, description, parent and picture. */
export function TagDialog({
  tag,
  above = null,
  canPlace,
  types,
  onDone,
  onClose,
}: {
  tag: TagItem | null;
  /** The parent of a new tag. */
  above?: { readonly id: string; readonly name: string } | null;
  /** Whether this person may set a tag's parent, picture and media topic. */
  canPlace: boolean;
  types: readonly TagType[];
  onDone: () => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk');
  const id = useId();
  const { failure, setFailure, onInput } = useFailure();
  const [noParent, setNoParent] = useState('');
  /** The names for which the warning about similar tags was shown. */
  const [warnedOf, setWarnedOf] = useState('');
  const parent = tag === null ? above : tag.parent;

  /** The id of the tag with this name; null for an empty name, undefined if there is none. */
  async function parentNamed(name: string): Promise<ActionResult<string | null | undefined>> {
    if (name === '') return { ok: true, data: null };
    if (name === parent?.name) return { ok: true, data: parent.id };
    const answer = await call(findTags(name));
    return answer.ok ? { ok: true, data: answer.data.find((found) => isCalled(found, name))?.id } : answer;
  }

  async function submit(element: HTMLFormElement) {
    setNoParent('');
    const form = new FormData(element);
    const text = (name: string) => String(form.get(name) ?? '');
    const wantedParent = text('parent').trim();
    const found = await parentNamed(wantedParent);
    if (!found.ok) {
      setFailure(found.error);
      return found;
    }
    const parentId = found.data;
    if (parentId === undefined) {
      setNoParent(wantedParent);
      return null;
    }
    const fields = readTagFields(text);
    const names = [fields.name, ...fields.aliases].join('\n');
    const anyway = names === warnedOf ? { createAnyway: true } : {};
    const place = canPlace
      ? { parentId, pictureId: text('pictureId') || null, mediaTopic: text('mediaTopic') || null }
      : {};
    const answer = await (tag === null
      ? call(addTag({ ...fields, ...place, ...anyway }))
      : call(changeTag({ ...tagChanges(tag, { ...fields, ...place }), id: tag.id, ...anyway })));
    if (answer.ok) onDone();
    else {
      setWarnedOf(answer.error.code === 'tag.near' ? names : '');
      setFailure(answer.error);
    }
    return answer;
  }

  return (
    <Dialog title={tag === null ? t('tags.new') : t('tags.editOne', { name: tag.name })} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="tag"
        of={tag?.id ?? above?.id ?? ''}
        onSend={submit}
        onInput={onInput}
      >
        {failure !== null && (
          <p className="notice notice-danger" role="alert">
            {failureWords(failure, t)}
          </p>
        )}
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('tags.name')}</label>
          <LimitedInput id={`${id}-name`} name="name" required maxChars={80} defaultValue={tag?.name} />
          {failure?.fieldErrors?.name && <p className="field-error">{failure.fieldErrors.name}</p>}
        </div>
        <div className="field">
          <label htmlFor={`${id}-type`}>{t('tags.type')}</label>
          <select id={`${id}-type`} name="type" defaultValue={tag?.type}>
            {types.map((type) => (
              <option key={type} value={type}>
                {t(`tagType.${type}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-aliases`}>{t('tags.aliases')}</label>
          <textarea id={`${id}-aliases`} name="aliases" rows={3} defaultValue={tag?.aliases.join('\n')} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-description`}>{t('tags.description')}</label>
          <textarea id={`${id}-description`} name="description" rows={2} defaultValue={tag?.description} />
        </div>
        {canPlace && <PlaceFields {...{ tag, parent, noParent }} error={failure?.fieldErrors?.parentId} />}
        <DialogButtons cancel={t('media.cancel')} go={t('media.save')} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}

function readTagFields(text: (name: string) => string): TagFields {
  return {
    name: text('name'),
    type: text('type') as TagType,
    description: text('description'),
    aliases: text('aliases')
      .split('\n')
      .map((alias) => alias.trim())
      .filter(Boolean),
  };
}

/** A tag's parent, media topic and picture. */
function PlaceFields({
  tag,
  parent,
  noParent,
  error,
}: {
  tag: TagItem | null;
  parent: { readonly name: string } | null;
  /** A typed parent that does not exist. */
  noParent: string;
  error?: string;
}) {
  const t = useTranslations('desk');
  const id = useId();
  const locale = useLocale() as Locale;
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-parent`}>{t('tags.parent')}</label>
        <LimitedInput id={`${id}-parent`} name="parent" maxChars={80} defaultValue={parent?.name} />
        {noParent !== '' && <p className="field-error">{t('tags.parentNone', { name: noParent })}</p>}
        {error && <p className="field-error">{error}</p>}
      </div>
      <div className="field">
        <label htmlFor={`${id}-topic`}>{t('tags.mediaTopic')}</label>
        <select id={`${id}-topic`} name="mediaTopic" defaultValue={tag?.mediaTopic ?? ''}>
          <option value="">{t('tags.noMediaTopic')}</option>
          {TOP_TOPICS.map((top) => (
            <optgroup key={top.code} label={top.name[locale]}>
              {MEDIA_TOPICS.filter(({ topCode }) => topCode === top.code).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[locale]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <PictureField name="pictureId" label={t('tags.picture')} initial={tag?.picture ?? null} />
    </>
  );
}

function failureWords(
  { code, message, details = {} }: ActionFailure,
  t: ReturnType<typeof useTranslations<'desk'>>,
): string {
  if (code === 'tag.exists') return t('tags.borne', { name: String(details.name) });
  if (code !== 'tag.near' || !Array.isArray(details.near)) return message;
  const names = details.near.map(({ name }) => `“${name}”`).join(', ');
  return t('tags.near', { called: String(details.called), names });
}
