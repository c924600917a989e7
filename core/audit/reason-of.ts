/** The words that people gave for an act: the reason, the public note, the notice; empty where there are none. */
export function reasonOf(detail: Record<string, unknown>): string {
  const notice = typeof detail.notice === 'object' && detail.notice !== null ? detail.notice : {};
  return [detail.reason, detail.publicNote, ...Object.values(notice)]
    .filter((words): words is string => typeof words === 'string' && words.trim() !== '')
    .join(' · ');
}
