// For a person who is not alone: three quick presses of Escape leave, here and in the page around the chat.

const times = 3;
const within = 1_500;

/** A listener for `keydown` that calls `leave` when Escape is pressed three times within a second and a half; it answers whether anything was left. */
export function escapes(leave: () => boolean, now: () => number = Date.now): (event: KeyboardEvent) => void {
  let presses: number[] = [];
  let left = false;
  return event => {
    // While Chinese is being composed, Escape belongs to that; a key held down is one press.
    if (event.key !== "Escape" || event.isComposing) return;
    if (!event.repeat) presses = [...presses.filter(press => now() - press < within), now()];
    if (presses.length >= times) {
      presses = [];
      left = leave() || left;
    }
    // Left to the browser, Escape stops the page that is being loaded: the one this leads to. Whoever is afraid goes on pressing.
    if (left) event.preventDefault();
  };
}
