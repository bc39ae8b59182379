"use strict";
// The page is whole without this script: it joins list, story and document, steps, filters, and changes the theme.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  const items = all(".held");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 60.01rem)");
  const parts = new Map();
  for (const part of all("[data-n]")) {
    const n = part.dataset.n;
    if (!parts.has(n)) parts.set(n, []);
    parts.get(n).push(part);
  }
  const behavior = () => (still.matches ? "auto" : "smooth");

  let chosen = null;
  const choose = (n) => {
    if (n === chosen) return;
    for (const part of parts.get(chosen) || []) part.classList.remove("on");
    chosen = n;
    for (const part of parts.get(chosen) || []) part.classList.add("on");
  };

  // Within its own column only: the page stays where it is.
  const bring = (id) => {
    const target = document.getElementById(id);
    const pane = target && target.closest(".pane");
    if (!pane) return;
    for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    if (!wide.matches) return;
    const top = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 3, behavior: behavior() });
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("button, summary, pre, a.out")) return;
    const part = target.closest("[data-n]");
    if (!part) return choose(null);
    choose(part.dataset.n);
    bring("q" + chosen);
    bring("d" + chosen);
    const link = target.closest("a");
    if (link && wide.matches && link.closest(".pane") && !link.matches(".ref")) {
      event.preventDefault();  // both columns are in sight: nothing has to jump
      history.replaceState(null, "", link.getAttribute("href"));
    }
  });

  const step = (by) => {
    const open = items.filter((item) => !item.hidden && item.closest("details").open);
    if (!open.length) return;
    const at = open.findIndex((item) => item.dataset.n === chosen);
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)];
    choose(next.dataset.n);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", behavior: behavior() });
    bring("q" + chosen);
    bring("d" + chosen);
  };

  // Of several buttons that are pressed each adds its own.
  const pressed = new Set();
  const filter = () => {
    let shown = 0;
    for (const item of items) {
      const fits = !pressed.size || pressed.has(item.dataset.facet);
      item.hidden = !fits;
      shown += fits;
      for (const part of parts.get(item.dataset.n)) if (part !== item) part.classList.toggle("dim", !fits);
    }
    for (const group of all(".group")) {
      group.hidden = !all(".held:not([hidden])", group).length;
      if (pressed.size && !group.hidden) group.open = true;
    }
    document.getElementById("found").textContent = pressed.size ? shown + " of " + items.length : "";
  };
  for (const chip of all(".chip")) {
    chip.addEventListener("click", () => {
      const facet = chip.dataset.facet;
      pressed.has(facet) ? pressed.delete(facet) : pressed.add(facet);
      chip.setAttribute("aria-pressed", pressed.has(facet));
      filter();
    });
  }

  const theme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };
  document.getElementById("theme").addEventListener("click", theme);
  const keys = document.getElementById("keys");
  document.getElementById("help").addEventListener("click", () => keys.showModal());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === "Escape") {
      const item = chosen && document.getElementById("c" + chosen);
      if (item && document.activeElement !== item && !item.hidden) return item.focus();
      choose(null);
      pressed.clear();
      for (const chip of all(".chip")) chip.setAttribute("aria-pressed", "false");
      return filter();
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") keys.showModal();
    else if (event.key === "t") theme();
    else if (event.key === "Enter" && event.target.matches(".held")) {
      const words = document.getElementById("q" + event.target.dataset.n);
      if (!words) return;
      words.closest(".sides").scrollIntoView({ block: "start", behavior: behavior() });
      bring("q" + chosen);
      bring("d" + chosen);
      words.focus({ preventScroll: wide.matches });
    } else return;
    event.preventDefault();
  });

  // Paper can't be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details.group:not([open])");
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
})();
