"use strict";
// The page is whole without this script: it joins cards and marks, steps, filters, and changes the theme.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  const cards = all(".card");
  const find = document.getElementById("find");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 60.01rem)");
  let chosen = null;

  // What belongs to each statement: its marks with their roles, and its numbers in the text.
  const parts = new Map(cards.map((card) => [card, { marks: [], refs: [] }]));
  for (const story of all(".story")) {
    const own = new Map(all(".card", story).map((card) => [card.dataset.o, card]));
    for (const mark of all(".m[data-m]", story)) {
      for (const token of mark.dataset.m.split(" ")) {
        const card = own.get(token.slice(0, -1));
        if (card) parts.get(card).marks.push([mark, "on-" + token.slice(-1)]);
      }
    }
    for (const ref of all("a.ref", story)) {
      const card = own.get(ref.dataset.o);
      if (card) parts.get(card).refs.push(ref);
    }
  }

  const light = (card, on) => {
    if (!card) return;
    card.classList.toggle("on", on);
    for (const [mark, role] of parts.get(card).marks) mark.classList.toggle(role, on);
    for (const ref of parts.get(card).refs) ref.classList.toggle("on", on);
  };
  const choose = (card) => {
    if (card === chosen) return;
    light(chosen, false);
    if (chosen) chosen.classList.remove("peek");
    chosen = card;
    light(chosen, true);
  };
  const behavior = () => (still.matches ? "auto" : "smooth");

  // Scrolls the column of cards only, or the page where there is no such column.
  const showCard = (card) => {
    const panel = card.closest(".cards");
    if (!wide.matches) return card.scrollIntoView({ block: "nearest", behavior: behavior() });
    const top = card.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    const chips = panel.querySelector(".chips").offsetHeight;
    panel.scrollTo({ top: panel.scrollTop + top - chips - 4, behavior: behavior() });
  };
  const showText = (card) => {
    const ref = parts.get(card).refs[0];
    if (!ref) return;
    const box = ref.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 80) ref.scrollIntoView({ block: "center", behavior: behavior() });
  };

  const owner = (mark) => {
    // Of several statements on one passage, the innermost; a second click takes the next one out.
    const story = mark.closest(".story");
    const tokens = mark.dataset.m.split(" ").map((token) => token.slice(0, -1));
    const owners = [...new Set(tokens)].map((id) => document.getElementById(story.id + "-c" + id)).filter(Boolean).reverse();
    return owners[(owners.indexOf(chosen) + 1) % owners.length];
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("input, button, summary, details p, a.out")) return;
    const ref = target.closest("a.ref");
    const mark = target.closest(".m[data-m]");
    const card = target.closest(".card");
    if (ref || mark) {
      const found = ref ? document.getElementById(ref.closest(".story").id + "-c" + ref.dataset.o) : owner(mark);
      if (ref) event.preventDefault();
      choose(found);
      // Beside the text where there is room; else the card rises over its foot until something else is touched.
      if (wide.matches) showCard(found);
      else found.classList.add("peek");
      if (ref) found.focus({ preventScroll: true });
    } else if (!card) {
      choose(null);
    } else {
      choose(card);
      if (!target.closest("a")) showText(card);
    }
  });

  // Pointing at either side lights the other for as long as nothing else is chosen.
  let pointed = null;
  const point = (card) => {
    if (card === pointed) return;
    if (pointed && pointed !== chosen) light(pointed, false);
    pointed = card;
    if (pointed && pointed !== chosen) light(pointed, true);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = event.target.closest(".m[data-m]");
    if (!mark) return point(event.target.closest(".card"));
    const ids = mark.dataset.m.split(" ");
    point(document.getElementById(mark.closest(".story").id + "-c" + ids[ids.length - 1].slice(0, -1)));
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card && event.target === card) choose(card);
  });

  const step = (by) => {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const at = open.indexOf(chosen);
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)];
    choose(next);
    next.focus({ preventScroll: true });
    showCard(next);
    if (wide.matches) showText(next);
  };

  // Words in the field and pressed buttons together decide which cards are shown.
  const pressed = new Set();
  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const facets = card.dataset.facets.split(" ");
      const text = words.length ? card.textContent.toLowerCase() : "";
      const fits = [...pressed].every((facet) => facets.includes(facet)) && words.every((word) => text.includes(word));
      card.hidden = !fits;
      shown += fits;
      for (const ref of parts.get(card).refs) ref.classList.toggle("dim", !fits);
    }
    for (const note of all(".nothing")) note.hidden = Boolean(all(".card:not([hidden])", note.parentElement).length) || !all(".card", note.parentElement).length;
    document.getElementById("found").textContent = words.length || pressed.size ? shown + " of " + cards.length : "";
  };
  find.addEventListener("input", filter);
  for (const chip of all(".chip")) {
    const facet = chip.dataset.facet;
    const mine = all(".card", chip.closest(".cards")).filter((card) => card.dataset.facets.split(" ").includes(facet));
    chip.querySelector("span").textContent = mine.length;
    chip.hidden = !mine.length;
    chip.addEventListener("click", () => {
      pressed.has(facet) ? pressed.delete(facet) : pressed.add(facet);
      for (const other of all('.chip[data-facet="' + facet + '"]')) other.setAttribute("aria-pressed", pressed.has(facet));
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
    const target = event.target;
    if (event.key === "Escape") {
      if (target === find) { find.value = ""; filter(); find.blur(); }
      return choose(null);
    }
    if (target.matches("input, textarea, select")) return;
    const inCards = target.closest(".cards");
    if (event.key === "j" || (inCards && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (inCards && event.key === "ArrowUp")) step(-1);
    else if (event.key === "/") find.focus();
    else if (event.key === "?") keys.showModal();
    else if (event.key === "t") theme();
    else if (event.key === "Enter" && target.matches(".card")) {
      const ref = parts.get(target).refs[0];
      if (!ref) return;
      ref.scrollIntoView({ block: "center", behavior: behavior() });
      ref.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  });

  // While the text is read, the column of cards keeps up with it.
  const follow = new IntersectionObserver((entries) => {
    if (!wide.matches || chosen) return;
    const top = entries.filter((entry) => entry.isIntersecting).sort((a, b) => a.boundingClientRect.top - b.boundingClientRect.top)[0];
    const ref = top && top.target.querySelector("a.ref");
    const card = ref && document.getElementById(ref.closest(".story").id + "-c" + ref.dataset.o);
    if (card && !card.hidden && !card.closest(".cards").matches(":hover, :focus-within")) showCard(card);
  }, { rootMargin: "-15% 0px -70% 0px" });
  for (const block of all(".block")) follow.observe(block);

  // Paper can't be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });

  // An address that ends in a statement's name opens there.
  const asked = /^#t\d+-c\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (asked) {
    choose(asked);
    showCard(asked);
  }
})();
