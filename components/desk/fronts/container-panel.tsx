'use client';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { SENT } from '#components/ui/draft-form.tsx';
import type { ContainerScreen, FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';
import { frontPreviewUrl } from '#core/urls.ts';
import { useFocusAfter } from '../focus/use-focus-after.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useMoment } from '../moments/use-moment.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { ContainerNotices, DiscardedNotice } from './container-notices.tsx';
import type { DraggedStory } from './dragged-story.ts';
import { FilledRows } from './filled-rows.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { LaunchDialog } from './launch-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { placedOf } from './placed-of.ts';
import { PlacedRows } from './placed-rows.tsx';
import { beside, buttonOf } from './row-buttons.ts';
import { SlotDialog } from './slot-dialog.tsx';
import { type ContainerView, type OpenContainer, useContainer } from './use-container.ts';
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
  const sectionOf = useSectionName();
  const refreshShell = useRefresh();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<Open>(null);
  const [announcement, announce] = useState('');
  const { mayCurate, others } = container;
  const name = sectionOf(container) ?? t(`container.${container.kind as 'top'}`);
  const after: After = { name, announce, focusAfter: useFocusAfter(panel) };
  const open = useDraft(container, useContainer({ front, container, refresh }), after);
  const { view, change, discarded } = open;
  const rows = usePlacedRows(container, open, after);
  const slot = typeof dialog === 'object' && dialog !== null ? dialog.slot : null;
  const inDialog = view.placed.find(({ articleId }) => articleId === slot);

  function discard() {
    rows.forgetRemoved();
    void open.discard();
  }

  return (
    <section
      className="panel front-container"
      ref={panel}
      aria-labelledby={id}
      data-hidden={view.isHidden || undefined}
    >
      <ContainerHead id={id} name={name} container={container} isHidden={view.isHidden} />
      {!mayCurate && container.why !== null && <p className="hint">{errorText(container.why)}</p>}
      {others.length > 0 && (
        <p className="hint">{t('othersDraft', { names: others.map((each) => each.name).join(', ') })}</p>
      )}
      <ContainerNotices container={container} open={open} onDiscard={discard} />
      {discarded !== null && <DiscardedNotice name={name} onBringBack={() => open.bringBack(discarded)} />}
      {view.placed.length === 0 && <p className="hint">{t('nothingPlaced')}</p>}
      <PlacedRows
        container={container.key}
        items={view.placed}
        name={name}
        mayCurate={mayCurate}
        focusAfter={after.focusAfter}
        onMove={rows.move}
        onOpen={(articleId) => setDialog({ slot: articleId })}
        onRemove={rows.remove}
        onLeave={rows.leave}
        onDrop={rows.drop}
      />
      {rows.removed !== null && <RemovedNotice {...rows.removed} onUndo={rows.putBack} />}
      <AutomaticRest container={container} open={open} after={after} />
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      <ContainerButtons {...{ front, container, name, open }} onDiscard={discard} onOpen={setDialog} />
      {dialog === 'place' && (
        <PlaceDialog
          name={name}
          placedIds={view.placed.map(({ articleId }) => articleId)}
          onPick={(item, isFirst) => {
            rows.put(placedOf(item), isFirst ? 0 : view.placed.length);
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
            rows.forgetRemoved();
            if (!(await open.launch(note))) return null;
            announce(t('launched', { name }));
            // The shell also shows that the front is stale.
            refreshShell();
            return SENT;
          }}
        />
      )}
      {dialog === 'history' && (
        <HistoryDialog
          name={name}
          place={{ front, container: container.key }}
          onRestore={async (launch) => {
            setDialog(null);
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

/** Announces a change of the container with this name, and moves the focus after it. */
type After = {
  readonly name: string;
  readonly announce: (words: string) => void;
  readonly focusAfter: ReturnType<typeof useFocusAfter>;
};
type OpenDraft = ReturnType<typeof useDraft>;

const useTitle = () => {
  const t = useTranslations('fronts');
  return ({ placement, headline }: PlacedItem) => placement.headline ?? headline ?? t('secret');
};

/** The container's draft, which can be restored after it was discarded. */
function useDraft(
  { mayCurate, draft, revision }: ContainerScreen,
  open: OpenContainer,
  { name, announce, focusAfter }: After,
) {
  const t = useTranslations('fronts');
  const [discarded, setDiscarded] = useState<(ContainerView & { readonly baseRevision: number }) | null>(
    null,
  );

  /** Restoring a discarded draft would overwrite later changes, so the offer ends. */
  function change(next: ContainerView, baseRevision?: number): Promise<void> {
    setDiscarded(null);
    return open.change(next, baseRevision);
  }
  async function discard(): Promise<void> {
    const { placed, passedOver, isHidden } = open.view;
    const before = { placed, passedOver, isHidden, baseRevision: draft?.baseRevision ?? revision };
    if (!(await open.discard()) || !mayCurate) return;
    setDiscarded(before);
    focusAfter('[data-by="bring-back"]');
  }
  /** Based on its former launch. If there was another, the conflict is shown again. */
  function bringBack({ baseRevision, ...before }: NonNullable<typeof discarded>): void {
    void change(before, baseRevision);
    announce(t('draftBack', { name }));
    focusAfter('[data-by="place"]');
  }

  return {
    ...{ ...open, discarded, change, discard, bringBack },
    launch(note: string) {
      setDiscarded(null);
      return open.launch(note);
    },
    restore(launch: number) {
      setDiscarded(null);
      return open.restore(launch);
    },
  };
}

type Removed = { readonly item: PlacedItem; readonly at: number };

/** The changes of the placed stories. A removed story can be put back until the next removal. */
function usePlacedRows(
  container: ContainerScreen,
  { view, change }: OpenDraft,
  { name, announce, focusAfter }: After,
) {
  const t = useTranslations('fronts');
  const titleOf = useTitle();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const latest = useRef<(articleId: string) => void>(() => {});

  /** Inserts a story before a row, and removes it from its former row. */
  function put(item: PlacedItem, at: number): void {
    const isOther = ({ articleId }: FrontItem) => articleId !== item.articleId;
    const before = view.placed.slice(0, at).filter(isOther);
    const placed = [...before, item, ...view.placed.slice(at).filter(isOther)];
    void change({ ...view, placed, passedOver: view.passedOver.filter(isOther) });
    announce(t('nowPlaced', { name: titleOf(item), place: before.length + 1, container: name }));
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
  function move(from: number, to: number): void {
    const item = view.placed[from];
    if (item === undefined || to < 0 || to >= view.placed.length) return;
    const placed = [...view.placed];
    placed.splice(from, 1);
    placed.splice(to, 0, item);
    void change({ ...view, placed });
    announce(t('nowAt', { name: titleOf(item), place: to + 1, count: placed.length, container: name }));
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
  /** Changes made since then stay. */
  function putBack({ item, at }: Removed): void {
    const others = view.placed.filter(({ articleId }) => articleId !== item.articleId);
    void change({ ...view, placed: others.toSpliced(at, 0, item) });
    announce(t('putBack', { name: titleOf(item) }));
    setRemoved(null);
    focusAfter(buttonOf(item.articleId, 'grip'));
  }

  return {
    ...{ removed, put, drop, move, remove, putBack },
    leave: (articleId: string) => latest.current(articleId),
    forgetRemoved: () => setRemoved(null),
  };
}

function RemovedNotice({ item, at, onUndo }: Removed & { onUndo: (removed: Removed) => void }) {
  const t = useTranslations('fronts');
  const titleOf = useTitle();
  return (
    <p className="notice row" role="status">
      {t('removed', { name: titleOf(item) })}
      <button
        type="button"
        className="button button-small"
        data-by="undo"
        onClick={() => onUndo({ item, at })}
      >
        {t('undo')}
      </button>
    </p>
  );
}

function ContainerHead({
  id,
  name,
  container: { draft, launchedAt, launchedByName, most, sectionSlug },
  isHidden,
}: {
  id: string;
  name: string;
  container: ContainerScreen;
  isHidden: boolean;
}) {
  const t = useTranslations('fronts');
  const moment = useMoment();
  return (
    <header className="front-head">
      <h2 className="panel-title" id={id}>
        {name}
      </h2>
      <p className="hint">
        {launchedAt === null || launchedByName === null
          ? t('automatic')
          : t('launchedBy', { name: launchedByName, time: moment(launchedAt) })}{' '}
        {t('holds', { count: most })}
        {sectionSlug !== null && ` ${t('leadsSection')}`}
      </p>
      {draft !== null && (
        <span className="badge" data-state="draft">
          {t('draft')}
        </span>
      )}
      {isHidden && (
        <span className="badge" data-state="withdrawn">
          {t('hidden')}
        </span>
      )}
    </header>
  );
}

/** The automatic stories after the placed ones, and those that are passed over. */
function AutomaticRest({
  container,
  open: { view, change },
  after: { name, announce, focusAfter },
}: {
  container: ContainerScreen;
  open: OpenDraft;
  after: After;
}) {
  const t = useTranslations('fronts');
  const { mayCurate } = container;
  const kept = new Set([...view.placed, ...view.passedOver].map(({ articleId }) => articleId));
  const filled = container.filled.filter(({ articleId }) => !kept.has(articleId));

  /** Automatic stories follow the placed ones, so pinning one also pins all before it. */
  function hold(items: readonly FrontItem[]): void {
    const placed = [...view.placed, ...items.map(placedOf)];
    void change({ ...view, placed });
    focusAfter(buttonOf(items.at(-1)?.articleId, 'grip'));
    announce(
      t('nowHeld', {
        name: items.at(-1)?.headline ?? t('secret'),
        place: placed.length,
        container: name,
        others: items.length - 1,
      }),
    );
  }
  function passOver(item: FrontItem): void {
    void change({ ...view, passedOver: [...view.passedOver, item] });
    announce(t('nowPassedOver', { name: item.headline ?? '', container: name }));
    const near = beside(filled, filled.indexOf(item)).map((each) => buttonOf(each, 'pass'));
    focusAfter(...near, '.front-passed summary');
  }
  function letIn(item: FrontItem): void {
    const { passedOver } = view;
    void change({ ...view, passedOver: passedOver.filter((each) => each !== item) });
    const near = beside(passedOver, passedOver.indexOf(item)).map((each) => buttonOf(each, 'let-in'));
    focusAfter(...near, buttonOf(item.articleId, 'pass'), '[data-by="place"]');
  }

  return (
    <>
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
    </>
  );
}

/** The buttons below a container. A person who may not curate it may still discard their own draft. */
function ContainerButtons({
  front,
  container,
  name,
  open: { view, change, isSaving, failure },
  onDiscard,
  onOpen,
}: {
  front: string;
  container: ContainerScreen;
  name: string;
  open: OpenDraft;
  onDiscard: () => void;
  onOpen: (dialog: Open) => void;
}) {
  const t = useTranslations('fronts');
  const { mayCurate, draft } = container;
  // A saved change is a draft even before the server's answer confirms it.
  const isAsLaunched = draft === null && view === container;
  if (!mayCurate)
    return (
      draft !== null && (
        <div className="row front-acts">
          <button type="button" className="button" onClick={onDiscard}>
            {t('discard')}
          </button>
        </div>
      )
    );
  return (
    <div className="row front-acts">
      <button type="button" className="button" data-by="place" onClick={() => onOpen('place')}>
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
      <button type="button" className="button" onClick={() => onOpen('history')}>
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
          <button type="button" className="button" onClick={onDiscard}>
            {t('discard')}
          </button>
          <button
            type="button"
            className="button button-primary"
            aria-label={t('launchNamed', { name })}
            aria-disabled={draft.isStale || undefined}
            onClick={() => !draft.isStale && onOpen('launch')}
          >
            {t('launch')}
          </button>
        </>
      )}
    </div>
  );
}
