(function () {
  var note = document.getElementById("note"), main = document.querySelector("main");
  function hide() {
    note.style.display = "none";
    main.querySelectorAll(".pair").forEach(function (mark) { mark.classList.remove("pair"); });
  }
  function show(event) {
    var mark = event.target.closest("ins, del");
    hide();
    if (!mark) return;
    main.querySelectorAll('[data-e="' + mark.dataset.e + '"]').forEach(function (each) { each.classList.add("pair"); });
    if (mark.title) {  // in our own words below, not in the browser's as well
      mark.dataset.note = mark.title;
      mark.removeAttribute("title");
      mark.setAttribute("aria-describedby", "note");
    }
    note.textContent = mark.dataset.note;
    note.style.display = "block";
    var box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    var below = box.bottom + 8, left = Math.min(box.left, window.innerWidth - note.offsetWidth - 12);
    note.style.left = Math.max(12, left) + "px";
    note.style.top = (below + note.offsetHeight > window.innerHeight ? box.top - note.offsetHeight - 8 : below) + "px";
  }
  main.addEventListener("mouseover", show);
  main.addEventListener("focusin", show);
  main.addEventListener("mouseleave", hide);
  main.addEventListener("focusout", hide);
  document.addEventListener("click", function (event) {  // by hand: in a frame without an address a link leads nowhere
    var link = event.target.closest("td a");
    if (!link) return;
    event.preventDefault();
    main.querySelectorAll(".sought").forEach(function (row) { row.classList.remove("sought"); });
    var row = document.getElementById(link.hash.slice(1));
    row.classList.add("sought");
    row.scrollIntoView({ block: "center" });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
  window.addEventListener("scroll", hide, { passive: true });
})();
