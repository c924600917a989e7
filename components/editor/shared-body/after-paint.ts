/** Where nothing is drawn, such as in a window that is hidden, this long is waited instead; milliseconds. */
const atMostMs = 100;

/** Runs this once, when the screen has next been drawn. Returns what calls it off. */
export function afterPaint(run: () => void): () => void {
  let drawn: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    // What waits for a frame still runs before it is drawn; a timer that it sets comes after.
    drawn = setTimeout(once);
  });
  const atMost = setTimeout(once, atMostMs);
  function callOff() {
    cancelAnimationFrame(frame);
    clearTimeout(drawn);
    clearTimeout(atMost);
  }
  function once() {
    callOff();
    run();
  }
  return callOff;
}
