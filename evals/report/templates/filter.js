// Filtering by words, the count, and opening what a link leads to; the rest works without it.
(() => {
  const words = document.getElementById("words"), count = document.getElementById("count");
  const findings = [...document.querySelectorAll(".finding")];
  const show = () => {
    const wanted = words.value.trim().toLowerCase();
    for (const row of findings) row.classList.toggle("other", !row.textContent.toLowerCase().includes(wanted));
    const on = id => document.getElementById(id).checked;
    const listed = findings.filter(row => !row.classList.contains("other")
      && [...row.classList].every(name => !/^[ks]-/.test(name) || on("f-" + name.slice(2))));
    count.textContent = `${listed.length} of ${findings.length} listed`;
    for (const sheet of document.querySelectorAll(".sheet"))
      sheet.classList.toggle("bare", wanted !== "" && !listed.some(row => sheet.contains(row)));
  };
  const open = () => {
    const name = location.hash.slice(1);
    const there = document.getElementById(name) ?? document.getElementById(decodeURIComponent(name));
    const sheet = there?.closest("details");
    if (sheet && !sheet.open) { sheet.open = true; there.scrollIntoView(); }
  };
  words.closest("label").hidden = false;
  document.querySelector(".filter").addEventListener("input", show);
  document.querySelector(".filter").addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", open);
  show();
  open();
})();
