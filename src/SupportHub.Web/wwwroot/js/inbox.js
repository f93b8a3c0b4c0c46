// The little that only the browser can do for the inbox. Called by name; see the .razor.cs files in Inbox.
window.supporthubInbox = {
  // The reader's time zone by its IANA name.
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,

  // Whether the reader can see the page now.
  inSight: () => document.visibilityState === "visible",

  // The list opens at its newest line and stays there while lines come in and change, unless the reader has scrolled up to read. Who sends goes on at
  // the end, where their words appear.
  keepAtEnd: (id) => {
    const list = document.getElementById(id);
    let atEnd = true;
    const settle = () => { if (atEnd) list.scrollTop = list.scrollHeight; };
    const sent = () => {
      atEnd = true;
      settle();
    };
    list.addEventListener("scroll", () => { atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 48; }, { passive: true });
    list.parentElement.addEventListener("submit", sent);
    list.parentElement.addEventListener("click", ({ target }) => { if (target.closest(".composer-foot button")) sent(); });
    new MutationObserver(settle).observe(list, { childList: true, characterData: true, subtree: true });
    new ResizeObserver(settle).observe(list);
    settle();
  },

  // On a phone the drawer lies over all that stands behind it: nobody goes on there unseen.
  closeWhenLeft: (id) => {
    const drawer = document.getElementById(id);
    drawer?.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !drawer.contains(relatedTarget) && drawer.matches(".side-open") && drawer.offsetWidth >= document.documentElement.clientWidth) drawer.querySelector(".side-close").click();
    });
  },

  // Ctrl+Enter (Command on a Mac) sends. Here, so that ordinary typing asks the server nothing more.
  sendOnCtrlEnter: (id) => {
    const text = document.getElementById(id);
    text?.addEventListener("keydown", (press) => {
      if (press.key !== "Enter" || !(press.ctrlKey || press.metaKey) || press.isComposing) return;
      press.preventDefault();
      text.form.requestSubmit();
    });
  },
};
