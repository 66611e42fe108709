// Small comforts; every page works without them.
(() => {
  "use strict";
  // "/" goes to the search box of a list.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
    const box = document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); }
  });
  // Filters apply as soon as they are chosen.
  for (const form of document.querySelectorAll("form[data-auto]")) {
    form.addEventListener("change", (event) => {
      if (event.target.tagName === "SELECT") form.requestSubmit();
    });
  }
  // A form that was begun is not left by accident, and is sent once.
  let dirty = false;
  for (const form of document.querySelectorAll("form[data-guard]")) {
    form.addEventListener("input", () => { dirty = true; });
    form.addEventListener("submit", () => {
      dirty = false;
      const button = form.querySelector("button[type=submit]");
      setTimeout(() => { button.disabled = true; }, 0);
    });
  }
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
  });
  // Long choices are narrowed down by typing.
  for (const box of document.querySelectorAll("input[data-narrow]")) {
    const list = document.getElementById(box.dataset.narrow);
    box.addEventListener("input", () => {
      const text = box.value.trim();
      for (const label of list.querySelectorAll("label")) {
        label.hidden = text !== "" && !label.textContent.includes(text)
          && !label.querySelector("input").checked;
      }
    });
  }
  for (const box of document.querySelectorAll("input[data-finder]")) {
    const select = document.getElementById(box.dataset.finder);
    let latest = 0;
    box.addEventListener("input", async () => {
      const mine = ++latest;
      const address = "/options/" + box.dataset.lookup + "?q=" + encodeURIComponent(box.value)
        + "&about=" + (location.pathname.split("/")[2] || "");
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok || mine !== latest) return;
      const chosen = select.value;
      const empty = select.options[0];
      select.replaceChildren(empty);
      for (const item of (await answer.json()).items) {
        select.add(new Option(item.label, item.id, false, item.id === chosen));
      }
    });
  }
})();
