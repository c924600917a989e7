/** Drawn on a grid of 24, in strokes of the text's colour. */
const PATHS = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M11 5h6M7 19h6M14 5l-4 14',
  link: 'M10 14l4-4M9 7l2-2a4 4 0 0 1 6 6l-2 2M15 17l-2 2a4 4 0 0 1-6-6l2-2',
  bulletList: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  orderedList: 'M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 15h3l-3 4h3',
  quote: 'M5 7v10M9 8h10M9 12h10M9 16h6',
  pullQuote: 'M5 6h14M5 18h14M9 10v4M13 10v4M9 10h2M13 10h2',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  addRow: 'M4 5h16v6H4zM12 14v6M9 17h6',
  removeRow: 'M4 5h16v6H4zM9 17h6',
  addColumn: 'M5 4h6v16H5zM14 12h6M17 9v6',
  removeColumn: 'M5 4h6v16H5zM14 12h6',
  removeTable: 'M4 5h16v14H4zM9 9l6 6M15 9l-6 6',
  embed: 'M9 8l-4 4 4 4M15 8l4 4-4 4',
  relatedStory: 'M4 5h16v14H4zM7 9h5v6H7zM15 9h2M15 12h2M15 15h2',
  divider: 'M4 12h16',
  undo: 'M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-2',
  redo: 'M15 7l4 4-4 4M19 11h-9a5 5 0 0 0 0 10h2',
} as const;

export type IconName = keyof typeof PATHS;

export function ToolbarIcon({ name }: { name: IconName }) {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
