'use client';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useLocale, useMessages, useTranslations } from 'use-intl/react';
import { act } from '#app/(desk)/actions/articles.ts';
import { BodyEditor } from '#components/editor/body-editor.tsx';
import type { EditorLabels } from '#components/editor/editor-labels.ts';
import type { Sent } from '#components/ui/draft-form.tsx';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import { Opened } from '#components/ui/opened.tsx';
import type { Command } from '#core/articles/actions.ts';
import { ARTICLE_FIELDS, type TextField as TextFieldName } from '#core/articles/article-fields.ts';
import { FORMATS } from '#core/articles/states.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { CheckedPlan } from '#core/checks/check-plan.ts';
import type { CheckResult } from '#core/checks/run-checks.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import type { ActionInput } from './action-dialog.tsx';
import { ArticleTop } from './article-top.tsx';
import { BylineField } from './byline-field.tsx';
import { ChecksList, requiredNow, useFaultWords } from './checks-list.tsx';
import { CommentsPanel } from './comments/comments-panel.tsx';
import { type DeskArticle, type Named, needsDialog, type SavedView } from './desk-article.ts';
import { LeadField } from './lead-field.tsx';
import { Notices } from './notices.tsx';
import { PinsField } from './pins-field.tsx';
import { PlanSummary } from './plan-summary.tsx';
import { SectionSelect } from './section-select.tsx';
import { TagField } from './tag-field.tsx';
import { TextField } from './text-field.tsx';
import type { OpenForks } from './timeline-page.ts';
import { type ArticleOnScreen, useArticle } from './use-article.ts';
import { useChecks } from './use-checks.ts';
import { useEditorServices, useHouseStyle } from './use-editor-services.ts';
import { useRefused } from './use-refused.ts';
import { useSuggester } from './use-suggester.ts';
import { leadOf, putIntoLead } from './writing/use-parts.ts';

/** The session has ended. */
const signedOut: Sent = { ok: false, error: { code: 'auth.required' } };

const actionDialog = lazy(async () => (await import('./action-dialog.tsx')).ActionDialog);
const editionField = lazy(async () => (await import('./edition-field.tsx')).EditionField);
const fieldConflicts = lazy(async () => (await import('./field-conflicts.tsx')).FieldConflicts);
const goneNotice = lazy(async () => (await import('./gone-notice.tsx')).GoneNotice);
const keptTexts = lazy(async () => (await import('./open-forks.tsx')).OpenForksPanel);
const lastVersions = lazy(async () => (await import('./last-versions.tsx')).LastVersions);
const translationPanel = lazy(async () => (await import('./translation-panel.tsx')).TranslationPanel);
const outsideLinks = lazy(async () => (await import('./outside/outside-links.tsx')).OutsideLinks);
// A person who has typed has prefetched these (`prepareAll`). For others a delay does no harm.
const sessionEnded = lazy(async () => (await import('./session-ended.tsx')).SessionEnded);
const recoveryNotice = lazy(async () => (await import('./recovery-notice.tsx')).RecoveryNotice);

/** The screen on which an article is written, checked and moved through the workflow. */
export function ArticleScreen({
  person,
  article,
  sealedNotice,
  openForks,
  storyLocale,
  blank,
  startChecks,
  sections,
  tagTypes,
  canPinAtFirst,
}: {
  person: Named & { readonly email: string };
  article: DeskArticle | null;
  /** Replaces the text if it is sealed for this person. */
  sealedNotice: ReactNode;
  /** The open forks of the article. */
  openForks: OpenForks;
  /** The language of the story; for a new story the site's. */
  storyLocale: Locale;
  blank: VersionContent;
  /** The check results of the story when the page opens. */
  startChecks: CheckedPlan;
  sections: readonly SectionNode[];
  tagTypes: readonly TagType[];
  /** Whether this person may choose related stories for a new story. */
  canPinAtFirst: boolean;
}) {
  const t = useTranslations('desk.article');
  const screen = useArticle({ personId: person.id, article, blank });
  const { content, view } = screen;
  const refusal = useRefused(content);
  const [editor, setEditor] = useState<Editor | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const isBeingWritten =
    view === null || view.workState === 'draft' || view.workState === 'changes_requested';
  const checks = useChecks({ view, start: startChecks, content, doc: screen.doc, failure: refusal.refused });
  const { faults, failure, errors } = useFaults(checks, refusal, screen);
  const workflow = useWorkflow({ screen, setFailure: refusal.setFailure, faults, showField });
  const isReadOnly = screen.right !== 'all' || !screen.state.isReady || screen.isGone;
  const editing: Editing = { screen, isReadOnly, errors, checks };

  function showField(field: CheckResult['field']) {
    const target = form.current?.querySelector<HTMLElement>(
      field === 'body'
        ? '.editor-text'
        : `[data-field="${field}"] input, [data-field="${field}"] textarea, [name="${field}"]`,
    );
    target?.focus();
  }

  return (
    <div className="article-screen" ref={form}>
      <ArticleTop
        form={form}
        screen={screen}
        workflow={workflow}
        personId={person.id}
        isSealed={sealedNotice !== null}
        canSave={mayEdit(view) && sealedNotice === null}
        hasFailedChecks={faults.length > 0}
        onNearAction={actionDialog.prepare}
      />
      <Notices view={view} failure={(workflow.asked === null ? failure : null) ?? screen.failure} />
      <VisitNotices screen={screen} person={person} isReadOnly={isReadOnly} />
      {view?.edition?.role === 'original' && view.edition.translation !== null && (
        <LazyPart
          part={translationPanel}
          view={view}
          content={content}
          save={screen.save}
          onChanged={(edition) => screen.takePart({ edition })}
        />
      )}

      {sealedNotice ?? (
        <div className="article-columns">
          <StoryText
            editing={editing}
            personId={person.id}
            articleId={article?.id}
            storyLocale={storyLocale}
            onEditor={setEditor}
          />

          <aside className="article-side" aria-label={t('side')}>
            {(isBeingWritten || checks.some((check) => !check.passed)) && (
              <ChecksList checks={checks} onShow={showField} />
            )}
            <FilingPanel
              editing={editing}
              person={person}
              sections={sections}
              tagTypes={tagTypes}
              canPinAtFirst={canPinAtFirst}
            />
            <ArticleRecord screen={screen} openForks={openForks} />
            {view !== null && (
              <CommentsPanel
                articleId={view.id}
                person={person}
                editor={editor}
                doc={screen.state.isReady ? screen.doc : null}
                news={screen.commentsNews}
                canComment={view.abilities.comment.ok}
                isSealed={view.publicState === 'taken_down'}
              />
            )}
          </aside>
        </div>
      )}

      {workflow.asked !== null && view !== null && (
        <LazyPart
          part={actionDialog}
          of={view.id}
          command={workflow.asked}
          asks={view.asks[workflow.asked]}
          before={workflow.asked === 'set_embargo' ? view.embargoUntil : null}
          mayBeEarlier={view.abilities.lift_embargo.ok}
          failure={refusal.refused ?? screen.failure}
          isBusy={workflow.isBusy}
          onAct={workflow.act}
          onClose={workflow.close}
        />
      )}
    </div>
  );
}

type Refusal = ReturnType<typeof useRefused>;

/** A story in its form: its fields, what this person may change, and the messages at the fields. */
type Editing = {
  readonly screen: ArticleOnScreen;
  readonly isReadOnly: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly checks: readonly CheckResult[];
};

const mayEdit = (view: SavedView | null) => view === null || view.abilities.edit.ok;

/** The failed required checks, and the failure to show with its messages at the fields. */
function useFaults(
  checks: readonly CheckResult[],
  { refused, failure: still }: Refusal,
  screen: ArticleOnScreen,
) {
  const faultWords = useFaultWords();
  const faults = requiredNow(checks);
  // Missing fields are known during writing. While any is missing, a touched field does not clear the
  // failure.
  const failure = refused?.code === 'article.checks-failed' && faults.length > 0 ? refused : still;
  const errors: Editing['errors'] = {
    ...screen.failure?.fieldErrors,
    ...(failure?.code === 'article.checks-failed'
      ? Object.fromEntries(faults.map((fault) => [fault.field, faultWords(fault)]).reverse())
      : failure?.fieldErrors),
  };
  return { faults, failure, errors };
}

/** Runs workflow actions. An action that needs a dialog is `asked` first; the text is saved before each. */
function useWorkflow({
  screen,
  setFailure,
  faults,
  showField,
}: {
  screen: ArticleOnScreen;
  setFailure: Refusal['setFailure'];
  faults: readonly CheckResult[];
  showField: (field: CheckResult['field']) => void;
}) {
  const { view } = screen;
  const call = useActionCall();
  const actions = useTranslations('actions');
  const refresh = useRefresh();
  const proven = useProven();
  const [asked, setAsked] = useState<Command | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState('');

  async function start(command: Command) {
    setFailure(null);
    if (view !== null && needsDialog(view.asks[command])) setAsked(command);
    else await run(command, {});
  }

  async function run(action: Command, input: ActionInput): Promise<Sent | null> {
    if (isBusy) return null;
    setBusy(true);
    const { session } = screen;
    try {
      if (session?.snapshot().unknown != null) session.tryNow();
      // A person who takes over a story acts on nothing they have read, because another person is writing in
      // it.
      const saved = action === 'force_unlock' ? await screen.send() : await screen.save();
      if (saved === null) return session?.snapshot().unknown == null ? null : signedOut;
      const { id: articleId, ...read } = saved;
      const seen =
        action === 'reschedule' && view?.schedule ? { basePublishAt: view.schedule.publishAt } : {};
      const sentContent = contentOf(screen.doc);
      const answer = await proven(() => call(act({ articleId, action, ...read, ...seen, ...input })));
      if (!answer.ok) {
        setFailure(answer.error, sentContent);
        if (answer.error.code === 'article.checks-failed' && faults[0]) showField(faults[0].field);
        return answer;
      }
      screen.take(answer.data);
      setAsked(null);
      setFailure(null);
      setDone(actions('did', { action: actions(`name.${action}`) }));
      refresh();
      return answer;
    } finally {
      setBusy(false);
    }
  }

  return {
    asked,
    isBusy,
    /** The announcement of the last action. */
    done,
    start,
    act: async (input: ActionInput) => (asked === null ? null : run(asked, input)),
    close() {
      setAsked(null);
      setFailure(null);
    },
  };
}

/** Notices about this visit: an ended session, lost access, a recovered text, conflicting fields. */
function VisitNotices({
  screen,
  person,
  isReadOnly,
}: {
  screen: ArticleOnScreen;
  person: Named & { readonly email: string };
  isReadOnly: boolean;
}) {
  const { session, state, parts, view } = screen;
  return (
    <>
      {session !== null && state.unknown !== null && (
        <LazyPart part={sessionEnded} why={state.unknown} person={person} session={session} />
      )}
      {screen.isGone && <LazyPart part={goneNotice} content={screen.content} />}
      {session !== null && state.recovery !== null && (
        <LazyPart
          part={recoveryNotice}
          recovery={state.recovery}
          session={session}
          version={view?.version ?? 1}
        />
      )}
      {parts.conflicts.length > 0 && (
        <LazyPart
          part={fieldConflicts}
          doc={screen.doc}
          conflicts={parts.conflicts}
          texts={parts.texts}
          canEdit={!isReadOnly}
        />
      )}
    </>
  );
}

/** A text field of the story, which holds one line. */
function StoryField({
  name,
  editing: { screen, isReadOnly, errors },
  ...looks
}: {
  name: TextFieldName;
  editing: Editing;
  advisedChars?: number;
  className?: string;
}) {
  const fields = useTranslations('fields');
  return (
    <TextField
      {...{ ...looks, name, isReadOnly, isOneLine: true }}
      label={fields(name)}
      value={screen.parts.texts[name]}
      maxChars={ARTICLE_FIELDS[name].maxChars}
      error={errors[name]}
      onChange={(text) => screen.change({ [name]: text })}
    />
  );
}

/** The recommended length of a text by the desk's rules, or undefined. */
function advisedCharsOf(
  name: 'headline-length' | 'sapo-length',
  checks: readonly CheckResult[],
): number | undefined {
  const maxChars = checks.find((check) => check.name === name)?.parameters.maxChars;
  return typeof maxChars === 'number' ? maxChars : undefined;
}

/** The text of the story. Until the visit has loaded the working copy, the body cannot be edited. */
function StoryText({
  editing,
  personId,
  articleId,
  storyLocale,
  onEditor,
}: {
  editing: Editing;
  personId: string;
  articleId?: string;
  storyLocale: Locale;
  onEditor: (editor: Editor | null) => void;
}) {
  const { screen, isReadOnly, errors, checks } = editing;
  const { doc, session, content } = screen;
  const lead = leadOf(screen.parts);
  const t = useTranslations('desk.article');
  const messages = useMessages() as unknown as Record<'blocks' | 'editor', EditorLabels>;
  const labels = useMemo(() => ({ ...messages.blocks, ...messages.editor }), [messages]);
  const services = useEditorServices(articleId);
  const houseStyle = useHouseStyle();
  const suggester = useSuggester({ personId, mayEdit: mayEdit(screen.view) });
  return (
    <div className="article-main">
      <StoryField name="kicker" editing={editing} className="field-kicker" />
      <StoryField
        name="headline"
        editing={editing}
        advisedChars={advisedCharsOf('headline-length', checks)}
        className="field-headline"
      />
      <StoryField
        name="sapo"
        editing={editing}
        advisedChars={advisedCharsOf('sapo-length', checks)}
        className="field-sapo"
      />
      <LeadField
        lead={lead}
        known={screen.view?.lead ?? null}
        isReadOnly={isReadOnly}
        errors={errors}
        onChange={(lead) => screen.change({ lead })}
      />
      <div className="field-body">
        <span className="label">{t('body')}</span>
        {session !== null && screen.state.isReady ? (
          <BodyEditor
            key={doc.guid}
            doc={doc}
            askFirst={session.held.askFirst}
            awareness={session.awareness}
            editable={screen.right !== 'nothing' && !screen.isGone}
            suggester={suggester}
            labels={labels}
            services={services}
            style={{ sectionId: content.sectionId, locale: storyLocale, services: houseStyle }}
            onEditor={onEditor}
            onLead={lead === null ? null : (item) => putIntoLead(doc, item)}
          />
        ) : (
          <TextBefore text={bodyText(content.body)} label={t('body')} />
        )}
        {errors.body !== undefined && <p className="field-error">{errors.body}</p>}
      </div>
    </div>
  );
}

/** The panel in which a story is filed: its plan, section, tags, byline, format and edition. */
function FilingPanel({
  editing,
  person,
  sections,
  tagTypes,
  canPinAtFirst,
}: {
  editing: Editing;
  person: Named;
  sections: readonly SectionNode[];
  tagTypes: readonly TagType[];
  canPinAtFirst: boolean;
}) {
  const { screen, isReadOnly, errors } = editing;
  const { view, parts, change } = screen;
  const t = useTranslations('desk.article');
  const fields = useTranslations('fields');
  const isEnglish = useLocale() === 'en';
  const when = useMoment();
  const [seesEdition, setSeesEdition] = useState(view !== null && view.edition !== null);
  return (
    <section className="panel stack" aria-label={t('filing')}>
      {view !== null && <PlanSummary view={view} when={when} onChanged={screen.takePart} />}
      <SectionSelect
        sections={sections}
        value={parts.sectionId}
        isReadOnly={isReadOnly || view?.abilities.relocate.ok === false}
        isEnglish={isEnglish}
        error={errors.sectionId}
        onChange={(sectionId) => change({ sectionId })}
      />
      <TagField
        ids={parts.tagIds}
        story={screen.content}
        articleId={view?.id ?? null}
        known={view?.tags ?? []}
        types={tagTypes}
        isReadOnly={isReadOnly}
        error={errors.tagIds}
        onChange={(tagIds) => change({ tagIds })}
      />
      <BylineField
        ids={parts.bylineIds}
        known={[person, ...(view?.byline ?? [])]}
        isReadOnly={isReadOnly}
        error={errors.bylineIds}
        onChange={(bylineIds) => change({ bylineIds })}
      />
      <StoryField name="datelinePlace" editing={editing} />
      <PinsField
        ids={parts.pinIds}
        known={view?.pins ?? []}
        ownId={view?.id ?? null}
        isReadOnly={isReadOnly || !(view?.abilities.pin_related.ok ?? canPinAtFirst)}
        error={errors.pinIds}
        onChange={(pinIds) => change({ pinIds })}
      />
      <div className="field">
        <label htmlFor="format">{fields('format')}</label>
        <select
          id="format"
          value={parts.format}
          disabled={isReadOnly}
          onChange={(event) => change({ format: event.target.value as VersionContent['format'] })}
        >
          {FORMATS.map((format) => (
            <option key={format} value={format}>
              {t(`formats.${format}`)}
            </option>
          ))}
        </select>
      </div>
      {(parts.format === 'sponsored' || parts.texts.sponsor !== '') && (
        <StoryField name="sponsor" editing={editing} />
      )}
      {view !== null && (view.edition !== null || view.mayLinkEdition.ok) && (
        <details open={seesEdition} onToggle={(event) => setSeesEdition(event.currentTarget.open)}>
          <summary className="label">{t(view.locale === 'vi' ? 'edition.en' : 'edition.vi')}</summary>
          {seesEdition && (
            <LazyPart part={editionField} view={view} onChanged={(edition) => screen.takePart({ edition })} />
          )}
        </details>
      )}
    </section>
  );
}

/** The texts kept beside the story, its last versions, and its links for people outside. */
function ArticleRecord({ screen, openForks }: { screen: ArticleOnScreen; openForks: OpenForks }) {
  const t = useTranslations('desk.article');
  const { view } = screen;
  if (view === null) return null;
  const { recovery } = screen.state;
  const newestKept = recovery?.kind === 'kept' ? recovery.forkId : null;
  return (
    <>
      {(openForks.items.length > 0 || newestKept !== null) && (
        <LazyPart
          part={keptTexts}
          articleId={view.id}
          version={view.version}
          start={openForks}
          newest={newestKept}
        />
      )}
      <Opened
        className="panel history"
        title={t('history')}
        titleClass="panel-title"
        part={lastVersions}
        props={{ articleId: view.id }}
      />
      {view.abilities.share_outside.ok && (
        <Opened
          className="panel history"
          title={t('outside')}
          titleClass="panel-title"
          part={outsideLinks}
          props={{ articleId: view.id, state: view.workState + view.publicState }}
        />
      )}
    </>
  );
}

/** The read-only text of the story while its working copy loads. */
function TextBefore({ text, label }: { text: string; label: string }) {
  return (
    <section className="editor" aria-label={label} aria-busy="true">
      <div className="editor-text editor-text-before">
        {text.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are static.
          <p key={index}>{line}</p>
        ))}
      </div>
    </section>
  );
}
