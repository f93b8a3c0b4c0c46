// Starts Blazor and keeps the reconnect bar. Here and not in the page, because the page's policy allows no inline script.
(() => {
  const bar = document.getElementById("components-reconnect-modal");
  const seconds = [0.2, 1, 2, 5];

  // The server no longer knows this page (it was restarted, or the page slept too long): only a new load helps.
  // Blazor calls it "rejected" and, with an element of ours in its place, leaves the reload to us.
  new MutationObserver(() => {
    if (bar.classList.contains("components-reconnect-rejected")) location.reload();
  }).observe(bar, { attributeFilter: ["class"] });

  bar.querySelector("[data-reconnect]").addEventListener("click", async () => {
    bar.className = "reconnect components-reconnect-show";
    try {
      if (!(await Blazor.reconnect())) location.reload();
    } catch {
      bar.className = "reconnect components-reconnect-failed";
    }
  });

  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 120,
        retryIntervalMilliseconds: (tried) => 1000 * seconds[Math.min(tried, seconds.length - 1)],
      },
    },
  });
})();
