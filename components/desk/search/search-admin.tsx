'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SynonymGroup } from '#core/search/synonyms.ts';
import type { SearchDoors, SynonymDraft } from './search-doors.ts';
import { SynonymDialog } from './synonym-dialog.tsx';
import { SynonymsAdmin } from './synonyms-admin.tsx';
import { type ShownReport, TermReportView } from './term-report-view.tsx';
import './search.css';
import { useDoors } from '../forms/use-doors.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';

/** Manages the search: frequent terms, terms without results, and synonyms. */
export function SearchAdmin({
  synonyms,
  report,
  doors: handed,
}: {
  synonyms: readonly SynonymGroup[];
  report: ShownReport;
  doors: SearchDoors;
}) {
  const doors = useDoors(handed);
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
      <SynonymsAdmin synonyms={synonyms} doors={doors} onWrite={setDraft} onChanged={refresh} />
      {draft !== null && (
        <SynonymDialog
          draft={draft}
          save={doors.changeSynonyms}
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
