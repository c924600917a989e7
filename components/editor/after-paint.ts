/** Where nothing is drawn, such as in a window that is hidden, this long is waited instead; milliseconds. */
const atMostMs = 100;

/** Whether what runs just now was waiting for the screen. */
let isDrawn = false;

/** Runs this once, when the screen has next been drawn. Returns what calls it off. */
export function afterPaint(run: () => void): () => void {
  let frame = 0;
  let drawn: ReturnType<typeof setTimeout> | undefined;
  // What waits for a frame still runs before it is drawn; a timer that it sets comes after.
  const soon = () => {
    drawn = setTimeout(once);
  };
  const atMost = setTimeout(once, atMostMs);
  if (isDrawn) soon();
  else frame = requestAnimationFrame(soon);

  function callOff() {
    cancelAnimationFrame(frame);
    clearTimeout(drawn);
    clearTimeout(atMost);
  }
  function once() {
    callOff();
    isDrawn = true;
    try {
      run();
    } finally {
      isDrawn = false;
    }
  }
  return callOff;
}
