'use client';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { SENT } from '#components/ui/kept-form.tsx';
import type { ContainerScreen, FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';
import { frontPreviewUrl } from '#core/urls.ts';
import { useFocusAfter } from '../focus/use-focus-after.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useMoment } from '../moments/use-moment.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { ContainerNotices } from './container-notices.tsx';
import { DiscardedNotice } from './discarded-notice.tsx';
import type { DraggedStory } from './dragged-story.ts';
import { FilledRows } from './filled-rows.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { LaunchDialog } from './launch-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { placedOf } from './placed-of.ts';
import { PlacedRows } from './placed-rows.tsx';
import { beside, buttonOf } from './row-buttons.ts';
import { SlotDialog } from './slot-dialog.tsx';
import { type ContainerView, useContainer } from './use-container.ts';
import { useSectionName } from './use-section-name.ts';

type Open = 'place' | 'launch' | 'history' | { readonly slot: string } | null;

/** A container: the placed stories, the automatic rest, and the launch. */
export function ContainerPanel({
  front,
  container,
  refresh,
}: {
  front: string;
  container: ContainerScreen;
  /** Loads the present state. False on failure. */
  refresh: () => Promise<boolean>;
}) {
  const t = useTranslations('fronts');
  const errorText = useErrorText();
  const moment = useMoment();
  const sectionOf = useSectionName();
  const refreshShell = useRefresh();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const focusAfter = useFocusAfter(panel);
  const open = useContainer({ front, container, refresh });
  const { view, failure, isSaving } = open;
  const [dialog, setDialog] = useState<Open>(null);
  const [said, say] = useState('');
  const latest = useRef<(articleId: string) => void>(() => {});
  const [removed, setRemoved] = useState<{ readonly item: PlacedItem; readonly at: number } | null>(null);
  const [discarded, setDiscarded] = useState<(ContainerView & { readonly baseRevision: number }) | null>(
    null,
  );
  const { mayCurate, draft, launchedAt, launchedByName, most, others } = container;
  const place = { front, container: container.key };
  const name = sectionOf(container) ?? t(`container.${container.kind as 'top'}`);
  const titleOf = ({ placement, headline }: PlacedItem) => placement.headline ?? headline ?? t('secret');

  /** Restoring a discarded draft would overwrite later changes, so the offer ends. */
  function change(next: ContainerView, baseRevision?: number): Promise<void> {
    setDiscarded(null);
    return open.change(next, baseRevision);
  }
  /** Inserts a story before a row, and removes it from its former row. */
  function put(item: PlacedItem, at: number): void {
    const isOther = ({ articleId }: FrontItem) => articleId !== item.articleId;
    const before = view.placed.slice(0, at).filter(isOther);
    const placed = [...before, item, ...view.placed.slice(at).filter(isOther)];
    void change({ ...view, placed, passedOver: view.passedOver.filter(isOther) });
    say(t('nowPlaced', { name: titleOf(item), place: before.length + 1, container: name }));
  }
  function drop({ container: from, item, leave }: DraggedStory, at: number): void {
    const index = view.placed.findIndex(({ articleId }) => articleId === item.articleId);
    if (from === container.key && index >= 0) {
      move(index, at > index ? at - 1 : at);
    } else {
      put(item, at);
      leave?.();
    }
  }
  /** Automatic stories follow the placed ones, so pinning one also pins all before it. */
  function hold(items: readonly FrontItem[]): void {
    const placed = [...view.placed, ...items.map(placedOf)];
    void change({ ...view, placed });
    focusAfter(buttonOf(items.at(-1)?.articleId, 'grip'));
    say(
      t('nowHeld', {
        name: items.at(-1)?.headline ?? t('secret'),
        place: placed.length,
        container: name,
        others: items.length - 1,
      }),
    );
  }
  function move(from: number, to: number): void {
    const item = view.placed[from];
    if (item === undefined || to < 0 || to >= view.placed.length) return;
    const placed = [...view.placed];
    placed.splice(from, 1);
    placed.splice(to, 0, item);
    void change({ ...view, placed });
    say(
      t('nowAt', {
        name: titleOf(item),
        place: to + 1,
        count: placed.length,
        container: name,
      }),
    );
  }
  function takeOut(articleId: string): void {
    const at = view.placed.findIndex((each) => each.articleId === articleId);
    const item = view.placed[at];
    if (item === undefined) return;
    setRemoved({ item, at });
    void change({ ...view, placed: view.placed.toSpliced(at, 1) });
  }
  // A story dropped into another container leaves this one.
  latest.current = takeOut;
  function remove(articleId: string): void {
    const at = view.placed.findIndex((each) => each.articleId === articleId);
    takeOut(articleId);
    // Not to the next "×": a held key would remove one story after another.
    focusAfter(...beside(view.placed, at).map((each) => buttonOf(each, 'grip')), '[data-by="undo"]');
  }
  function passOver(item: FrontItem): void {
    void change({ ...view, passedOver: [...view.passedOver, item] });
    say(t('nowPassedOver', { name: item.headline ?? '', container: name }));
    const near = beside(filled, filled.indexOf(item)).map((each) => buttonOf(each, 'pass'));
    focusAfter(...near, '.front-passed summary');
  }
  function letIn(item: FrontItem): void {
    const { passedOver } = view;
    void change({ ...view, passedOver: passedOver.filter((each) => each !== item) });
    const near = beside(passedOver, passedOver.indexOf(item)).map((each) => buttonOf(each, 'let-in'));
    focusAfter(...near, buttonOf(item.articleId, 'pass'), '[data-by="place"]');
  }
  /** Changes made since then stay. */
  function putBack({ item, at }: NonNullable<typeof removed>): void {
    const others = view.placed.filter(({ articleId }) => articleId !== item.articleId);
    void change({ ...view, placed: others.toSpliced(at, 0, item) });
    say(t('putBack', { name: titleOf(item) }));
    setRemoved(null);
    focusAfter(buttonOf(item.articleId, 'grip'));
  }
  async function discard(): Promise<void> {
    const { placed, passedOver, isHidden } = view;
    const before = { placed, passedOver, isHidden, baseRevision: draft?.baseRevision ?? container.revision };
    setRemoved(null);
    if (!(await open.discard()) || !mayCurate) return;
    setDiscarded(before);
    focusAfter('[data-by="bring-back"]');
  }
  /** Based on its former launch. If there was another, the conflict is shown again. */
  function bringBack({ baseRevision, ...before }: NonNullable<typeof discarded>): void {
    void change(before, baseRevision);
    say(t('draftBack', { name }));
    focusAfter('[data-by="place"]');
  }

  const kept = new Set([...view.placed, ...view.passedOver].map(({ articleId }) => articleId));
  const filled = container.filled.filter(({ articleId }) => !kept.has(articleId));
  // A saved change is a draft even before the server's answer confirms it.
  const isAsLaunched = draft === null && view === container;
  const slot = typeof dialog === 'object' && dialog !== null ? dialog.slot : null;
  const inDialog = view.placed.find(({ articleId }) => articleId === slot);
  return (
    <section
      className="panel front-container"
      ref={panel}
      aria-labelledby={id}
      data-hidden={view.isHidden || undefined}
    >
      <header className="front-head">
        <h2 className="panel-title" id={id}>
          {name}
        </h2>
        <p className="hint">
          {launchedAt === null || launchedByName === null
            ? t('automatic')
            : t('launchedBy', { name: launchedByName, time: moment(launchedAt) })}{' '}
          {t('holds', { count: most })}
          {container.sectionSlug !== null && ` ${t('leadsSection')}`}
        </p>
        {draft !== null && (
          <span className="badge" data-state="draft">
            {t('draft')}
          </span>
        )}
        {view.isHidden && (
          <span className="badge" data-state="withdrawn">
            {t('hidden')}
          </span>
        )}
      </header>
      {!mayCurate && container.why !== null && <p className="hint">{errorText(container.why)}</p>}
      {others.length > 0 && (
        <p className="hint">{t('othersDraft', { names: others.map((each) => each.name).join(', ') })}</p>
      )}
      <ContainerNotices container={container} open={{ ...open, change }} onDiscard={() => void discard()} />
      {discarded !== null && <DiscardedNotice name={name} onBringBack={() => bringBack(discarded)} />}
      {view.placed.length === 0 && <p className="hint">{t('nothingPlaced')}</p>}
      <PlacedRows
        container={container.key}
        items={view.placed}
        name={name}
        mayCurate={mayCurate}
        focusAfter={focusAfter}
        onMove={move}
        onOpen={(articleId) => setDialog({ slot: articleId })}
        onRemove={remove}
        onLeave={(articleId) => latest.current(articleId)}
        onDrop={drop}
      />
      {removed !== null && (
        <p className="notice row" role="status">
          {t('removed', { name: titleOf(removed.item) })}
          <button
            type="button"
            className="button button-small"
            data-by="undo"
            onClick={() => putBack(removed)}
          >
            {t('undo')}
          </button>
        </p>
      )}
      {!view.isHidden && (
        <FilledRows
          container={container.key}
          items={filled}
          first={view.placed.filter(({ state }) => state === 'shown').length + 1}
          mayCurate={mayCurate}
          onHold={hold}
          onPassOver={passOver}
        />
      )}
      {view.passedOver.length > 0 && (
        <details className="front-passed">
          <summary>{t('passedOver', { count: view.passedOver.length })}</summary>
          <ul>
            {view.passedOver.map((item) => (
              <li key={item.articleId} className="front-slot" data-story={item.articleId}>
                <span className="front-words">{item.headline ?? t('secret')}</span>
                {mayCurate && (
                  <button
                    type="button"
                    className="button button-small"
                    data-by="let-in"
                    aria-label={t('letInNamed', { name: item.headline ?? t('secret') })}
                    onClick={() => letIn(item)}
                  >
                    {t('letIn')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {!mayCurate && draft !== null && (
        <div className="row front-acts">
          <button type="button" className="button" onClick={() => void discard()}>
            {t('discard')}
          </button>
        </div>
      )}
      {mayCurate && (
        <div className="row front-acts">
          <button type="button" className="button" data-by="place" onClick={() => setDialog('place')}>
            {t('place')}
          </button>
          <button
            type="button"
            className="button"
            aria-pressed={view.isHidden}
            onClick={() => void change({ ...view, isHidden: !view.isHidden })}
          >
            {t(view.isHidden ? 'show' : 'hide')}
          </button>
          <button type="button" className="button" onClick={() => setDialog('history')}>
            {t('history')}
          </button>
          {container.sectionSlug !== null && (
            <a
              className="button"
              href={frontPreviewUrl(front, container.sectionSlug)}
              target="_blank"
              rel="noreferrer"
              aria-label={t('previewSectionNamed', { name })}
            >
              {t('previewSection')}
            </a>
          )}
          <span className="muted" role="status">
            {isSaving ? t('saving') : failure === null && t(isAsLaunched ? 'asOnSite' : 'saved')}
          </span>
          {draft !== null && (
            <>
              <button type="button" className="button" onClick={() => void discard()}>
                {t('discard')}
              </button>
              <button
                type="button"
                className="button button-primary"
                aria-label={t('launchNamed', { name })}
                aria-disabled={draft.isStale || undefined}
                onClick={() => !draft.isStale && setDialog('launch')}
              >
                {t('launch')}
              </button>
            </>
          )}
        </div>
      )}
      {dialog === 'place' && (
        <PlaceDialog
          name={name}
          placedIds={view.placed.map(({ articleId }) => articleId)}
          onPick={(item, isFirst) => {
            put(placedOf(item), isFirst ? 0 : view.placed.length);
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'launch' && (
        <LaunchDialog
          name={name}
          of={`${front}.${container.key}`}
          onClose={() => setDialog(null)}
          onLaunch={async (note) => {
            setDialog(null);
            setRemoved(null);
            setDiscarded(null);
            if (!(await open.launch(note))) return null;
            say(t('launched', { name }));
            // The shell also shows that the front is stale.
            refreshShell();
            return SENT;
          }}
        />
      )}
      {dialog === 'history' && (
        <HistoryDialog
          name={name}
          place={place}
          onRestore={async (launch) => {
            setDialog(null);
            setDiscarded(null);
            await open.restore(launch);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {inDialog && (
        <SlotDialog
          item={inDialog}
          onSave={(changed) => {
            setDialog(null);
            void change({
              ...view,
              placed: view.placed.map((each) => (each.articleId === changed.articleId ? changed : each)),
            });
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  );
}
