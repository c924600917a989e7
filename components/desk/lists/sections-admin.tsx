'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { sectionUrl } from '#core/urls.ts';

type Fields = { name: string; nameEn: string; description: string; slug?: string };
type SectionDoors = {
  readonly addSection: (input: Fields & { parentId: string | null }) => Promise<ActionResult<unknown>>;
  readonly changeSection: (input: Fields & { id: string }) => Promise<ActionResult<unknown>>;
};

/** The tree of sections. */
export function SectionsAdmin({
  sections,
  doors,
}: {
  sections: readonly SectionNode[];
  doors: SectionDoors;
}) {
  const t = useTranslations('admin');
  const router = useRouter();
  const [opened, setOpened] = useState<SectionNode | 'new' | null>(null);
  const row = (section: SectionNode, isChild: boolean) => (
    <li key={section.id} className="rows-item" data-child={isChild || undefined}>
      <div>
        <strong>{section.name}</strong> <span className="muted">{section.nameEn}</span>
        <p className="hint">{sectionUrl(section.slug)}</p>
      </div>
      <button
        type="button"
        className="button button-small"
        aria-label={t('editOne', { name: section.name })}
        onClick={() => setOpened(section)}
      >
        {t('edit')}
      </button>
    </li>
  );
  return (
    <div>
      <div className="page-head">
        <h1>{t('sections')}</h1>
        <button type="button" className="button button-primary" onClick={() => setOpened('new')}>
          {t('newSection')}
        </button>
      </div>
      <ul className="rows">
        {sections.flatMap((section) => [
          row(section, false),
          ...section.children.map((child) => row(child, true)),
        ])}
      </ul>
      {opened !== null && (
        <SectionDialog
          section={opened === 'new' ? null : opened}
          tops={sections}
          doors={doors}
          onDone={() => {
            setOpened(null);
            router.refresh();
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
  doors,
  onDone,
  onClose,
}: {
  section: SectionNode | null;
  tops: readonly SectionNode[];
  doors: SectionDoors;
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('admin');
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const fields = {
      name: text('name'),
      nameEn: text('nameEn') || text('name'),
      description: text('description'),
      ...(text('slug') === '' ? {} : { slug: text('slug') }),
    };
    const answer = await (section === null
      ? doors.addSection({ ...fields, parentId: text('parentId') || null })
      : doors.changeSection({ ...fields, id: section.id }));
    if (answer.ok) onDone();
    else setFailure(answer.error);
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
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {failure !== null && (
          <p className="notice notice-danger" role="alert">
            {failure.message}
          </p>
        )}
        {field('name', true)}
        {field('nameEn', false)}
        {field('slug', section !== null)}
        {field('description', false)}
        {section === null && (
          <div className="field">
            <label htmlFor={`${id}-parent`}>{t('field.parent')}</label>
            <select id={`${id}-parent`} name="parentId">
              <option value="">{t('noParent')}</option>
              {tops.map((top) => (
                <option key={top.id} value={top.id}>
                  {top.name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className="button button-primary">
            {t('save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
