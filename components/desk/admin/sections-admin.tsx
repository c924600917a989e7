'use client';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { addSection, changeSection, placeSection } from '#app/(desk)/actions/sections.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { inOrder } from '#core/shared/in-order.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { sectionUrl } from '#core/urls.ts';
import { useFocusAfter } from '../focus/use-focus-after.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { CloseSectionDialog } from './close-section-dialog.tsx';

/** Manages the tree of sections. */
export function SectionsAdmin({ sections }: { sections: readonly SectionNode[] }) {
  const call = useActionCall();
  const t = useTranslations('admin');
  const refresh = useRefresh();
  const [opened, setOpened] = useState<SectionNode | 'new' | null>(null);
  const [closed, setClosed] = useState<SectionNode | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  /** The optimistic order before the server's answer: further presses continue from it. */
  const [moved, setMoved] = useState<readonly string[]>([]);
  const onTheirWay = useRef(0);
  const [seen, setSeen] = useState(sections);
  if (seen !== sections) {
    setSeen(sections);
    if (onTheirWay.current === 0) setMoved([]);
  }
  const list = useRef<HTMLUListElement>(null);
  const focusAfter = useFocusAfter(list);
  const shown = inOrder(sections, moved);

  async function move(beside: readonly SectionNode[], at: number, key: 'up' | 'down') {
    const ids = beside.map((section) => section.id);
    const [id = ''] = ids.splice(at, 1);
    const to = key === 'up' ? at - 1 : at + 1;
    const beforeId = ids[to] ?? null;
    ids.splice(to, 0, id);
    // At the end of the list the button is not rendered, so the other one gets the focus.
    focusAfter(`[data-section="${id}"] [data-by=${key}]`, `[data-section="${id}"] button`);
    setMoved((before) => [...before.filter((each) => !ids.includes(each)), ...ids]);
    onTheirWay.current += 1;
    const answer = await call(placeSection({ id, parentId: beside[at]?.parentId ?? null, beforeId }));
    onTheirWay.current -= 1;
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) setMoved([]);
    refresh();
  }

  function row(section: SectionNode, beside: readonly SectionNode[]) {
    const at = beside.indexOf(section);
    const { id, parentId, name } = section;
    const button = (key: 'up' | 'down' | 'edit' | 'close', act: () => void) => (
      <button
        type="button"
        className="button button-small"
        data-by={key}
        aria-label={t(`${key}One`, { name })}
        onClick={act}
      >
        {t(key)}
      </button>
    );
    return (
      <li key={id} className="rows-item" data-section={id} data-child={parentId !== null || undefined}>
        <div>
          <strong>{name}</strong> <span className="muted">{section.nameEn}</span>
          <p className="hint">{sectionUrl(section.slug)}</p>
        </div>
        <div className="row">
          {at > 0 && button('up', () => void move(beside, at, 'up'))}
          {at < beside.length - 1 && button('down', () => void move(beside, at, 'down'))}
          {button('edit', () => setOpened(section))}
          {button('close', () => setClosed(section))}
        </div>
      </li>
    );
  }

  return (
    <div>
      <div className="page-head">
        <h1>{t('sections')}</h1>
        <button type="button" className="button button-primary" onClick={() => setOpened('new')}>
          {t('newSection')}
        </button>
      </div>
      <FailureNotice failure={failure} />
      <ul className="rows" ref={list}>
        {shown.flatMap((section) => {
          const children = inOrder(section.children, moved);
          return [row(section, shown), ...children.map((child) => row(child, children))];
        })}
      </ul>
      {closed !== null && (
        <CloseSectionDialog
          section={closed}
          sections={sections}
          onDone={() => {
            setClosed(null);
            refresh();
          }}
          onClose={() => setClosed(null)}
        />
      )}
      {opened !== null && (
        <SectionDialog
          section={opened === 'new' ? null : opened}
          tops={sections}
          onDone={() => {
            setOpened(null);
            refresh();
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function SectionDialog({
  section,
  tops,
  onDone,
  onClose,
}: {
  section: SectionNode | null;
  tops: readonly SectionNode[];
  onDone: () => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('admin');
  const id = useId();
  const { failure, setFailure, onInput } = useFailure();

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const fields = {
      name: text('name'),
      nameEn: text('nameEn') || text('name'),
      description: text('description'),
      ...(text('slug') === '' ? {} : { slug: text('slug') }),
    };
    const parentId = text('parentId') || null;
    const answer = await (section === null
      ? call(addSection({ ...fields, parentId }))
      : // Only changed fields are sent, so that concurrent changes by others survive.
        call(changeSection({ ...changesOf(section, fields).to, id: section.id })));
    const isMoved = section !== null && section.parentId !== parentId;
    const done =
      answer.ok && isMoved ? await call(placeSection({ id: section.id, parentId, beforeId: null })) : answer;
    if (done.ok) onDone();
    else setFailure(done.error);
    return done;
  }

  const field = (name: 'name' | 'nameEn' | 'slug' | 'description', isRequired: boolean) => (
    <div className="field" key={name}>
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
      <input
        id={`${id}-${name}`}
        name={name}
        required={isRequired}
        defaultValue={section?.[name] ?? ''}
        aria-invalid={failure?.fieldErrors?.[name] !== undefined || undefined}
      />
      {failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>}
    </div>
  );

  return (
    <Dialog
      title={section === null ? t('newSection') : t('editOne', { name: section.name })}
      onClose={onClose}
    >
      <DraftForm className="stack" keep="section" of={section?.id ?? ''} onSend={submit} onInput={onInput}>
        <FailureNotice failure={failure} />
        {field('name', true)}
        {field('nameEn', false)}
        {field('slug', section !== null)}
        {field('description', false)}
        <div className="field">
          <label htmlFor={`${id}-parent`}>{t('field.parent')}</label>
          <select id={`${id}-parent`} name="parentId" defaultValue={section?.parentId ?? ''}>
            <option value="">{t('noParent')}</option>
            {tops
              .filter((top) => top.id !== section?.id)
              .map((top) => (
                <option key={top.id} value={top.id}>
                  {top.name}
                </option>
              ))}
          </select>
        </div>
        <DialogButtons cancel={t('cancel')} go={t('save')} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
