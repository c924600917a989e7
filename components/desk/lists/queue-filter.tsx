'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { findPeople } from '#app/(desk)/actions/people.ts';
import { findTags } from '#app/(desk)/actions/tags.ts';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import {
  CLAIM_FILTERS,
  DESK_SORTS,
  type DeskFilterField,
  DUE_FILTERS,
  filterFields,
  filterQuery,
} from '#core/articles/desk-filter.ts';
import { PRIORITIES } from '#core/articles/priority.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { deskUrl } from '#core/urls.ts';
import { findWords } from '../find/find-address.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { DeskLink } from '../shell/desk-link.tsx';

export type Filter = Partial<Record<DeskFilterField, string>>;
type Named = { readonly id: string; readonly name: string };
export type NamedFilter = {
  readonly section?: Named & { readonly nameEn: string };
  readonly author?: Named;
  readonly tag?: Named;
};
/** The filters in the sheet; the search words are outside. */
const IN_SHEET = ['section', 'author', 'tag', 'from', 'to', 'claim', 'due', 'priority', 'sort'] as const;

/** The URL of a list. */
export function listAddress(filter: Filter & { cursor?: string }): string {
  const query = filterQuery(filter);
  const cursor = filter.cursor === undefined ? '' : `&cursor=${encodeURIComponent(filter.cursor)}`;
  return `${deskUrl}?${query}${cursor}`;
}

/** The search field, the filter sheet, and the active filters. All are part of the URL. */
export function QueueFilter({
  filter,
  named,
  sections,
}: {
  filter: Filter;
  named: NamedFilter;
  sections: readonly SectionNode[];
}) {
  const t = useTranslations('work.filter');
  const id = useId();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const count = IN_SHEET.filter((field) => filter[field] !== undefined && filter[field] !== 'saved').length;

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    router.push(listAddress({ ...filter, q }));
  }

  return (
    <>
      <search aria-label={t('label')}>
        <form className="filter queue-filter" action={deskUrl} onSubmit={search}>
          {Object.entries(filter).map(([name, value]) =>
            name === 'q' ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          <div className="field">
            <label htmlFor={id}>{t('search')}</label>
            <input key={filter.q} id={id} type="search" name="q" defaultValue={filter.q} maxLength={200} />
          </div>
          <button type="submit" className="button">
            {t('find')}
          </button>
          <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {count === 0 ? t('open') : t('openSome', { count })}
          </button>
        </form>
      </search>
      <Chips filter={filter} named={named} />
      {filter.q !== undefined && (
        <p className="queue-find">
          <DeskLink href={findWords(filter.q)}>{t('inTexts', { q: filter.q })}</DeskLink>
        </p>
      )}
      {isOpen && (
        <FilterSheet
          filter={filter}
          named={named}
          sections={sections}
          onApply={(chosen) => {
            setOpen(false);
            router.push(listAddress(chosen));
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Chips({ filter, named }: { filter: Filter; named: NamedFilter }) {
  const t = useTranslations('work.filter');
  const nameOf = useFilterValue(named);
  const chosen = (['q', ...IN_SHEET] as const).filter(
    (field) => filter[field] !== undefined && !(field === 'sort' && filter.sort === 'saved'),
  );
  if (chosen.length === 0) return null;
  const { view, state } = filter;
  return (
    <ul className="chips" aria-label={t('chips')}>
      {chosen.map((field) => {
        const { [field]: value = '', ...rest } = filter;
        const words = `${t(field)}: ${nameOf(field, value)}`;
        return (
          <li key={field} className="chip">
            <span>{words}</span>
            <DeskLink className="chip-remove" href={listAddress(rest)} label={t('remove', { what: words })}>
              ×
            </DeskLink>
          </li>
        );
      })}
      <li>
        <DeskLink className="muted" href={listAddress({ ...(view && { view }), ...(state && { state }) })}>
          {t('clear')}
        </DeskLink>
      </li>
    </ul>
  );
}

/** The label of a filter value. */
export function useFilterValue(named: NamedFilter): (field: DeskFilterField, value: string) => string {
  const t = useTranslations('work');
  const isEnglish = useLocale() === 'en';
  return (field, value) => {
    if (field === 'section')
      return named.section ? (isEnglish ? named.section.nameEn : named.section.name) : value;
    if (field === 'author' || field === 'tag') return named[field]?.name ?? value;
    if (field === 'claim') return t(`filter.claimValue.${value as 'me'}`);
    if (field === 'due') return t(`filter.dueValue.${value as 'any'}`);
    if (field === 'sort') return t(`filter.sortValue.${value as 'due'}`);
    if (field === 'priority') return t(`priority.${value as 'high'}`);
    if (field === 'from' || field === 'to') return value.split('-').reverse().join('/');
    return value;
  };
}

function FilterSheet({
  filter,
  named,
  sections,
  onApply,
  onClose,
}: {
  filter: Filter;
  named: NamedFilter;
  sections: readonly SectionNode[];
  onApply: (filter: Filter) => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('work.filter');
  const id = useId();
  const isEnglish = useLocale() === 'en';
  const nameOf = useFilterValue(named);
  const [author, setAuthor] = useState<ComboOption | null>(optionOf(named.author));
  const [tag, setTag] = useState<ComboOption | null>(optionOf(named.tag));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { view, state, q } = filter;
    const form = filterFields(Object.fromEntries(new FormData(event.currentTarget)));
    onApply(filterFields({ view, state, q, ...form, author: author?.id, tag: tag?.id }));
  }

  const select = (name: 'claim' | 'due' | 'priority' | 'sort', values: readonly string[], hasAny = true) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(name)}</label>
      <select id={`${id}-${name}`} name={name} defaultValue={filter[name] ?? (hasAny ? '' : values[0])}>
        {hasAny && <option value="">{t('any')}</option>}
        {values.map((value) => (
          <option key={value} value={hasAny || value !== values[0] ? value : ''}>
            {nameOf(name, value)}
          </option>
        ))}
      </select>
    </div>
  );

  return (
    <Dialog title={t('title')} onClose={onClose}>
      <form className="sheet stack" onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-section`}>{t('section')}</label>
          <select id={`${id}-section`} name="section" defaultValue={slugOf(sections, filter.section)}>
            <option value="">{t('any')}</option>
            {flat(sections).map(({ section, depth }) => (
              <option key={section.id} value={section.slug}>
                {'\u2003'.repeat(depth)}
                {isEnglish ? section.nameEn : section.name}
              </option>
            ))}
          </select>
        </div>
        <Chosen
          what={t('author')}
          chosen={author}
          onChange={setAuthor}
          ask={async (q) => optionsFrom(await call(findPeople(q)))}
        />
        <Chosen
          what={t('tag')}
          chosen={tag}
          onChange={setTag}
          ask={async (q) => optionsFrom(await call(findTags(q)))}
        />
        <div className="sheet-pair">
          {(['from', 'to'] as const).map((name) => (
            <div className="field" key={name}>
              <label htmlFor={`${id}-${name}`}>{t(name)}</label>
              <input id={`${id}-${name}`} type="date" name={name} defaultValue={filter[name]} />
            </div>
          ))}
          {select('claim', CLAIM_FILTERS)}
          {select('due', DUE_FILTERS)}
          {select('priority', PRIORITIES)}
          {select('sort', DESK_SORTS, false)}
        </div>
        <DialogButtons cancel={t('cancel')} go={t('apply')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** A chosen person or tag, found by typing and removed by its button. */
export function Chosen({
  what,
  chosen,
  ask,
  onChange,
}: {
  what: string;
  chosen: ComboOption | null;
  ask: (q: string) => Promise<readonly ComboOption[] | null>;
  onChange: (option: ComboOption | null) => void;
}) {
  const t = useTranslations('work.filter');
  return (
    <Combobox
      label={what}
      listLabel={t('choose', { what })}
      emptyText={t('nothingFound')}
      ask={ask}
      onPick={onChange}
      onBackspaceEmpty={() => onChange(null)}
    >
      {chosen !== null && (
        <ul className="chosen">
          <li className="chosen-item">
            <span className="chosen-label">{chosen.label}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={t('remove', { what: chosen.label })}
              onClick={() => onChange(null)}
            >
              ×
            </button>
          </li>
        </ul>
      )}
    </Combobox>
  );
}

export function optionsFrom(answer: ActionResult<readonly Named[]>): ComboOption[] | null {
  return answer.ok ? answer.data.map(({ id, name }) => ({ id, label: name })) : null;
}

function optionOf(named: Named | undefined): ComboOption | null {
  return named === undefined ? null : { id: named.id, label: named.name };
}

/** The sections with their depth, in the order of the navigation. */
export function flat(
  sections: readonly SectionNode[],
  depth = 0,
): { readonly section: SectionNode; readonly depth: number }[] {
  return sections.flatMap((section) => [{ section, depth }, ...flat(section.children, depth + 1)]);
}

function slugOf(sections: readonly SectionNode[], value: string | undefined): string {
  const found = flat(sections).find(({ section }) => section.id === value || section.slug === value);
  return found?.section.slug ?? '';
}
