'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SynonymGroup } from '#core/search/synonyms.ts';
import type { SynonymDraft } from './synonym-dialog.tsx';
import { SynonymDialog } from './synonym-dialog.tsx';
import { SynonymsAdmin } from './synonyms-admin.tsx';
import { type ShownReport, TermReportView } from './term-report-view.tsx';
import './search.css';
import { useRefresh } from '../shell/screen-refresh.tsx';

/** Manages the search: frequent terms, terms without results, and synonyms. */
export function SearchAdmin({
  synonyms,
  report,
}: {
  synonyms: readonly SynonymGroup[];
  report: ShownReport;
}) {
  const t = useTranslations('search');
  const refresh = useRefresh();
  const [draft, setDraft] = useState<SynonymDraft | null>(null);
  return (
    <div className="search-admin">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="hint">{t('intro')}</p>
      <TermReportView report={report} onSynonym={(term) => setDraft({ id: null, names: [term] })} />
      <SynonymsAdmin synonyms={synonyms} onWrite={setDraft} onChanged={refresh} />
      {draft !== null && (
        <SynonymDialog
          draft={draft}
          onDone={() => {
            setDraft(null);
            refresh();
          }}
          onClose={() => setDraft(null)}
        />
      )}
    </div>
  );
}
