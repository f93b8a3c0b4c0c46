// For a person who is not alone: three quick presses of Escape leave, here and in the page around the chat.

const times = 3;
const within = 1_500;

/** A listener for `keydown` that calls `leave` when Escape is pressed three times within a second and a half. */
export function escapes(leave: () => void, now: () => number = Date.now): (event: KeyboardEvent) => void {
  let presses: number[] = [];
  return event => {
    // A key held down is one press; while Chinese is being composed, Escape belongs to that.
    if (event.key !== "Escape" || event.repeat || event.isComposing) return;
    presses = [...presses.filter(press => now() - press < within), now()];
    if (presses.length < times) return;
    // Left to the browser, Escape stops the page that is being loaded: the one this leads to.
    event.preventDefault();
    leave();
  };
}
