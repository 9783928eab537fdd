// Our own signs for the toolbar, 24 × 24, drawn with the colour of the text.
const drawn = (paths) =>
  `<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`
export const icons = {
  h2: drawn('<path stroke-width="3" d="M5 4v16M19 4v16M5 12h14"/>'),
  h3: drawn('<path stroke-width="2.500" d="M7 8v11M17 8v11M7 13.500h10"/>'),
  bold: drawn('<path stroke-width="3" d="M7 5h6a3.500 3.500 0 0 1 0 7H7zM7 12h7a3.500 3.500 0 0 1 0 7H7z"/>'),
  italic: drawn('<path d="M10 4h8M6 20h8M14 4l-4 16"/>'),
  list: drawn('<path d="M9 6h12M9 12h12M9 18h12"/><path stroke-width="4" d="M4 6h0M4 12h0M4 18h0"/>'),
  numbers: drawn(
    '<path d="M11 6h10M11 12h10M11 18h10"/><path stroke-width="1.8" d="M3.5 5 5 4v5M3.500 14.500c1-1.500 3.500-.5 2.500 1L3.500 19H7"/>',
  ),
  quote: drawn('<path d="M5 6v12M10 8h10M10 12h10M10 16h6"/>'),
  link: drawn('<path d="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1"/>'),
  picture: drawn('<path d="M3 5h18v14H3zM3 17l5-5 4 4 3-3 6 5"/><circle cx="15.500" cy="9" r="1.500"/>'),
  table: drawn('<path d="M3 5h18v14H3zM3 10h18M12 5v14"/>'),
  undo: drawn('<path d="M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3"/>'),
  redo: drawn('<path d="m16 5 4 4-4 4M20 9H10a5 5 0 0 0 0 10h3"/>'),
}
