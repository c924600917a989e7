/** The reason, public note and notice of an act as one text; empty if there are none. */
export function reasonOf(detail: Record<string, unknown>): string {
  const notice = typeof detail.notice === 'object' && detail.notice !== null ? detail.notice : {};
  return [detail.reason, detail.publicNote, ...Object.values(notice)]
    .filter((words): words is string => typeof words === 'string' && words.trim() !== '')
    .join(' · ');
}
