'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { newArticleId } from '../article/writing/new-article-id.ts';
import { waitUntilOnline } from '../forms/wait-until-online.ts';
import { ConfirmNews } from './confirm-news.tsx';
import { type Published, sendNews } from './send-news.ts';
import { SentNews } from './sent-news.tsx';
import { forgetNews, keepNews, type News, type Source, unsentNews } from './unsent-news.ts';
import { WriteNews } from './write-news.tsx';
import './breaking.css';
import { useRefresh } from '../shell/screen-refresh.tsx';

export type SheetProps = {
  readonly person: Source;
  readonly sources: readonly Source[];
  readonly sections: readonly SectionNode[];
  /** The initial section; empty if the person must choose. */
  readonly sectionId: string;
  /** How long the story stays in the breaking slot of the home page. */
  readonly minutes: number;
  readonly onClose: () => void;
};
type Step = 'write' | 'confirm' | 'sending' | 'published';

/** Retry interval without an answer, while the sheet is open. */
const againMs = 3_000;

/**
 * The breaking path: the story is written, confirmed twice, and sent until the server answers. Until then it
 * is stored in this browser with its article id, so that retries are idempotent.
 */
export function BreakingSheet({ person, sources, sections, sectionId, minutes, onClose }: SheetProps) {
  const t = useTranslations('breaking');
  const refresh = useRefresh();
  const [news, setNews] = useState<News>(() => unsentNews(person.id) ?? blank());
  const [step, setStep] = useState<Step>('write');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSilent, setSilent] = useState(false);
  const [story, setStory] = useState<Published | null>(null);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  function blank(): News {
    const ids = { id: newArticleId(), sectionId, sourceId: person.id };
    return { ...ids, headline: '', sapo: '', wasSent: false };
  }

  function change(changes: Partial<News>): News {
    const next = { ...news, ...changes };
    setNews(next);
    keepNews(person.id, next);
    return next;
  }

  async function publish() {
    setStep('sending');
    setRefusal(null);
    const sent = change({ wasSent: true });
    while (isOpen.current) {
      const answer = await sendNews(sent);
      if (answer.kind === 'published') {
        forgetNews(person.id);
        setStory(answer.story);
        setStep('published');
        refresh();
        return;
      }
      if (answer.kind === 'refused') {
        // Rejected means not published: the text may change under the same id.
        change({ wasSent: false });
        setRefusal(answer.message);
        setStep('write');
        return;
      }
      setSilent(true);
      await waitUntilOnline(againMs);
    }
  }

  function beginAnew() {
    setNews(blank());
    setStory(null);
    setSilent(false);
    setStep('write');
  }

  const names = namesIn(sections);
  const source = sources.find(({ id }) => id === news.sourceId)?.name ?? '';
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {step === 'write' && (
        <WriteNews
          news={news}
          sources={sources}
          sections={sections}
          sectionIds={[...names.keys()]}
          refusal={refusal}
          onChange={change}
          onCancel={onClose}
          onGo={() => setStep('confirm')}
        />
      )}
      {(step === 'confirm' || step === 'sending') && (
        <ConfirmNews
          news={news}
          source={source}
          section={names.get(news.sectionId) ?? null}
          person={person.name}
          minutes={minutes}
          isSending={step === 'sending'}
          isSilent={isSilent}
          onBack={() => setStep('write')}
          onGo={publish}
        />
      )}
      {step === 'published' && story !== null && (
        <SentNews
          story={story}
          isAsTyped={story.headline === normaliseText(news.headline)}
          onAnew={beginAnew}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

/** All sections of the tree by id. */
function namesIn(sections: readonly SectionNode[]): Map<string, SectionNode> {
  return new Map(
    sections.flatMap((section) => [[section.id, section] as const, ...namesIn(section.children)]),
  );
}
