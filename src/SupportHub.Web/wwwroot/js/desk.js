// Starts Blazor and keeps the reconnect bar. Here and not in the page, because the page's policy allows no inline script.
(() => {
  const bar = document.getElementById("components-reconnect-modal");
  const seconds = [0.2, 1, 2, 5];
  const kept = "typed:" + location.pathname;

  // What is being typed survives the reload: fields with an id, in this tab only, and never a password.
  const fields = 'textarea[id]:not([readonly]), input[id][type="text"]:not([readonly]), input[id]:not([type]):not([readonly])';

  function reload() {
    const typed = [...document.querySelectorAll(fields)].filter((field) => field.value).map((field) => [field.id, field.value]);
    if (typed.length) sessionStorage.setItem(kept, JSON.stringify(typed));
    location.reload();
  }

  // Given back once the page is live, which is later than Blazor's start: a value set earlier would be drawn over.
  function giveBack() {
    const typed = new Map(JSON.parse(sessionStorage.getItem(kept) ?? "[]"));
    sessionStorage.removeItem(kept);
    if (!typed.size) return;
    const look = () => {
      for (const [id, text] of typed) {
        const field = document.getElementById(id);
        if (!field?.matches(fields) || !field.closest("[data-live]")) continue;
        typed.delete(id);
        if (field.value) continue;
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
      if (!typed.size) watch.disconnect();
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
    look();
  }

  // What opens in place of what was pressed takes its focus, and gives it to what comes in its own: nobody is put back to the page's begin. Why a
  // form was refused is seen on a small phone too.
  let had;
  addEventListener("focusin", ({ target }) => { had = target.closest("[data-live]") ? target : undefined; });
  new MutationObserver((changes) => {
    const come = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.isConnected && node.nodeType === Node.ELEMENT_NODE);
    const first = (what) => come.map((node) => (node.matches(what) ? node : node.querySelector(what))).find((found) => found);
    first("form .refused, form .refusal")?.scrollIntoView({ block: "nearest" });
    if (!had || had.isConnected) return;
    had = undefined;
    first("[data-focus]")?.focus();
  }).observe(document.body, { childList: true, subtree: true });

  // The server no longer knows this page (it was restarted, or the page slept too long): only a new load helps.
  // Blazor calls it "rejected" and, with an element of ours in its place, leaves the reload to us.
  new MutationObserver(() => {
    if (bar.classList.contains("components-reconnect-rejected")) reload();
  }).observe(bar, { attributeFilter: ["class"] });

  // The server answers, and yet gives this page no connection, time after time: the session ended, or something on the way changed. Only a
  // new load tells which.
  let answered = 0;
  async function probe() {
    try {
      const health = await fetch("/health/live", { cache: "no-store" });
      answered = health.ok ? answered + 1 : 0;
    } catch {
      answered = 0;
    }
    if (answered >= 3) reload();
  }

  Blazor.start({
    circuit: {
      // A connection that died without a word (a tunnel, a lid that was closed) is noticed within seconds: the server speaks every five.
      configureSignalR: (connection) => connection.withServerTimeout(12000),
      reconnectionOptions: {
        // For as long as it takes; a page that comes to the front tries at once.
        maxRetries: Infinity,
        retryIntervalMilliseconds: (tried) => {
          if (tried === 0) answered = 0;
          if (tried >= seconds.length) probe();
          return 1000 * seconds[Math.min(tried, seconds.length - 1)];
        },
      },
    },
  }).then(giveBack);
})();
